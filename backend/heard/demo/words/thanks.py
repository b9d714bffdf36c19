"""Thank-yous as they are said: short, for something that somebody did."""

from __future__ import annotations

from msgspec import Struct

from heard.domain.recognition.entity import NhsValue


class Thank(Struct, frozen=True, kw_only=True):
    """`to`: a service by its name, or somebody outside; left out, a colleague."""

    words: str
    to: str | None = None
    value: NhsValue | None = None
    from_patient: bool = False


THANKS = (
    Thank(
        words="You took the student through the whole round and never hurried her.",
        value=NhsValue.EVERYONE_COUNTS,
    ),
    Thank(words="Thank you for swapping your weekend at a day's notice."),
    Thank(
        words="You stayed until the new starter had found everything. I saw that.",
        value=NhsValue.WORKING_TOGETHER,
    ),
    Thank(
        words="A family said that you explained it better than anybody had.",
        value=NhsValue.COMPASSION,
        from_patient=True,
    ),
    Thank(
        words="Good catch with the two boxes. Nobody else had looked twice.",
        value=NhsValue.QUALITY,
    ),
    Thank(words="The store room. You can find things in it now. Thank you."),
    Thank(words="Thank you for asking the question that we were all not asking."),
    Thank(to="Estates", words="The light was mended before the round. Thank you."),
    Thank(
        to="Pharmacy",
        words="Thank you for coming up on Saturday. It saved us an afternoon.",
        value=NhsValue.WORKING_TOGETHER,
    ),
    Thank(to="IT", words="Both computers in one visit, and you asked what else. Thank you."),
    Thank(to="Medical engineering", words="A loan within the hour. Thank you."),
    Thank(to="Volunteers", words="The tea trolley at three is what people talk about here."),
    Thank(
        to="The bank office",
        words="You rang back, twice, until the shift was filled.",
        value=NhsValue.RESPECT,
    ),
)

NIGHT_PORTERS = Thank(
    to="Estates",  # where porters are sent from
    words="Thank you, night porters. Three beds moved before the round, and nobody woke.",
    value=NhsValue.WORKING_TOGETHER,
)
FOR_THE_NURSE = Thank(
    words="I watched your huddle last week. The student spoke first. Thank you for that.",
    value=NhsValue.EVERYONE_COUNTS,
)
