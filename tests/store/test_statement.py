"""One text becomes what each driver takes."""

from __future__ import annotations

import pytest

from heard.store.statement import (
    LIST_MAX,
    for_postgres,
    for_sqlite,
    in_lists,
    room_for,
    with_lists_for_sqlite,
)

ONE = "SELECT a FROM t WHERE b = :b AND c > :c OR b < :b"
LISTS = "SELECT a FROM t WHERE b NOT IN :bs AND c = :c AND d IN :ds LIMIT :c"


def test_a_name_used_twice_is_one_value() -> None:
    assert for_postgres(ONE).sql == "SELECT a FROM t WHERE b = $1 AND c > $2 OR b < $1"
    assert for_sqlite(ONE).sql == "SELECT a FROM t WHERE b = ?1 AND c > ?2 OR b < ?1"
    assert for_postgres(ONE).names == for_sqlite(ONE).names == ("b", "c")


def test_postgres_takes_a_list_as_one_value() -> None:
    prepared = for_postgres(LISTS)
    assert prepared.sql == "SELECT a FROM t WHERE b <> ALL($1) AND c = $2 AND d = ANY($3) LIMIT $2"
    assert prepared.names == ("bs", "c", "ds")


def test_sqlite_has_a_place_for_each_value_of_a_list() -> None:
    prepared = with_lists_for_sqlite(LISTS, (0, 4))
    assert prepared.sql == "SELECT a FROM t WHERE b NOT IN () AND c = ? AND d IN (?,?,?,?) LIMIT ?"
    assert prepared.names == ("bs", "c", "ds", "c")


def test_a_cast_is_not_a_name() -> None:
    assert for_postgres("SELECT :a::bigint").sql == "SELECT $1::bigint"


@pytest.mark.parametrize(
    ("count", "room"), [(0, 0), (1, 1), (2, 4), (4, 4), (5, 16), (1_000, 1_024), (5_000, LIST_MAX)]
)
def test_lists_have_few_sizes(count: int, room: int) -> None:
    assert room_for(count) == room


def test_a_list_has_a_limit() -> None:
    with pytest.raises(AssertionError):
        room_for(LIST_MAX + 1)


def test_more_values_than_a_list_holds_go_into_several() -> None:
    lists = list(in_lists(range(2 * LIST_MAX + 1)))
    assert [len(one) for one in lists] == [LIST_MAX, LIST_MAX, 1]
    assert [value for one in lists for value in one] == list(range(2 * LIST_MAX + 1))
    assert list(in_lists([])) == []
