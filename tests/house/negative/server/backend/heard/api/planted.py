"""HTTP that reaches for its sibling: import-linter must refuse it."""

from heard import jobs

__all__ = ["jobs"]
