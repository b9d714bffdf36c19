"""Charts by the rules of Making Data Count, run charts, and charts of rare events: figures alone.

From a notebook:

    from heard.domain.spc import XmrOptions, series, xmr

    falls = series(days, numbers)              # dates and numbers, None where one is missing
    chart = xmr(falls, XmrOptions(improvement_direction="decrease", target=4))
    chart.segments[-1].upper                   # in the unit of the numbers, not rounded
    [point.date for point in chart.points if point.rules]
    sentence(falls, chart, XmrOptions(improvement_direction="decrease", target=4))

Everything is checked where it comes in; what cannot be charted raises `SpcError`, whose words
say why. Everything that comes out is frozen, and no figure in it is NaN or infinite. Nothing is
rounded, nothing drawn.
"""

from heard.domain.spc.choice import Chart, Choice, Measure, choose
from heard.domain.spc.options import RareOptions, RunOptions, XmrOptions
from heard.domain.spc.points import Point, in_words, rules_disagree
from heard.domain.spc.rare import RareChart, g_chart, t_chart
from heard.domain.spc.run_chart import RunChart, RunPoint, RunSegment, Way, run_chart
from heard.domain.spc.saying import Every, Saying
from heard.domain.spc.sentence import sentence
from heard.domain.spc.series import Series, series
from heard.domain.spc.short_sentences import rare_sentence, run_sentence
from heard.domain.spc.words import (
    Assurance,
    Direction,
    PointType,
    Profile,
    Rule,
    SpcError,
    Variation,
)
from heard.domain.spc.xmr import Segment, XmrChart, xmr

__all__ = [
    "Assurance",
    "Chart",
    "Choice",
    "Direction",
    "Every",
    "Measure",
    "Point",
    "PointType",
    "Profile",
    "RareChart",
    "RareOptions",
    "Rule",
    "RunChart",
    "RunOptions",
    "RunPoint",
    "RunSegment",
    "Saying",
    "Segment",
    "Series",
    "SpcError",
    "Variation",
    "Way",
    "XmrChart",
    "XmrOptions",
    "choose",
    "g_chart",
    "in_words",
    "rare_sentence",
    "rules_disagree",
    "run_chart",
    "run_sentence",
    "sentence",
    "series",
    "t_chart",
    "xmr",
]
