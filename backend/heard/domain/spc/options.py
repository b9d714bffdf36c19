"""How each chart is asked for, and what is refused about it before anything is counted."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, TypeVar

import msgspec
from msgspec import Meta, Struct

from heard.domain.spc.series import VALUE_MAX
from heard.domain.spc.words import Direction, SpcError

BASELINE_MIN = 12  # source: NHSRplotthedots, fix_after_n_points

Target = Annotated[float, Meta(ge=-VALUE_MAX, le=VALUE_MAX)]
Baseline = Annotated[int, Meta(ge=BASELINE_MIN)]
Freeze = Annotated[int, Meta(ge=1)]
RunLength = Annotated[int, Meta(ge=6, le=7)]


class Options(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a chart is asked for."""


class XmrOptions(Options, frozen=True, kw_only=True):
    """How an XmR chart is asked for.

    `target`: in the unit of the values; 0 is a target. `rebase`: days, each of which starts a
    segment. `fix_after_n_points`: each segment's limits come from its first n places (12 or
    more). `screen_outliers`: whether moving ranges that stand out are left out of the average;
    None is the profile's own way (mdc: no, ptd: yes). `shift_points`, `trend_points`: 7, or 6.
    """

    improvement_direction: Direction = Direction.INCREASE
    target: Target | None = None
    rebase: tuple[date, ...] | None = None
    fix_after_n_points: Baseline | None = None
    screen_outliers: bool | None = None
    shift_points: RunLength = 7
    trend_points: RunLength = 7


class RunOptions(Options, frozen=True, kw_only=True):
    """How a run chart is asked for; `freeze`: each segment's median is that of its first n."""

    improvement_direction: Direction = Direction.INCREASE
    freeze: Freeze | None = None
    rebase: tuple[date, ...] | None = None


class RareOptions(Options, frozen=True, kw_only=True):
    """How a T or a G chart is asked for; `freeze`: the limits come from the first n places.

    A G chart has no moving ranges to screen: `screen_outliers` changes nothing on it.
    """

    screen_outliers: bool = False
    freeze: Freeze | None = None


OptionsT = TypeVar("OptionsT", bound=Options)


def checked(options: OptionsT) -> OptionsT:
    """The same options, of the right types and within their bounds, or SpcError."""
    try:
        given = msgspec.to_builtins(options)
    except TypeError as error:
        raise SpcError(f"{error}.") from None
    return converted(given, type(options))


def converted(given: object, kind: Any) -> Any:
    """What was given, as the kind that it has to be, or SpcError."""
    try:
        return msgspec.convert(given, kind)
    except msgspec.ValidationError as error:
        raise SpcError(f"{error}.".replace("`", "").replace(" - at $.", ", at ")) from None
    except UnicodeEncodeError:
        raise SpcError("A text holds half a character.") from None
