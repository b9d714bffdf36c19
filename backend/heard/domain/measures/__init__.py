"""A team's own counters: what it counts, and what each day came to."""
