"""What changes who can sign in is journalled with it: who did it, to whom, by which address.

These rows are no commands: nobody can say them, and nothing follows from reading them. But they are
in the chain, so that whoever took an account over cannot have done so unseen.
"""

from __future__ import annotations

from uuid import UUID

import msgspec
from msgspec import Struct

from heard.domain.base import PersonId
from heard.identity.tokens import RandomBytes
from heard.store import journal
from heard.store.database import Tx
from heard.store.journal import SALT_BYTES

_encode = msgspec.json.Encoder().encode


class Act(Struct, frozen=True):
    """`person`: whose way in it changes. `email`: the address at which, where one was given."""

    do: str
    person: PersonId
    email: str | None = None


async def trace(tx: Tx, random: RandomBytes, act: Act, by: PersonId | None, now: int) -> None:
    """`by` None: an operator at the command line, or what follows from a command.

    The last of its transaction: the writer of commands waits for the end of the journal too, and
    takes nothing of ours after it.
    """
    row = UUID(bytes=random(16), version=4)
    said = journal.Said(
        command=row,
        device=None,
        n=None,
        person=by,
        do=act.do,
        about=act.person,
        said_at=now,
        heard_at=max(now, await journal.last_heard_at(tx) or 0),
        outcome="done",
        answer=journal.usual_answer(row),
        payload=_encode(act),
        salt=random(SALT_BYTES),
    )
    await journal.append(tx, [said])
