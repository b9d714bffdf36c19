"""A rule that asks the database: import-linter must refuse it."""

import sqlite3

__all__ = ["sqlite3"]
