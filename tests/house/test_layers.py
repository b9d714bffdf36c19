"""The layers hold, and their guards bite: each fault planted in a copy of the tree is refused."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path, PurePosixPath

import pytest

from tests.house.tree import PLANTED, ROOT, text_of, written_by_hand

SERVER_FAULTS = [
    "heard.domain.planted -> sqlite3",
    "heard.domain.holy_days -> holidays",
    "heard.store is not allowed to import heard.engine",
    "heard.api is not allowed to import heard.jobs",
    "heard.api.drivers -> aiosqlite",
    "heard.api.drivers -> asyncpg",
    "heard.engine.planted -> sqlalchemy",
    "heard.engine.planted -> litestar",
]
APP_FAULTS = [
    "generated-points-down: src/generated/upward.ts",
    "domain-points-down: src/domain/upward.ts",
    "data-points-down: src/data/upward.ts",
    "wording-points-down: src/wording/upward.ts",
    "ui-points-down: src/ui/upward.ts",
    "features-points-down: src/features/planted_one/upward.ts",
    "features-stand-alone: src/features/planted_one/beside.ts",
    "domain-is-pure: src/domain/packaged.ts",
    "idb-only-in-data: src/shell/opening.ts",
    "no-node-in-the-app: src/shell/on-node.ts",
    "only-shipped-packages: src/shell/not-shipped.ts",
    "nothing-leaves-src: src/shell/outside.ts",
    "no-cycles: src/data/ring-one.ts",
    "resolvable: src/shell/nowhere.ts",
]
IMPURE_LINES = 12  # of src/domain/impure.ts: one fault each
APP_CONFIGURATION = (
    "package.json",
    "tsconfig.json",
    "eslint.config.js",
    "svelte.config.js",
    "vite.layers.ts",
    ".dependency-cruiser.cjs",
)
LAYERS = ("shell", "features", "ui", "data", "wording", "domain", "generated")
SIBLINGS = ("ui", "data", "wording")
ANYONES = "docs/examples/"  # the app gives away the very files that the manual shows
IMPORTED = re.compile(r"""^\s*(?:import|export)\b[^'"]*['"](\.[^'"]+)['"]""", re.MULTILINE)


def plant(side: str, copy: Path) -> None:
    shutil.copytree(ROOT / PLANTED / side, copy, dirs_exist_ok=True)


@pytest.fixture
def server(tmp_path: Path) -> Path:
    without_caches = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "backend", tmp_path / "backend", ignore=without_caches)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


@pytest.fixture
def app(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "pwa/src", tmp_path / "pwa/src")
    for name in APP_CONFIGURATION:
        shutil.copy(ROOT / "pwa" / name, tmp_path / "pwa" / name)
    (tmp_path / "pwa/node_modules").symlink_to(ROOT / "pwa/node_modules")
    plant("app", tmp_path)
    return tmp_path / "pwa"


def ran(program: Path | str, *arguments: str, where: Path) -> tuple[int, str]:
    """The code with which a guard ended, and all that it said."""
    ended = subprocess.run(
        [program, *arguments],
        cwd=where,
        env=os.environ | {"PYTHONPATH": str(where / "backend"), "COLUMNS": "200"},
        check=False,
        capture_output=True,
        text=True,
    )
    return ended.returncode, ended.stdout + ended.stderr


def lint_imports(tree: Path) -> tuple[int, str]:
    program = Path(sys.executable).with_name("lint-imports")
    return ran(program, "--no-cache", "--no-logo", where=tree)


def test_the_servers_layers_hold(server: Path):
    code, said = lint_imports(server)
    assert code == 0, said


def test_every_fault_planted_in_the_server_is_refused(server: Path):
    plant("server", server)
    code, said = lint_imports(server)
    assert code != 0
    assert [fault for fault in SERVER_FAULTS if fault not in said] == []


def test_a_package_that_no_layer_names_is_refused(server: Path):
    (server / "backend/heard/services").mkdir()
    (server / "backend/heard/services/__init__.py").touch()
    code, said = lint_imports(server)
    assert code != 0
    assert "services" in said


def test_every_fault_planted_in_the_app_is_refused(app: Path):
    """That nothing else is, `make test` shows: it asks the same of the tree as it is."""
    code, said = ran(
        "node_modules/.bin/depcruise", "src", "--config", ".dependency-cruiser.cjs", where=app
    )
    assert code != 0
    assert [fault for fault in APP_FAULTS if fault not in said] == []
    rules = set(re.findall(r"name: '([a-z-]+)'", text_of("pwa/.dependency-cruiser.cjs")))
    assert rules <= {fault.partition(":")[0] for fault in APP_FAULTS}


def test_a_rule_of_the_app_asks_nobody_for_the_time_or_for_chance(app: Path):
    code, said = ran("node_modules/.bin/eslint", "src/domain/impure.ts", where=app)
    assert code == 1
    assert len(set(re.findall(r"^ +(\d+):\d+  error", said, re.MULTILINE))) == IMPURE_LINES, said


# --- What dependency-cruiser cannot see: files without imports, and types in components -----------


def without_a_layer(paths: list[str]) -> list[str]:
    return [
        path for path in paths if not path.startswith(tuple(f"pwa/src/{one}/" for one in LAYERS))
    ]


def test_every_file_of_the_app_has_a_layer():
    assert without_a_layer(written_by_hand("", under=("pwa/src/",))) == []
    assert f"const LAYERS = {[*LAYERS]};" in text_of("pwa/.dependency-cruiser.cjs")


def test_a_file_without_a_layer_is_found():
    assert without_a_layer(["pwa/src/ui/a.ts", "pwa/src/helpers.ts"]) == ["pwa/src/helpers.ts"]


def wrong_imports(path: str, source: str) -> list[str]:
    """What a file imports from above, from beside, or from outside of src/."""
    from_layer, *inside = path.removeprefix("pwa/src/").split("/")
    wrong: list[str] = []
    for target in IMPORTED.findall(source):
        reached = os.path.normpath(PurePosixPath(path).parent / target)
        if reached.startswith(ANYONES):
            continue
        to_layer, *there = reached.removeprefix("pwa/src/").split("/")
        beside = from_layer == to_layer == "features" and inside[0] != there[0]
        if to_layer not in LAYERS or beside or not may_reach(from_layer, to_layer):
            wrong.append(target)
    return wrong


def may_reach(one: str, other: str) -> bool:
    if one in SIBLINGS and other in SIBLINGS:
        return one == other
    return LAYERS.index(other) >= LAYERS.index(one)


def test_components_point_down_in_their_types_too():
    components = written_by_hand(".svelte", under=("pwa/src/",))
    wrong = {path: wrong_imports(path, text_of(path)) for path in components}
    assert {path: targets for path, targets in wrong.items() if targets} == {}


@pytest.mark.parametrize(
    ("path", "line", "found"),
    [
        ("ui/Card/Card.svelte", "import type { Word } from '../../wording/app';", True),
        ("ui/Card/Card.svelte", "import type { Day } from '../../generated/wire';", False),
        ("features/me/Me.svelte", "import type { Row } from '../queue/rows';", True),
        ("features/me/deep/Row.svelte", "import type { Row } from '../rows';", False),
        ("features/me/Me.svelte", "import { layersFirst } from '../../../vite.layers';", True),
        ("features/me/Me.svelte", "import {\n  a,\n  b,\n} from '../../shell/routes';", True),
        ("shell/App.svelte", "export { a } from '../features/me/a';", False),
    ],
)
def test_a_planted_type_is_found(path: str, line: str, found: bool):
    assert bool(wrong_imports(f"pwa/src/{path}", f"<script>\n  {line}\n")) is found
