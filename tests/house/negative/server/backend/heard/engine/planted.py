"""An engine that knows HTTP and SQL's builder: import-linter must refuse it."""

import litestar
import sqlalchemy

__all__ = ["litestar", "sqlalchemy"]
