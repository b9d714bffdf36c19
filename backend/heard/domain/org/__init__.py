"""The organisation: who stands where, who sits in which seat, when they work."""
