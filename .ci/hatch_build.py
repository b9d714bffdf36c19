"""A wheel holds the built app, the migrations and the schemas, or it is not built at all."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

INSIDE_THE_PACKAGE = {
    "pwa/dist": "heard/_web",
    "migrations": "heard/_migrations",
    "schemas": "heard/_schemas",
}


class HeardBuildHook(BuildHookInterface[Any]):
    """Builds the app where it is missing and Node is at hand.

    An editable install takes all three folders from the checkout, and works without the app.
    """

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":
            return
        root = Path(self.root)
        if not (root / "pwa/dist/index.html").is_file():
            _build_app(root / "pwa")
        if self.target_name == "wheel":
            build_data["force_include"].update(
                {str(root / source): target for source, target in INSIDE_THE_PACKAGE.items()}
            )


def _build_app(pwa: Path) -> None:
    npm = shutil.which("npm")
    if npm is None or not (pwa / "src").is_dir():
        raise FileNotFoundError("pwa/dist is missing and npm is not here: run `make wheel`")
    if not (pwa / "node_modules").is_dir():
        subprocess.run([npm, "ci"], cwd=pwa, check=True)  # noqa: S603  npm is the one on the PATH
    subprocess.run([npm, "run", "build"], cwd=pwa, check=True)  # noqa: S603  as above
