"""An XmR chart: each segment's mean and limits, and each point judged against its own segment.

Source: Making Data Count (NHS England); NHSRplotthedots 0.2.2 for profile `ptd`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from heard.domain.spc import plot_the_dots, rules
from heard.domain.spc.icons import assurance, variation
from heard.domain.spc.limits import (
    Limits,
    average_range,
    limits_of,
    mean,
    moving_ranges,
    observed,
)
from heard.domain.spc.options import XmrOptions, checked, converted
from heard.domain.spc.points import Hits, Point, named, type_of
from heard.domain.spc.series import Series, Value, last_observed, segments
from heard.domain.spc.words import Assurance, Profile, Variation

TRIAL_BELOW = 13  # observations; source: NHSRplotthedots, ptd_spc.warning_threshold


class Segment(Struct, frozen=True):
    """What was usual from `start` until the next segment, in the unit of the values.

    `n` counts missing observations too; `trial`: there are fewer than 13, so the limits will
    still move. Without two neighbouring values in its basis a segment has a mean and no limits;
    without any value in it, not even a mean.
    """

    start: date
    n: int
    mean: float | None
    lower: float | None
    upper: float | None
    near_lower: float | None
    near_upper: float | None
    trial: bool


class XmrChart(Struct, frozen=True):
    """Segments and points in date order, a point for each observation, missing ones too."""

    segments: tuple[Segment, ...]
    points: tuple[Point, ...]
    variation_icon: Variation
    assurance_icon: Assurance | None


_AS_USUAL = XmrOptions()


def xmr(seen: Series, options: XmrOptions = _AS_USUAL, profile: Profile = Profile.MDC) -> XmrChart:
    """The XmR chart of a series.

    Refused (SpcError): options out of their bounds; with profile `ptd`, run lengths other than 7
    and the gaps that NHSRplotthedots has no answer to.
    """
    options, profile = checked(options), converted(profile, Profile)
    if profile is Profile.PTD:
        plot_the_dots.refuse_run_lengths(options)
    parts = [
        _part(seen, slice(start, stop), options, profile)
        for start, stop in segments(seen, options.rebase or (), snap=profile is Profile.MDC)
    ]
    points = tuple(point for part in parts for point in part.points)
    # A latest point that is missing says nothing: in mdc the last observed one speaks.
    latest = points[-1] if profile is Profile.PTD else points[last_observed(seen)]
    return XmrChart(
        segments=tuple(part.segment for part in parts),
        points=points,
        variation_icon=variation(latest.type, options.improvement_direction),
        assurance_icon=assurance(parts[-1].limits, options, profile),
    )


class _Part(Struct, frozen=True):
    segment: Segment
    limits: Limits | None
    points: tuple[Point, ...]


def _part(seen: Series, places: slice, options: XmrOptions, profile: Profile) -> _Part:
    dates, values = seen.dates[places], seen.values[places]
    basis = values[: options.fix_after_n_points]
    known = observed(basis)
    centre = mean(known) if known else None
    limits = _limits(basis, centre, options, profile)
    found = named(_hits(values, centre, limits, options, profile))
    better = options.improvement_direction
    return _Part(
        segment=Segment(
            start=dates[0],
            n=len(values),
            mean=centre,
            lower=limits and limits.lower,
            upper=limits and limits.upper,
            near_lower=limits and limits.near_lower,
            near_upper=limits and limits.near_upper,
            trial=len(values) < TRIAL_BELOW,
        ),
        limits=limits,
        points=tuple(
            Point(day, name.cause, name.rules, type_of(name, better, profile))
            for day, name in zip(dates, found, strict=True)
        ),
    )


def _limits(
    basis: Sequence[Value], centre: float | None, options: XmrOptions, profile: Profile
) -> Limits | None:
    """None where no two neighbours were observed, and where `ptd` screens every range away."""
    ranges = moving_ranges(basis)
    if profile is Profile.PTD:
        screen = options.screen_outliers is not False  # it does unless told not to
        average = plot_the_dots.average_range(ranges, screen=screen)
    else:
        average = average_range(ranges, screen=options.screen_outliers is True)
    return None if centre is None or average is None else limits_of(centre, average)


def _hits(
    values: Sequence[Value],
    centre: float | None,
    limits: Limits | None,
    options: XmrOptions,
    profile: Profile,
) -> Hits:
    nothing = [0] * len(values)
    side = nothing if centre is None else rules.sides(values, centre)
    outside = beyond = nothing
    if limits is not None:
        outside = rules.outside(values, limits.lower, limits.upper)
        beyond = rules.outside(values, limits.near_lower, limits.near_upper)
    if profile is Profile.PTD:
        beyond = plot_the_dots.near_only(outside, beyond)
        trend = plot_the_dots.trend(values)
    else:
        trend = rules.trend(values, options.trend_points)
    return Hits(
        outside=outside,
        trend=trend,
        two_of_three=rules.two_of_three(side, beyond),
        shift=rules.shift(side, options.shift_points),
    )
