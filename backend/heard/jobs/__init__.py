"""Work for later gets done: due commands are said, and queued work is leased and run."""
