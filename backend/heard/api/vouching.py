"""Whose each command from a shared tablet is: its proof is checked before anything is said."""

from __future__ import annotations

from msgspec.structs import replace

from heard.api.actor import Actor
from heard.api.state import Running
from heard.domain.base import PersonId, Right
from heard.engine.batch import Batch, Utterance, Verdict, ms
from heard.identity import tickets
from heard.identity.tickets import Claim

# Never said as the tablet, and never lost: somebody looks at it.
_NOT_SHOWN = Verdict("held", "ticket.not_valid")
# Such acts ask for a sign-in of the last minutes, and a ticket is none.
_NOT_BY_TICKET = Verdict("refused", "ticket.cannot_administer")


async def vouched(running: Running, tablet: Actor, batch: Batch) -> Batch:
    """The batch with each speaker that was shown; what comes without a proof is the tablet's."""
    claims = [_claim(one, batch) for one in batch.said if one.by is not None]
    now = ms(running.engine.now())
    found = iter(await tickets.speakers(running.door, tablet.person.id, claims, now))
    said = (_spoken(one, next(found)) if one.by is not None else one for one in batch.said)
    return replace(batch, said=tuple(said))


def _claim(said: Utterance, batch: Batch) -> Claim:
    by, device = said.by, batch.device
    assert by is not None, "only what comes with a proof claims anything"
    assert device is not None, "a sync is a device's"
    return Claim(
        ticket=by.ticket,
        proof=by.proof,
        device=by.device or device,
        n=by.n or said.n,
        command=said.id,
        payload=said.payload,
    )


def _spoken(said: Utterance, speaker: PersonId | None) -> Utterance:
    if speaker is None:
        return replace(said, command=None, verdict=said.verdict or _NOT_SHOWN)
    administers = said.command is not None and said.command.needs is Right.ADMINISTER
    verdict = said.verdict or (_NOT_BY_TICKET if administers else None)
    return replace(said, speaker=speaker, verdict=verdict)
