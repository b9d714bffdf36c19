"""One write path: a batch of commands becomes one commit, and everyone who may know is told."""
