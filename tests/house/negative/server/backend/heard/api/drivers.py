"""HTTP that speaks to a database itself: import-linter must refuse it."""

import aiosqlite
import asyncpg

__all__ = ["aiosqlite", "asyncpg"]
