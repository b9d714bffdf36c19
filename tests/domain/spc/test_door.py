"""Every line that comes in is answered by one line, whatever it holds."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heard.domain.spc.door import LINE_BYTES_MAX, reply
from tests.domain.spc.charts import UNHURRIED

DATES = ["2026-01-07", "2026-01-14", "2026-01-21"]
SERIES = {"dates": DATES, "values": [1, None, 3.5]}


def ask(**request: Any) -> dict[str, Any]:
    return json.loads(reply(json.dumps(request).encode()))


def test_an_xmr_chart_is_replied_as_the_design_says():
    assert ask(id="a", chart="xmr", **SERIES, options={"target": 0}) == {
        "id": "a",
        "segments": [
            {
                "start": "2026-01-07",
                "n": 3,
                "mean": 2.25,
                "lower": None,
                "upper": None,
                "near_lower": None,
                "near_upper": None,
                "trial": True,
            }
        ],
        "points": [
            {"date": day, "cause": "none", "rules": [], "type": "common_cause"} for day in DATES
        ],
        "variation_icon": "common_cause",
        "assurance_icon": None,
    }


def test_a_run_chart_is_replied_as_the_design_says():
    assert ask(id=1, chart="run", **SERIES) == {
        "id": 1,
        "segments": [
            {
                "median": 2.25,
                "n_useful": 2,
                "n_runs": 2,
                "longest_run": 1,
                "n_crossings": 1,
                "anhoej_signal": False,
                "too_few_runs": False,
                "too_many_runs": False,
            }
        ],
        "points": [{"date": day, "shift": False, "trend": "none"} for day in DATES],
    }


@pytest.mark.parametrize(("chart", "lower"), [("t", None), ("g", 0)])
def test_a_chart_of_rare_events_is_replied_as_the_design_says(chart: str, lower: float | None):
    said = ask(chart=chart, **SERIES, options={"screen_outliers": True, "freeze": 12})
    assert set(said) == {"center", "lower", "upper", "outside", "anhoej_signal"}
    assert (said["lower"], said["outside"]) == (lower, [False] * 3)


def test_each_chart_takes_its_own_options():
    xmr = {
        "improvement_direction": "decrease",
        "target": None,
        "rebase": [DATES[1]],
        "fix_after_n_points": None,
        "screen_outliers": True,
        "shift_points": 6,
        "trend_points": 6,
    }
    assert [one["n"] for one in ask(chart="xmr", **SERIES, options=xmr)["segments"]] == [1, 2]
    run = {"improvement_direction": "neutral", "freeze": 1, "rebase": [DATES[1]]}
    assert len(ask(chart="run", **SERIES, options=run)["segments"]) == 2
    assert ask(chart="g", **SERIES, options={"freeze": 1})["center"] == 1
    assert ask(chart="t", **SERIES, options={"freeze": 1})["center"] == 1
    assert ask(chart="xmr", **SERIES, options=None, profile="mdc")["assurance_icon"] is None


def test_a_profile_is_that_of_the_request():
    zeros = {"dates": [f"2026-01-{day:02}" for day in range(1, 21)], "values": [0] * 19 + [1]}
    ours = ask(chart="xmr", **zeros, options={"screen_outliers": True})
    theirs = ask(chart="xmr", profile="ptd", **zeros)
    assert ours["segments"][0]["upper"] == pytest.approx(0.19)
    assert theirs["segments"][0]["upper"] == 0.05


NOT_JSON = "The line is not JSON in UTF-8: "


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (b"", {"error": f"{NOT_JSON}Expecting value: line 1 column 1 (char 0)."}),
        (b"{", {"error": NOT_JSON + "Expecting property name enclosed in double quotes: "
         "line 1 column 2 (char 1)."}),
        (b'"\xff"', {"error": NOT_JSON + "'utf-8' codec can't decode byte 0xff in position 1: "
         "invalid start byte."}),
        (b"[1]", {"error": "Expected object, got array."}),
        (b"null", {"error": "Expected object, got null."}),
        (b"[" * 100_000, {"error": "The line is nested too deeply."}),
        (b'{"id": 3}', {"id": 3, "error": "Object missing required field chart."}),
        (b'{"id": null, "chart": "pie"}', {"id": None, "error": "Invalid value 'pie', at chart."}),
        (b'{"id": {"a": 1}}', {"error": "Object missing required field chart."}),
        (b'{"id": [1]}', {"error": "Object missing required field chart."}),
        (b'{"id": 1, "chart": "\\ud800"}', {"id": 1, "error": "A text holds half a character."}),
        (b'{"id": "\\ud800"}', {"error": "Object missing required field chart."}),
        (b'{"id": "\xc3\xa9"}', {"id": "\u00e9", "error": "Object missing required field chart."}),
    ],
)  # fmt: skip
def test_a_line_that_is_no_request_is_told_so(line: bytes, said: dict[str, Any]):
    assert json.loads(reply(line)) == said


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"values": [1, "x", 2]}, "Expected float | null, got str, at values[1]."),
        ({"values": [1, True, 2]}, "Expected float | null, got bool, at values[1]."),
        ({"values": [1, float("inf"), 2]}, "Value 2 is not within 1e+300 of zero."),
        ({"values": [1, float("nan"), 2]}, "Value 2 is NaN; a missing value is None."),
        ({"values": [1, 10**400, 2]}, "Number out of range, at values[1]."),
        ({"values": [1, 2]}, "Dates and values differ in number: 3 and 2."),
        ({"values": "1, 2, 3"}, "Expected array, got str, at values."),
        ({"values": [None] * 3}, "Nothing was observed: there is no value."),
        ({"dates": ["2026-01-07"] * 3}, "There are two values for 2026-01-07."),
        ({"dates": ["yesterday"] * 3}, "Invalid RFC3339 encoded date, at dates[0]."),
        ({"dates": [1, 2, 3]}, "Expected date, got int, at dates[0]."),
        ({"profile": "ours"}, "Invalid enum value 'ours', at profile."),
        ({"chart": "p"}, "Invalid value 'p', at chart."),
        ({"colour": "blue"}, "Object contains unknown field colour."),
        ({"options": {"freeze": 12}}, "Object contains unknown field freeze, at options."),
        ({"options": {"fix_after_n_points": 11}},
         "Expected int >= 12, at options.fix_after_n_points."),
        ({"options": {"improvement_direction": "up"}},
         "Invalid enum value 'up', at options.improvement_direction."),
        ({"options": []}, "Expected object | null, got array, at options."),
        ({"options": {"target": float("inf")}}, "Expected float <= 1e+300, at options.target."),
        ({"id": True, "chart": 1}, "Expected str, got int, at chart."),
    ],
)  # fmt: skip
def test_a_request_that_cannot_be_charted_is_refused_with_its_id(wrong: dict[str, Any], why: str):
    request = {"id": "x", "chart": "xmr", **SERIES, **wrong}
    assert ask(**request) == {"id": request["id"], "error": why}


def test_a_line_of_the_greatest_length_is_read_and_one_byte_more_is_not():
    longest = b'{"id": 1}' + b" " * (LINE_BYTES_MAX - 9)
    assert json.loads(reply(longest)) == {"id": 1, "error": "Object missing required field chart."}
    assert json.loads(reply(longest + b" ")) == {"error": "A line holds at most 33,554,432 bytes."}


TEXT = st.text('a0-é\n"\ud800', max_size=9)
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=8,
)
FIELDS = ["id", "chart", "profile", "dates", "values", "options"]


@UNHURRIED
@given(
    st.dictionaries(st.sampled_from(FIELDS), ANYTHING), st.sampled_from(["xmr", "run", "t", "g"])
)
def test_whatever_is_asked_is_answered(request: dict[str, Any], chart: str):
    said = ask(**{"chart": chart, **SERIES, **request})
    assert "error" in said or "segments" in said or "center" in said


@UNHURRIED
@given(st.binary(max_size=40))
def test_whatever_bytes_come_in_are_answered(line: bytes):
    assert b"\n" not in reply(line)
    assert json.loads(reply(line))["error"]
