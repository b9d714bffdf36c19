"""A rule that asks a package for the calendar: import-linter must refuse it."""

import holidays

__all__ = ["holidays"]
