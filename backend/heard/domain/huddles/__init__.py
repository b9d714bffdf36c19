"""Ten minutes at the board: when a team meets, how it runs, and what it said there."""
