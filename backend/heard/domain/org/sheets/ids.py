"""The same code or address in a file is always the same thing, with nothing stored to say so.

Ids are made (UUIDv5) from the organisation's own root, so that loading a file again changes
nothing and two organisations never share one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from uuid import UUID, uuid5

from heard.domain.base import PersonId

# The namespace of a root that a file makes, where there is no organisation yet.
FIRST = UUID("0b1f9a52-6c0e-5d1b-9a53-3a1c1d9d7c44")
_MADE_FROM_WORDS = 5  # the version of such an id; whatever was made in the app has another


def key(words: str) -> str:
    """Codes and names are the same however they are spaced or capitalised."""
    return " ".join(words.split()).casefold()


def made_from(root: UUID, noun: str, *words: str) -> UUID:
    return uuid5(root, "\n".join((noun, *map(key, words))))


def person_id(root: UUID, email: str) -> PersonId:
    return PersonId(made_from(root, "person", email))


def by_hand(names: Mapping[UUID, str]) -> dict[str, UUID]:
    """What was made in the app, by its name: a ward that began before its organisation was loaded.

    A name that two of them share names neither.
    """
    made = {i: key(name) for i, name in names.items() if i.version != _MADE_FROM_WORDS}
    clear = once(made.values())
    return {name: i for i, name in made.items() if name in clear}


def once(keys: Iterable[str]) -> frozenset[str]:
    return frozenset(one for one, n in Counter(keys).items() if n == 1)
