"""A password is kept as argon2id alone, and checking one costs the same whoever is asked for."""

from __future__ import annotations

import asyncio
import unicodedata
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from argon2 import PasswordHasher, Type
from argon2.exceptions import VerifyMismatchError
from msgspec import Struct

from heard.domain.base import refuse

# Length is what helps; rules about digits and capitals do not (NIST SP 800-63B-4, 3.1.1.2).
PASSWORD_LENGTH_MIN = 12
PASSWORD_LENGTH_MAX = 200


class Strength(Struct, frozen=True):
    """The work of one check. Source: OWASP Password Storage Cheat Sheet, argon2id (2025)."""

    memory_kib: int = 19 * 1024
    passes: int = 2
    lanes: int = 1


class Hasher(Struct, frozen=True):
    """How passwords are hashed, at what strength. `nobody` is a hash that stands for no account."""

    hash: Callable[[str], str]
    matches: Callable[[str, str], bool]  # the stored hash, the password
    outdated: Callable[[str], bool]
    nobody: str
    threads: ThreadPoolExecutor


def argon2id(strength: Strength = Strength()) -> Hasher:  # noqa: B008  frozen
    hasher = PasswordHasher(
        time_cost=strength.passes,
        memory_cost=strength.memory_kib,
        parallelism=strength.lanes,
        type=Type.ID,
    )

    def matches(stored: str, password: str) -> bool:
        try:
            return hasher.verify(stored, password)
        except VerifyMismatchError:
            return False

    return Hasher(
        hash=hasher.hash,
        matches=matches,
        outdated=hasher.check_needs_rehash,
        nobody=hasher.hash("nobody"),
        # Two at once, in threads of their own: a flood of tries waits here and nowhere else.
        threads=ThreadPoolExecutor(max_workers=2, thread_name_prefix="argon2"),
    )


def chosen(password: str) -> str:
    """The password as it is hashed, or a refusal that says how long it must be."""
    if len(password) > PASSWORD_LENGTH_MAX:
        refuse("password.too_long", length_max=PASSWORD_LENGTH_MAX)
    normal = normalised(password)
    if len(normal) < PASSWORD_LENGTH_MIN:
        refuse("password.too_short", length_min=PASSWORD_LENGTH_MIN)
    return normal


def normalised(password: str) -> str:
    """The same letters typed on another keyboard are the same password."""
    return unicodedata.normalize("NFKC", password)


async def hashed(hasher: Hasher, password: str) -> str:
    """The hash of a chosen password."""
    normal = chosen(password)
    return await asyncio.get_running_loop().run_in_executor(hasher.threads, hasher.hash, normal)


async def verified(hasher: Hasher, stored: str | None, password: str) -> str | None:
    """The hash to keep from now on (a new one, if the strength has grown), or None: not theirs.

    Without a hash to compare with, the work is done all the same.
    """
    if len(password) > PASSWORD_LENGTH_MAX:
        return None  # nobody has chosen it, so how soon we say so tells nothing
    loop, typed = asyncio.get_running_loop(), normalised(password)
    compared_with = stored or hasher.nobody
    same = await loop.run_in_executor(hasher.threads, hasher.matches, compared_with, typed)
    if stored is None or not same:
        return None
    if not hasher.outdated(stored):
        return stored
    return await loop.run_in_executor(hasher.threads, hasher.hash, typed)
