"""What must reach a person outside the app does: one function for each way of reaching them."""
