"""POST /api/sync: commands up, whole entities down. A pull is a sync without commands."""

from __future__ import annotations

import re
from typing import Any

import msgspec
from litestar import Request, Response, post
from litestar.di import NamedDependency
from msgspec.structs import replace

from heard.api.actor import NOT_FRESH, Actor, is_fresh
from heard.api.compress import compressed
from heard.api.faults import Fault
from heard.api.state import running_of
from heard.api.vouching import vouched
from heard.domain.base import PersonId, Right
from heard.engine.batch import Batch, Utterance, Verdict, utterance
from heard.engine.engine import Engine
from heard.engine.pull import Pulled, pull
from heard.engine.wire import SyncAnswer, SyncRequest, without_values
from heard.engine.writer import Answered

_request = msgspec.json.Decoder(SyncRequest)
_encode = msgspec.json.Encoder().encode
_TOO_LATE = Verdict("refused", NOT_FRESH)
_NOT_HERE = Verdict("refused", "command.not_from_outbox")


@post("/api/sync", status_code=200)
async def sync(request: Request[Any, Any, Any], sender: NamedDependency[Actor]) -> Response[bytes]:
    """Conduct the device's commands, then tell it what is new in the scopes that it follows."""
    running = running_of(request.scope)  # two that are given by name would cost a task each
    engine = running.engine
    asked, batch = _decoded(await request.body(), sender.person.id)
    if any(one.by is not None for one in batch.said):
        batch = await vouched(running, sender, batch)
    if sender.may(Right.ADMINISTER) and not is_fresh(running, sender):
        batch = replace(batch, said=tuple(map(_unless_administering, batch.said)))
    answered = await _say(engine, batch)
    pulled = await _pulled(engine, sender, asked)
    body = _encode(
        SyncAnswer(
            epoch=engine.epoch,
            last_n=answered.last_n,
            answers=[msgspec.Raw(one) for one in answered.answers],
            changes=pulled.changes,
            after=pulled.after,
            forget=pulled.forget,
            more=pulled.more,
            server_time=engine.now(),
        )
    )
    return compressed(request, body)


async def _pulled(engine: Engine, sender: Actor, asked: SyncRequest) -> Pulled:
    """A tablet that was revoked, perhaps by what it has just sent, keeps nothing that it read."""
    person = await engine.person(sender.person.id) or sender.person
    if not sender.told or person.disabled_at is not None:
        return Pulled([], {}, sorted(asked.after), more=False)
    same_timeline = asked.epoch in (None, engine.epoch)
    return await pull(engine, person, asked.after if same_timeline else {})


async def _say(engine: Engine, batch: Batch) -> Answered:
    assert batch.device is not None, "a sync is a device's"
    assert batch.person is not None, "a sync is a person's"
    if batch.said:
        return await engine.say(batch)
    return Answered([], await engine.last_n(batch.device, batch.person))


def _unless_administering(said: Utterance) -> Utterance:
    """Refused as its answer, so that nothing behind it waits and its author hears what to do."""
    administers = said.command is not None and said.command.needs is Right.ADMINISTER
    return replace(said, verdict=_TOO_LATE) if administers and said.verdict is None else said


def _from_outbox(said: Utterance) -> Utterance:
    elsewhere = said.command is not None and not said.command.from_outbox
    return replace(said, verdict=_NOT_HERE) if elsewhere and said.verdict is None else said


def _decoded(body: bytes, person: PersonId) -> tuple[SyncRequest, Batch]:
    """The envelope as a whole is right or a 400; each command in it is judged alone."""
    try:
        body.decode()
        asked = _envelope(body)
        said = tuple(_from_outbox(utterance(bytes(raw))) for raw in asked.commands)
    except (UnicodeDecodeError, msgspec.DecodeError, RecursionError) as error:
        raise Fault(400, "request.malformed", facts=_where(error)) from None
    if asked.person not in (None, person):
        raise Fault(403, "session.of_another")
    return asked, Batch(said=said, person=person, device=asked.device, sent_at=asked.sent_at)


def _envelope(body: bytes) -> SyncRequest:
    try:
        return _request.decode(body)
    except msgspec.DecodeError:
        if b"\\u" not in body:
            raise
        return _request.decode(_ESCAPE.sub(_whole, body))


def _whole(escape: re.Match[bytes]) -> bytes:
    """Half an emoji, as a text cut at its length ends in, is no letter; its words still count."""
    return b"\\ufffd" if escape["half"] else escape[0]


# An escape, whole: a pair of surrogates, half a pair, or any other; so that none is read in two.
_ESCAPE = re.compile(
    rb"\\(?:u[dD][89abAB]..\\u[dD][c-fC-F]..|(?P<half>u[dD][89a-fA-F][0-9a-fA-F]{2})|.)", re.DOTALL
)


def _where(error: Exception) -> dict[str, str] | None:
    """Msgspec tells what it expected and where; never what it found."""
    return {"why": without_values(error)} if isinstance(error, msgspec.ValidationError) else None
