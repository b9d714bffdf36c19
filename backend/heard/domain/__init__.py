"""The rules, pure: what may be said, what then holds, what follows from it."""
