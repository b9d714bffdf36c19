"""A problem's life: raised, held, answered, and whether it worked."""
