"""A store that knows the engine above it: import-linter must refuse it."""

from heard import engine

__all__ = ["engine"]
