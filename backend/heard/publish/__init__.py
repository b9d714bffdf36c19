"""What others may rely on is written down from the rules themselves: schemas, rights, types."""
