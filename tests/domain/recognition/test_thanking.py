"""A thank-you is private to whoever it is for, who alone says that others may see it."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from heard.domain.base import ThanksId, put
from heard.domain.book import published_to
from heard.domain.org.entities import Person
from heard.domain.recognition.entity import NhsValue, Thanks
from heard.domain.recognition.thanking import GiveThanks, ShareThanks
from heard.domain.signature import Signature
from tests.support.golden import Case, answer_to, table, write_golden
from tests.support.moments import NOW, Refused, moment, run
from tests.support.org import (
    BOARD_ID,
    COLLEAGUE,
    DISABLED,
    LEAD,
    MATRON,
    NEIGHBOUR,
    NEWCOMER,
    NURSE,
    OTHER_WARD_ID,
    WARD_ID,
    at,
    person,
    uid,
)

THANKS_ID = ThanksId(uid(440))
NOBODY = person(399, "Nobody").id
WORDS = "You stayed until the last bed was made"
GIVE = GiveThanks(unit=WARD_ID, thanks=THANKS_ID, words=WORDS, to_person=COLLEAGUE.id)
SHARE = ShareThanks(unit=WARD_ID, thanks=THANKS_ID)
THANKS = Thanks(
    id=THANKS_ID,
    unit=WARD_ID,
    words=WORDS,
    given=Signature(by=NURSE.id, who="Staff nurse", at=NOW),
    to_person=COLLEAGUE.id,
)
NEXT_DOOR = replace(THANKS, to_person=None, to_unit=OTHER_WARD_ID)
OURS = replace(THANKS, to_person=None, to_unit=WARD_ID)
OUTSIDE = replace(THANKS, to_person=None, to_outside="The blood courier")

GIVING = [
    Case(name="to a colleague, in a few words", by=NURSE, said=GIVE, expected=(THANKS,)),
    Case(
        name="it may say which value it shows, and come from a patient",
        by=NURSE,
        said=replace(GIVE, value=NhsValue.COMPASSION, from_patient=True),
        expected=(replace(THANKS, value=NhsValue.COMPASSION, from_patient=True),),
    ),
    Case(
        name="to a whole team",
        by=NURSE,
        said=replace(GIVE, to_person=None, to_unit=OTHER_WARD_ID),
        expected=(NEXT_DOOR,),
    ),
    Case(
        name="to somebody outside, who is named in words",
        by=NURSE,
        said=replace(GIVE, to_person=None, to_outside="The blood courier"),
        expected=(OUTSIDE,),
    ),
    Case(
        name="somebody who has left meanwhile is thanked all the same",
        by=NURSE,
        said=replace(GIVE, to_person=DISABLED.id),
        expected=(replace(THANKS, to_person=DISABLED.id),),
    ),
    Case(
        name="somebody new without a seat says thank you too",
        by=NEWCOMER,
        said=GIVE,
        expected=(replace(THANKS, given=Signature(by=NEWCOMER.id, who="Student nurse", at=NOW)),),
    ),
    Case(
        name="it is given once",
        known=(THANKS,),
        by=NURSE,
        said=GIVE,
        expected=Refused("thanks.exists"),
    ),
    Case(
        name="it says whom it is for",
        by=NURSE,
        said=replace(GIVE, to_person=None),
        expected=Refused("thanks.to_one"),
    ),
    Case(
        name="it is for one alone",
        by=NURSE,
        said=replace(GIVE, to_unit=OTHER_WARD_ID),
        expected=Refused("thanks.to_one"),
    ),
    Case(
        name="nobody is there of that name",
        by=NURSE,
        said=replace(GIVE, to_person=NOBODY),
        expected=Refused("thanks.receiver_unknown"),
    ),
    Case(
        name="there is no such team to thank",
        by=NURSE,
        said=replace(GIVE, to_person=None, to_unit=uid(199)),
        expected=Refused("unit.unknown"),
    ),
    Case(
        name="there is no such team of the giver",
        by=NURSE,
        said=replace(GIVE, unit=uid(199)),
        expected=Refused("unit.unknown"),
    ),
    Case(
        name="what the whole organisation is told is not private",
        by=NURSE,
        said=replace(GIVE, to_person=None, to_unit=BOARD_ID),
        expected=Refused("unit.is_everyone", {"unit": str(BOARD_ID)}),
    ),
]
SHARING = [
    Case(
        name="whoever it is for lets the team see it",
        known=(THANKS,),
        by=COLLEAGUE,
        said=SHARE,
        expected=(put(THANKS, shared_at=NOW),),
    ),
    Case(
        name="anyone of the team that it is for shares it",
        known=(NEXT_DOOR,),
        by=NEIGHBOUR,
        said=SHARE,
        expected=(put(NEXT_DOOR, shared_at=NOW),),
    ),
    Case(
        name="what went outside is its giver's to share",
        known=(OUTSIDE,),
        by=NURSE,
        said=SHARE,
        expected=(put(OUTSIDE, shared_at=NOW),),
    ),
    Case(
        name="a giver does not share what is another's",
        known=(THANKS,),
        by=NURSE,
        said=SHARE,
        expected=Refused("thanks.receiver_only"),
    ),
    Case(
        name="a giver does not share what is another team's",
        known=(NEXT_DOOR,),
        by=NURSE,
        said=SHARE,
        expected=Refused("thanks.receiver_only"),
    ),
    Case(
        name="shared again it stays as it was",
        known=(put(THANKS, shared_at=NOW),),
        by=COLLEAGUE,
        said=SHARE,
        said_at=at(11),
        expected=(),
    ),
    Case(
        name="of two devices the one that said it first stands",
        known=(put(THANKS, shared_at=at(12)),),
        by=COLLEAGUE,
        said=SHARE,
        said_at=at(11),
        expected=(put(put(THANKS, shared_at=at(12)), shared_at=at(11)),),
    ),
    Case(
        name="a wrong clock shares nothing before it was given",
        known=(THANKS,),
        by=COLLEAGUE,
        said=SHARE,
        said_at=at(9),
        expected=(put(THANKS, shared_at=NOW),),
    ),
    Case(
        name="what is not there, or not theirs to see, is not shared",
        by=COLLEAGUE,
        said=SHARE,
        expected=Refused("thanks.unknown"),
    ),
    Case(
        name="it is spoken of by the giver's team",
        known=(THANKS,),
        by=COLLEAGUE,
        said=replace(SHARE, unit=OTHER_WARD_ID),
        expected=Refused("thanks.unknown"),
    ),
]
CASES = [*GIVING, *SHARING]


@table(CASES)
def test_the_rules(case: Case):
    assert answer_to(case) == case.expected


def test_the_cases_are_the_golden_cases():
    write_golden(CASES)


def test_it_is_private_until_whoever_it_is_for_shares_it():
    assert published_to(THANKS, BOARD_ID) == {NURSE.id, COLLEAGUE.id}
    assert published_to(NEXT_DOOR, BOARD_ID) == {NURSE.id, OTHER_WARD_ID}
    assert published_to(OUTSIDE, BOARD_ID) == {NURSE.id}
    for private in (THANKS, NEXT_DOOR, OUTSIDE):
        shared = put(private, shared_at=NOW)
        assert published_to(shared, BOARD_ID) == published_to(private, BOARD_ID) | {WARD_ID}


def test_thanks_to_ones_own_team_are_seen_by_it_at_once():
    assert published_to(OURS, BOARD_ID) == {NURSE.id, WARD_ID}


SHARED = st.lists(
    st.tuples(st.sampled_from((NURSE, COLLEAGUE, LEAD, MATRON)), st.integers(-5, 5)), max_size=6
)


@given(said=SHARED, data=st.data())
def test_it_is_shared_since_one_time_in_any_order_of_arrival(
    said: list[tuple[Person, int]], data: st.DataObject
):
    assert shared_in(said) == shared_in(data.draw(st.permutations(said)))


def shared_in(said: list[tuple[Person, int]]) -> Thanks:
    thanks = OURS
    for by, minutes in said:
        now = moment([thanks], by, said_at=NOW + timedelta(minutes=minutes))
        answer = run(SHARE, now)
        if by == MATRON:  # the only one of them who is not of the team
            assert answer == Refused("thanks.receiver_only")
            continue
        assert isinstance(answer, tuple), answer
        thanks = next((one for one in answer if isinstance(one, Thanks)), thanks)
    return replace(thanks, rev=0)
