"""The words that a chart is asked for and answered in: profiles, rules, types and icons."""

from __future__ import annotations

from enum import StrEnum


class SpcError(ValueError):
    """Why no chart can be made of what was given, in words for whoever gave it."""


class Profile(StrEnum):
    """Whose rules an XmR chart keeps where the tools of the NHS differ."""

    MDC = "mdc"  # Making Data Count, as the NHS England tool's own team describes it: ours
    PTD = "ptd"  # NHSRplotthedots 0.2.2, to the figure


class Direction(StrEnum):
    """Which way is better."""

    INCREASE = "increase"
    DECREASE = "decrease"
    NEUTRAL = "neutral"


class Rule(StrEnum):
    """What makes a point special, in the order in which a point lists them."""

    ABOVE_UPL = "above_upl"
    BELOW_LPL = "below_lpl"
    TREND_UP = "trend_up"
    TREND_DOWN = "trend_down"
    TWO_OF_THREE_HIGH = "two_of_three_high"
    TWO_OF_THREE_LOW = "two_of_three_low"
    SHIFT_HIGH = "shift_high"
    SHIFT_LOW = "shift_low"
    NONE = "none"  # the cause of a point that no rule hits


class PointType(StrEnum):
    COMMON_CAUSE = "common_cause"
    IMPROVEMENT = "special_cause_improvement"
    CONCERN = "special_cause_concern"
    NEUTRAL_HIGH = "special_cause_neutral_high"
    NEUTRAL_LOW = "special_cause_neutral_low"


class Variation(StrEnum):
    """The icon that says whether anything happened lately."""

    COMMON_CAUSE = "common_cause"
    IMPROVEMENT_HIGH = "improvement_high"
    IMPROVEMENT_LOW = "improvement_low"
    CONCERN_HIGH = "concern_high"
    CONCERN_LOW = "concern_low"
    NEUTRAL_HIGH = "neutral_high"
    NEUTRAL_LOW = "neutral_low"


class Assurance(StrEnum):
    """The icon that says whether the target will be met if nothing changes."""

    PASS = "pass"  # noqa: S105  the field's word, and nobody's secret
    FAIL = "fail"
    INCONSISTENT = "inconsistent"
