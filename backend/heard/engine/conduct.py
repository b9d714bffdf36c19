"""The one write path: number, authorise, decide. Reading is done before it, writing after.

Nothing here touches the database, so each request of a group sees what the ones before it made.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from uuid import UUID

from msgspec.structs import replace

from heard.domain.alike import is_alike
from heard.domain.base import Entity, PersonId, Refusal, refuse
from heard.domain.book import SEEN_BY_ALL, AnyCommand, AnyEntity, decide, published_to
from heard.domain.london import london_day
from heard.domain.moment import Moment
from heard.domain.org.entities import Person
from heard.domain.rights import authorise, follows
from heard.engine.batch import DONE, Batch, Heard, Utterance, Verdict, behind, label, ms
from heard.engine.directory import Directory
from heard.engine.ledger import Ledger
from heard.engine.lookup import merged_into, named_in
from heard.engine.wire import NO_NUMBER, encode_answer, is_done
from heard.store.devices import Device
from heard.store.journal import Answered

_log = logging.getLogger("heard.engine")

_COPIED = b'"code":"device.copied"'  # in an answer; nothing that was said can stand there


class DeviceOfAnother(Exception):  # noqa: N818  an answer (403), not a fault
    """A device id that belongs to somebody else."""


class Group:
    """The requests that are committed together, one after the other."""

    def __init__(
        self,
        directory: Directory,
        ledger: Ledger,
        answered: Mapping[UUID, Answered],
        devices: Mapping[UUID, Device],
        heard_at: datetime,
    ) -> None:
        self._directory = directory
        self._ledger = ledger
        self._answered = answered
        self._heard_at = heard_at
        self._fresh: dict[UUID, Heard] = {}
        self.devices = dict(devices)
        self.heard: list[Heard] = []

    def conduct(self, batch: Batch) -> list[bytes]:
        """The answers to one request, in its order. Raises DeviceOfAnother."""
        if batch.device is not None and batch.person is not None:
            self._know_device(batch.device, batch.person, batch.sent_at)
        if not batch.atomic:
            return self._in_turn(batch)
        return self._all_or_nothing(batch)

    def _in_turn(self, batch: Batch) -> list[bytes]:
        """One after the other; behind a copied device's words the rest waits for its new number."""
        answers: list[bytes] = []
        copied = False
        for said in batch.said:
            answer = encode_answer(said.id, "later") if copied else self._answer(batch, said)
            copied = copied or _COPIED in answer
            answers.append(answer)
        return answers

    def _all_or_nothing(self, batch: Batch) -> list[bytes]:
        assert batch.device is None, "only this program itself speaks of all or nothing"
        start, mark = len(self.heard), self._ledger.mark()
        answers = [self._answer(batch, said) for said in batch.said]
        if not all(map(is_done, answers)):
            self._ledger.back_to(mark)
            for one in self.heard[start:]:
                self._fresh.pop(one.utterance.id)
            del self.heard[start:]
        return answers

    def _know_device(self, device_id: UUID, person: PersonId, sent_at: datetime | None) -> None:
        new = Device(device_id, person, 0, None, ms(self._heard_at))
        device = self.devices.get(device_id, new)
        if device.person != person:
            raise DeviceOfAnother
        behind_ms = behind(sent_at, self._heard_at, device.behind_ms)
        self.devices[device_id] = replace(device, behind_ms=behind_ms)

    def _answer(self, batch: Batch, said: Utterance) -> bytes:
        """In its turn. Every outcome but `later` uses up its n, an answer given before too."""
        before = self._heard_before(said)
        if batch.device is not None:
            device = self.devices[batch.device]
            ahead = said.n - device.last_n
            if ahead > 1:
                return encode_answer(said.id, "later")
            if ahead == 1:
                self._use_up(device)
            elif before is None:
                return _out_of_turn(said, device)
        return before or self._hear(batch, said)

    def _heard_before(self, said: Utterance) -> bytes | None:
        """The stored answer, byte for byte; or that its id was given to other words."""
        fresh = self._fresh.get(said.id)
        if fresh is not None:
            same = fresh.utterance.payload == said.payload
            return fresh.answer if same else _id_reused(said.id)
        before = self._answered.get(said.id)
        if before is None:
            return None
        return before.answer if before.says(said.payload) else _id_reused(said.id)

    def _use_up(self, device: Device) -> None:
        at = ms(self._heard_at)
        self.devices[device.id] = replace(device, last_n=device.last_n + 1, seen_at=at)

    def _hear(self, batch: Batch, said: Utterance) -> bytes:
        said_at = self._label(batch, said)
        speaker = batch.speaker_of(said)
        verdict = said.verdict or self._judge(said, speaker, said_at)
        answer = encode_answer(said.id, verdict.outcome, verdict.code, verdict.facts)
        heard = Heard(
            utterance=said,
            person=speaker,
            device=batch.device,
            said_at=said_at,
            heard_at=self._heard_at,
            outcome=verdict.outcome,
            answer=answer,
        )
        self._fresh[said.id] = heard
        self.heard.append(heard)
        return answer

    def _label(self, batch: Batch, said: Utterance) -> datetime:
        """Whoever numbers nothing, as the clock and a one-off, is corrected by this request."""
        if batch.device is None:
            behind_ms = behind(batch.sent_at, self._heard_at, None)
            return label(said.said_at, behind_ms, self._heard_at, None)
        device = self.devices[batch.device]
        said_at = label(said.said_at, device.behind_ms, self._heard_at, device.said_ms)
        if said.said_at is not None:  # else what was said before it, and waits, would move to now
            self.devices[device.id] = replace(device, said_ms=ms(said_at))
        return said_at

    def _judge(self, said: Utterance, person: PersonId | None, said_at: datetime) -> Verdict:
        command = said.command
        assert command is not None, "what did not decode has its verdict already"
        speaker = self._ledger.known.get(person) if person is not None else None
        if isinstance(speaker, Person) and speaker.disabled_at is not None:
            return Verdict("held", "person.disabled")
        moment = Moment(
            command_id=said.id,
            said_at=said_at,
            heard_at=self._heard_at,
            speaker=person,
            known=self._known_to(speaker, command),
            org=self._directory.org,
        )
        try:
            self._decide(command, moment)
        except Refusal as no:
            return Verdict("refused", no.code, no.facts)
        except Exception:  # noqa: BLE001  whatever it is, see below; it is logged whole
            # A fault of ours in one rule must neither lose the words nor block those behind them.
            _log.exception("rule failed", extra={"command": str(said.id), "do": said.tag})
            return Verdict("held", "command.fault")
        return DONE

    def _decide(self, command: AnyCommand, moment: Moment) -> None:
        authorise(command, moment)
        change = decide(command, moment)
        for entity in change.entities:
            self._next_revision(entity)
        self._ledger.put(change.entities, moment.command_id)

    def _next_revision(self, entity: Entity) -> None:
        """A new thing takes an id that nothing has, seen or unseen; others move on by one."""
        before = self._ledger.known.get(entity.id) or self._directory.find(entity.id)
        if before is not None and entity.rev == 1:
            refuse(f"{entity.noun}.exists")
        if before is None and is_alike(entity.id) != entity.alike:
            refuse(f"{entity.noun}.exists")  # or the id would be gone before its own thing is made
        assert entity.rev == (before.rev if before is not None else 0) + 1, "a revision was skipped"

    def _known_to(self, speaker: Entity | None, command: AnyCommand) -> dict[UUID, Entity]:
        """What the command is about, less what the speaker is not told of."""
        named = [one for one in self._all_known(named_in(command)) if self._told(speaker, one)]
        spoken_of = (*named, *self._all_known(merged_into(named)))
        known = {one.id: one for one in spoken_of}
        return known | {speaker.id: speaker} if speaker is not None else known

    def _all_known(self, ids: Iterable[UUID]) -> Iterator[Entity]:
        found = (self._ledger.known.get(entity_id) for entity_id in ids)
        return (one for one in found if one is not None)

    def _told(self, speaker: Entity | None, entity: Entity) -> bool:
        if isinstance(entity, SEEN_BY_ALL) or not isinstance(speaker, Person):
            return True
        assert isinstance(entity, AnyEntity), "every entity says where it is published"
        org = self._directory.org
        followed = follows(speaker, org, london_day(self._heard_at))
        return bool(published_to(entity, org.root) & followed)


def _out_of_turn(said: Utterance, device: Device) -> bytes:
    """Answered, but not stored: it has no place of its own among the device's words."""
    if said.n > NO_NUMBER:
        return encode_answer(said.id, "refused", "device.copied", {"last_n": device.last_n})
    assert said.verdict is not None, "only what did not decode can be without a number"
    return encode_answer(said.id, "refused", said.verdict.code, said.verdict.facts)


def _id_reused(command_id: UUID) -> bytes:
    return encode_answer(command_id, "refused", "command.id_reused")
