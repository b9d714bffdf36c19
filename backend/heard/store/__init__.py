"""SQL and nothing else: what is said, what is so, and who was told, each in one transaction."""
