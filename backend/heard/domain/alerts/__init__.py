"""Stop the line: anybody halts for safety, and those above hear of it within minutes."""
