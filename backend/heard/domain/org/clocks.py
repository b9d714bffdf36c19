"""One set of clocks for the organisation, and each can be kept."""

from __future__ import annotations

from typing import Annotated, ClassVar, assert_never

from msgspec import Meta

from heard.domain.base import Command, Right, StandardsId, refuse
from heard.domain.moment import Change, Moment
from heard.domain.org.as_said import as_said
from heard.domain.org.entities import DEFAULT_TIERS, Standard, Standards


class SetStandards(Command, frozen=True, kw_only=True, tag="standards.set"):
    """The clocks of the organisation; they hold for asks made from now on."""

    needs: ClassVar[Right] = Right.ADMINISTER
    standards: StandardsId
    tiers: dict[str, Standard]
    lateral: Standard
    response_hours: Annotated[int, Meta(ge=1, le=720)] = 24
    inform_hours: Annotated[int, Meta(ge=1, le=720)] = 72


def set_standards(said: SetStandards, moment: Moment) -> Change:
    before = moment.org.standards
    if before is not None and before.id != said.standards:
        refuse("standards.are_one")
    if said.tiers.keys() != DEFAULT_TIERS.keys():
        refuse("standards.other_tiers", tiers=sorted(DEFAULT_TIERS))
    for name, standard in (*said.tiers.items(), ("lateral", said.lateral)):
        if not standard.can_be_kept:
            refuse("standards.cannot_be_kept", of=name)
    if said.inform_hours < said.response_hours:
        refuse("standards.informed_too_soon")
    return as_said(Standards, said.standards, before, said, without={"standards"})


ClockCommand = SetStandards


def decide(said: ClockCommand, moment: Moment) -> Change:
    match said:
        case SetStandards():
            return set_standards(said, moment)
        case _:
            assert_never(said)
