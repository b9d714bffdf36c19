"""Good work is seen: a thank-you reaches whoever it is for, and goes further when they wish."""
