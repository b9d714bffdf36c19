"""The tables of the first release."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    _what_is_so()
    _what_was_said()
    _what_follows()
    _who_may_sign_in()


def _what_is_so() -> None:
    op.create_table(
        "entity",
        sa.Column("id", sa.LargeBinary(), autoincrement=False, nullable=False),
        sa.Column("noun", sa.Text(), nullable=False),
        sa.Column("unit", sa.LargeBinary(), nullable=True),
        sa.Column("rev", sa.BigInteger(), nullable=False),
        sa.Column("doc", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("rev >= 1", name=op.f("ck_entity_rev_from_one")),
        sa.PrimaryKeyConstraint("id", name="pk_entity"),
    )
    op.create_index("ix_entity_noun_unit", "entity", ["noun", "unit"])
    op.create_table(
        "feed",
        sa.Column("scope", sa.LargeBinary(), autoincrement=False, nullable=False),
        sa.Column("position", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", sa.LargeBinary(), nullable=False),
        sa.Column("noun", sa.Text(), nullable=False),
        sa.Column("rev", sa.BigInteger(), nullable=False),
        sa.Column("command", sa.LargeBinary(), nullable=False),
        sa.Column("gone", sa.Boolean(), nullable=False),
        sa.CheckConstraint("position >= 1", name=op.f("ck_feed_position_from_one")),
        sa.ForeignKeyConstraint(["id"], ["entity.id"], name=op.f("fk_feed_id")),
        sa.PrimaryKeyConstraint("scope", "position", name="pk_feed"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_feed_scope_id", "feed", ["scope", "id"], unique=True)
    op.create_table(
        "head",
        sa.Column("scope", sa.LargeBinary(), autoincrement=False, nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("scope", name="pk_head"),
        sqlite_with_rowid=False,
    )


def _what_was_said() -> None:
    op.create_table(
        "journal",
        sa.Column(
            "seq",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column("command", sa.LargeBinary(), nullable=False),
        sa.Column("device", sa.LargeBinary(), nullable=True),
        sa.Column("n", sa.BigInteger(), nullable=True),
        sa.Column("person", sa.LargeBinary(), nullable=True),
        sa.Column("do", sa.Text(), nullable=False),
        sa.Column("about", sa.LargeBinary(), nullable=True),
        sa.Column("said_at", sa.BigInteger(), nullable=False),
        sa.Column("heard_at", sa.BigInteger(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("answer", sa.LargeBinary(), nullable=True),
        sa.Column("payload", sa.LargeBinary(), nullable=True),
        sa.Column("salt", sa.LargeBinary(), nullable=True),
        sa.Column("mark", sa.LargeBinary(), nullable=True),
        sa.Column("digest", sa.LargeBinary(), nullable=True),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint(
            "(payload IS NULL) = (digest IS NOT NULL)", name=op.f("ck_journal_digest_when_erased")
        ),
        sa.CheckConstraint(
            "(payload IS NULL) = (salt IS NULL)", name=op.f("ck_journal_erased_whole")
        ),
        sa.CheckConstraint(
            "payload IS NULL OR mark IS NULL", name=op.f("ck_journal_marked_when_erased")
        ),
        sa.CheckConstraint("seq >= 1", name=op.f("ck_journal_seq_from_one")),
        sa.PrimaryKeyConstraint("seq", name="pk_journal"),
    )
    op.create_index("ix_journal_command", "journal", ["command"], unique=True)
    op.create_index("ix_journal_about", "journal", ["about"])
    op.create_index(
        "ix_journal_erased",
        "journal",
        ["about"],
        sqlite_where=sa.text("payload IS NULL"),
        postgresql_where=sa.text("payload IS NULL"),
    )
    op.create_index(
        "ix_journal_heard_at",
        "journal",
        ["heard_at"],
        sqlite_where=sa.text("mark IS NOT NULL"),
        postgresql_where=sa.text("mark IS NOT NULL"),
    )
    op.create_table(
        "device",
        sa.Column("id", sa.LargeBinary(), autoincrement=False, nullable=False),
        sa.Column("person", sa.LargeBinary(), nullable=False),
        sa.Column("last_n", sa.BigInteger(), nullable=False),
        sa.Column("label", sa.Text(), nullable=True),
        sa.Column("seen_at", sa.BigInteger(), nullable=False),
        sa.Column("behind_ms", sa.BigInteger(), nullable=True),
        sa.Column("said_ms", sa.BigInteger(), nullable=True),
        sa.CheckConstraint("last_n >= 0", name=op.f("ck_device_last_n_from_zero")),
        sa.PrimaryKeyConstraint("id", name="pk_device"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_device_person", "device", ["person"])


def _what_follows() -> None:
    op.create_table(
        "counts",
        sa.Column("unit", sa.LargeBinary(), autoincrement=False, nullable=False),
        sa.Column("day", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("measure", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("n", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("unit", "day", "measure", name="pk_counts"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "owed",
        sa.Column("problem", sa.LargeBinary(), autoincrement=False, nullable=False),
        sa.Column("unit", sa.LargeBinary(), autoincrement=False, nullable=False),
        sa.Column("due_at", sa.BigInteger(), nullable=True),
        sa.Column("since_at", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("problem", "unit", name="pk_owed"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_owed_unit_due_at", "owed", ["unit", "due_at"])
    op.create_table(
        "alarm",
        sa.Column("entity", sa.LargeBinary(), autoincrement=False, nullable=False),
        sa.Column("what", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("entity", "what", name="pk_alarm"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_alarm_at", "alarm", ["at"])
    op.create_table(
        "meta",
        sa.Column("key", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("value", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_meta"),
        sqlite_with_rowid=False,
    )


def _who_may_sign_in() -> None:
    op.create_table(
        "account",
        sa.Column("person", sa.LargeBinary(), autoincrement=False, nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("password_hash", sa.Text(), nullable=True),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("disabled_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("person", name="pk_account"),
    )
    op.create_index("ix_account_email", "account", ["email"], unique=True)
    op.create_table(
        "session",
        sa.Column("token_hash", sa.LargeBinary(), autoincrement=False, nullable=False),
        sa.Column("person", sa.LargeBinary(), nullable=False),
        sa.Column("device", sa.LargeBinary(), nullable=True),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("seen_at", sa.BigInteger(), nullable=False),
        sa.Column("expires_at", sa.BigInteger(), nullable=False),
        sa.Column("agent", sa.Text(), nullable=True),
        sa.Column("shared", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("token_hash", name="pk_session"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_session_expires_at", "session", ["expires_at"])
    op.create_index("ix_session_person", "session", ["person"])
    op.create_table(
        "invitation",
        sa.Column("token_hash", sa.LargeBinary(), autoincrement=False, nullable=False),
        sa.Column("person", sa.LargeBinary(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("expires_at", sa.BigInteger(), nullable=False),
        sa.Column("used_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("token_hash", name="pk_invitation"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_invitation_person", "invitation", ["person"])
    _who_shares_a_tablet()
    op.create_table(
        "attempt",
        sa.Column("key", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("failures", sa.BigInteger(), nullable=False),
        sa.Column("last_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_attempt"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_attempt_last_at", "attempt", ["last_at"])


def _who_shares_a_tablet() -> None:
    op.create_table(
        "enrolment",
        sa.Column("code_hash", sa.LargeBinary(), autoincrement=False, nullable=False),
        sa.Column("unit", sa.LargeBinary(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("made_by", sa.LargeBinary(), nullable=True),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("expires_at", sa.BigInteger(), nullable=False),
        sa.Column("used_at", sa.BigInteger(), nullable=True),
        sa.Column("person", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("code_hash", name="pk_enrolment"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_enrolment_unit", "enrolment", ["unit"])
    op.create_table(
        "ticket",
        sa.Column("id", sa.LargeBinary(), autoincrement=False, nullable=False),
        sa.Column("secret", sa.LargeBinary(), nullable=False),
        sa.Column("person", sa.LargeBinary(), nullable=False),
        sa.Column("tablet", sa.LargeBinary(), nullable=False),
        sa.Column("device", sa.LargeBinary(), nullable=False),
        sa.Column("used_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_ticket"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_ticket_person", "ticket", ["person"])
    op.create_index("ix_ticket_used_at", "ticket", ["used_at"])
