"""The schema, described once: Alembic compares databases with it, and tests compare both ways.

Ids are the 16 bytes of a UUID, documents and answers are UTF-8 JSON as it lies on the wire, times
are milliseconds since 1970 in UTC, days are days since 1970-01-01. Nothing that answers requests
imports this: SQLAlchemy costs a start 0.45 s and 18 MB (statement.py).
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    text,
)
from sqlalchemy.types import TypeEngine

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _key(name: str, kind: TypeEngine[Any] | type[Any] = LargeBinary) -> Column[Any]:
    return Column(name, kind, primary_key=True, autoincrement=False, nullable=False)


def _must(name: str, kind: type[Any], *more: Any) -> Column[Any]:
    return Column(name, kind, *more, nullable=False)


def _may(name: str, kind: type[Any]) -> Column[Any]:
    return Column(name, kind, nullable=True)


def _narrow(name: str, *parts: Column[Any] | Index | CheckConstraint) -> Table:
    """A table of short rows, found by their key: SQLite keeps them in the key, one tree for two."""
    return Table(name, metadata, *parts, sqlite_with_rowid=False)


# --- What is so -----------------------------------------------------------------------------------

entity = Table(
    "entity",
    metadata,
    _key("id"),
    _must("noun", Text),
    _may("unit", LargeBinary),  # its home, for what has one
    _must("rev", BigInteger),
    _must("doc", LargeBinary),
    CheckConstraint("rev >= 1", name="rev_from_one"),
    Index(None, "noun", "unit"),
)

feed = _narrow(
    "feed",
    _key("scope"),
    _key("position", BigInteger),  # in the key, so that a page is read in one sweep
    _must("id", LargeBinary, ForeignKey("entity.id")),  # or a reader would never be told of it
    _must("noun", Text),
    _must("rev", BigInteger),
    _must("command", LargeBinary),
    _must("gone", Boolean),  # no longer published to this scope
    Index(None, "scope", "id", unique=True),
    CheckConstraint("position >= 1", name="position_from_one"),
)

# The newest position of each scope, and under a name that no scope can have, of the journal.
head = _narrow("head", _key("scope"), _must("position", BigInteger))

# --- What was said --------------------------------------------------------------------------------

_ROWID = BigInteger().with_variant(Integer, "sqlite")  # SQLite's own key of a row, no second tree
_MARKED = text("mark IS NOT NULL")
_ERASED = text("payload IS NULL")

journal = Table(
    "journal",
    metadata,
    _key("seq", _ROWID),
    _must("command", LargeBinary),
    _may("device", LargeBinary),  # none when the clock speaks
    _may("n", BigInteger),
    _may("person", LargeBinary),
    _must("do", Text),
    _may("about", LargeBinary),  # the problem that it spoke of, as far as that could be read
    _must("said_at", BigInteger),
    _must("heard_at", BigInteger),
    _must("outcome", Text),
    _may("answer", LargeBinary),  # none where it is the usual one
    _may("payload", LargeBinary),  # none once erased
    _may("salt", LargeBinary),
    _may("mark", LargeBinary),  # what an erased payload leaves, with its digest; see chain.py
    _may("digest", LargeBinary),
    _must("hash", LargeBinary),
    Index(None, "command", unique=True),
    Index(None, "about"),
    Index("ix_journal_erased", "about", sqlite_where=_ERASED, postgresql_where=_ERASED),
    CheckConstraint("seq >= 1", name="seq_from_one"),
    CheckConstraint("(payload IS NULL) = (salt IS NULL)", name="erased_whole"),
    CheckConstraint("(payload IS NULL) = (digest IS NOT NULL)", name="digest_when_erased"),
    CheckConstraint("payload IS NULL OR mark IS NULL", name="marked_when_erased"),
    Index(None, "heard_at", sqlite_where=_MARKED, postgresql_where=_MARKED),
)

device = _narrow(
    "device",
    _key("id"),
    _must("person", LargeBinary),
    _must("last_n", BigInteger),
    _may("label", Text),
    _must("seen_at", BigInteger),
    _may("behind_ms", BigInteger),
    _may("said_ms", BigInteger),
    Index(None, "person"),
    CheckConstraint("last_n >= 0", name="last_n_from_zero"),
)

# --- What follows from it, rebuilt from entities at will ------------------------------------------

counts = _narrow(
    "counts",
    _key("unit"),
    _key("day", BigInteger),
    _key("measure", Text),
    _must("n", BigInteger),
)

owed = _narrow(
    "owed",
    _key("problem"),
    _key("unit"),  # who owes the answer
    _may("due_at", BigInteger),
    _must("since_at", BigInteger),
    _must("state", Text),
    Index(None, "unit", "due_at"),
)

alarm = _narrow(
    "alarm",
    _key("entity"),
    _key("what", Text),
    _must("at", BigInteger),
    Index(None, "at"),
)

meta = _narrow("meta", _key("key", Text), _must("value", LargeBinary))

# --- Who may sign in ------------------------------------------------------------------------------

account = Table(
    "account",
    metadata,
    _key("person"),
    _must("email", Text),  # in lower case
    _may("password_hash", Text),
    _must("created_at", BigInteger),
    _may("disabled_at", BigInteger),
    Index(None, "email", unique=True),
)

session = _narrow(
    "session",
    _key("token_hash"),
    _must("person", LargeBinary),  # who starts a ward has a session before any account
    _may("device", LargeBinary),
    _must("created_at", BigInteger),
    _must("seen_at", BigInteger),
    _must("expires_at", BigInteger),
    _may("agent", Text),
    _must("shared", Boolean),  # a tablet's or a wall's
    Index(None, "person"),
    Index(None, "expires_at"),
)

invitation = _narrow(
    "invitation",
    _key("token_hash"),
    _must("person", LargeBinary),
    _must("email", Text),
    _must("created_at", BigInteger),
    _must("expires_at", BigInteger),
    _may("used_at", BigInteger),
    Index(None, "person"),
)

# A code that signs a tablet or a wall in; once used, what is known of its enrolment.
enrolment = _narrow(
    "enrolment",
    _key("code_hash"),
    _must("unit", LargeBinary),
    _must("kind", Text),
    _must("name", Text),
    _may("made_by", LargeBinary),  # none: an operator
    _must("created_at", BigInteger),
    _must("expires_at", BigInteger),
    _may("used_at", BigInteger),
    _may("person", LargeBinary),
    Index(None, "unit"),
)

# What a person speaks by on one tablet. The secret as it is: proofs are checked with it.
ticket = _narrow(
    "ticket",
    _key("id"),
    _must("secret", LargeBinary),
    _must("person", LargeBinary),
    _must("tablet", LargeBinary),
    _must("device", LargeBinary),
    _must("used_at", BigInteger),
    Index(None, "person"),
    Index(None, "used_at"),
)

# Failed attempts to sign in, by account or by address.
attempt = _narrow(
    "attempt",
    _key("key", Text),
    _must("failures", BigInteger),
    _must("last_at", BigInteger),
    Index(None, "last_at"),
)
