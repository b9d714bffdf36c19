"""The example in docs/charts.md runs, and prints what it says that it prints."""

from __future__ import annotations

import re
import subprocess
import sys

from tests.house.tree import text_of


def test_the_example_of_the_charts_prints_what_it_says():
    found = re.search(r"```python\n(.+?)\n# (.+?)\n```", text_of("docs/charts.md"), re.DOTALL)
    assert found is not None
    example, printed = found.groups()
    ran = subprocess.run(
        [sys.executable, "-c", example], capture_output=True, text=True, check=True
    )
    assert ran.stdout == f"{printed}\n"
