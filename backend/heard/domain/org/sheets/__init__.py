"""An organisation in files becomes commands, or a list of what to put right, row by row.

Files are read (`text`, `sheet`, `cells`), planned (`calendars`, `units`, `seats`, `people`,
`contacts`) and rehearsed: the rules themselves run on a copy, so that a preview promises nothing
that taking it would not do. Nothing here stores anything.
"""

from heard.domain.org.sheets.differences import Tally
from heard.domain.org.sheets.plan import Known, Plan, Planned, make_plan
from heard.domain.org.sheets.reading import RowError
from heard.domain.org.sheets.sheet import Sheets, read_sheets

__all__ = [
    "Known",
    "Plan",
    "Planned",
    "RowError",
    "Sheets",
    "Tally",
    "make_plan",
    "read_sheets",
]
