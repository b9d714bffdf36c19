"""Two icons sum a chart up: whether anything happened lately, and whether the target will be met.

Source: Making Data Count (NHS England). Variation looks at one point alone, assurance at the
limits of the latest segment alone.
"""

from __future__ import annotations

from heard.domain.spc.limits import Limits
from heard.domain.spc.options import XmrOptions
from heard.domain.spc.words import Assurance, Direction, PointType, Profile, Variation


def variation(point: PointType, better: Direction) -> Variation:
    """The icon of the latest point; improvement is H where higher is better, L where lower is."""
    up_is_better = better is Direction.INCREASE
    match point:
        case PointType.IMPROVEMENT:
            return Variation.IMPROVEMENT_HIGH if up_is_better else Variation.IMPROVEMENT_LOW
        case PointType.CONCERN:
            return Variation.CONCERN_LOW if up_is_better else Variation.CONCERN_HIGH
        case PointType.NEUTRAL_HIGH:
            return Variation.NEUTRAL_HIGH
        case PointType.NEUTRAL_LOW:
            return Variation.NEUTRAL_LOW
        case PointType.COMMON_CAUSE:
            return Variation.COMMON_CAUSE


def assurance(limits: Limits | None, options: XmrOptions, profile: Profile) -> Assurance | None:
    """Whether the target lies outside of what is usual, and on which side.

    None without a target, where neither way is better, and where there are no limits yet. A
    target on a limit counts as beyond it (mdc); where nothing varies both limits are the value,
    and a value that meets its target passes.
    """
    if options.target is None or options.improvement_direction is Direction.NEUTRAL:
        return None
    if profile is Profile.PTD:
        return _strictly_beyond(limits, options.target, options.improvement_direction)
    if limits is None:
        return None
    if options.improvement_direction is Direction.INCREASE:
        passes, fails = options.target <= limits.lower, options.target >= limits.upper
    else:
        passes, fails = options.target >= limits.upper, options.target <= limits.lower
    return Assurance.PASS if passes else Assurance.FAIL if fails else Assurance.INCONSISTENT


def _strictly_beyond(limits: Limits | None, target: float, better: Direction) -> Assurance:
    """As NHSRplotthedots: on a limit is between them, and so is a target without limits."""
    if limits is None or limits.lower <= target <= limits.upper:
        return Assurance.INCONSISTENT
    too_high = target > limits.upper
    return Assurance.FAIL if too_high is (better is Direction.INCREASE) else Assurance.PASS
