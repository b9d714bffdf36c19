"""What a person says without a screen: straight to the server, as one more device of theirs."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

import httpx
import msgspec

from heard.domain.base import ProblemId
from heard.domain.book import AnyCommand
from heard.domain.problems.raising import RaiseProblem
from tests.browser.server import PASSWORD, email_of
from tests.support.org import WARD_ID

DONE = {"outcome": "done"}


class Voice:
    """One person, signed in. Everything said here must be done, unless a test asks for answers."""

    def __init__(self, origin: str, name: str) -> None:
        self._client = httpx.Client(
            base_url=origin, headers={"origin": origin, "x-heard": "1"}, timeout=15
        )
        self._device = str(uuid4())
        self._n = 0
        credentials = {"email": email_of(name), "password": PASSWORD}
        self._client.post("/api/session", json=credentials).raise_for_status()

    def __enter__(self) -> Voice:
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def say(self, *commands: AnyCommand) -> None:
        answers = self.answers_to(*commands)
        assert [one["outcome"] for one in answers] == ["done"] * len(commands), answers

    def answers_to(self, *commands: AnyCommand) -> list[dict[str, Any]]:
        said = [self._said(one) for one in commands]
        asked = {"device": self._device, "epoch": None, "after": {}, "commands": said}
        answer = self._client.post("/api/sync", json=asked).raise_for_status()
        return answer.json()["answers"]

    def raised(self, text: str, unit: UUID = WARD_ID) -> ProblemId:
        problem = ProblemId(uuid4())
        self.say(RaiseProblem(problem=problem, unit=unit, text=text))  # pyright: ignore[reportArgumentType]  a unit's id
        return problem

    def ends_its_sessions(self) -> None:
        self._client.delete("/api/session").raise_for_status()

    def _said(self, command: AnyCommand) -> dict[str, Any]:
        self._n += 1
        return {
            "id": str(uuid4()),
            "n": self._n,
            "said_at": datetime.now(UTC).isoformat(),
            "command": msgspec.json.decode(msgspec.json.encode(command)),
        }
