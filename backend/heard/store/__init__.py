"""Everything Heard knows is kept in one database, and this is the only code that speaks SQL."""
