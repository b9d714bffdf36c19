"""A thank-you is held by the devices of whoever it is for, and of others once they share it."""

from __future__ import annotations

from heard.domain.base import ThanksId
from heard.domain.org.entities import Person
from heard.domain.recognition.thanking import GiveThanks, ShareThanks
from tests.support.org import COLLEAGUE, LEAD, NEIGHBOUR, NURSE, OTHER_WARD_ID, WARD_ID
from tests.support.reader import Reader
from tests.support.world import DONE, World, refused


async def holds(world: World, person: Person, thanks: ThanksId) -> bool:
    reader = Reader(world, person)
    await reader.catch_up()
    return thanks in reader.known()


async def given(world: World, **to: object) -> ThanksId:
    thanks = ThanksId(world.new_id())
    said = GiveThanks(unit=WARD_ID, thanks=thanks, words="You stayed", **to)  # pyright: ignore[reportArgumentType]  one of its receivers
    assert await world.say(NURSE, said) == [DONE]
    return thanks


async def test_it_is_between_two_people_until_it_is_shared(world: World):
    thanks = await given(world, to_person=COLLEAGUE.id)
    share = ShareThanks(unit=WARD_ID, thanks=thanks)
    assert [await holds(world, one, thanks) for one in (NURSE, COLLEAGUE, LEAD)] == [
        True,
        True,
        False,
    ]
    assert await world.say(LEAD, share) == [refused("thanks.unknown")]
    assert await world.say(NURSE, share) == [refused("thanks.receiver_only")]
    assert await world.say(COLLEAGUE, share) == [DONE]
    assert await holds(world, LEAD, thanks)


async def test_a_team_sees_what_is_for_it_and_the_givers_when_it_is_shared(world: World):
    thanks = await given(world, to_unit=OTHER_WARD_ID)
    assert await holds(world, NEIGHBOUR, thanks)
    assert not await holds(world, LEAD, thanks)
    assert await world.say(NEIGHBOUR, ShareThanks(unit=WARD_ID, thanks=thanks)) == [DONE]
    assert await holds(world, LEAD, thanks)
