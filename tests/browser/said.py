"""What a person says without a screen: straight to the server, as one more device of theirs."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Self
from uuid import uuid4

import httpx

from tests.browser.server import PASSWORD, email_of
from tests.support.org import WARD_ID


class Voice:
    """One person, signed in; what they say here is done, or the test ends."""

    def __init__(self, origin: str, name: str) -> None:
        self._client = httpx.Client(
            base_url=origin, headers={"origin": origin, "x-heard": "1"}, timeout=15
        )
        self._device = str(uuid4())
        self._n = 0
        credentials = {"email": email_of(name), "password": PASSWORD}
        self._client.post("/api/session", json=credentials).raise_for_status()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def say(self, do: str, **fields: object) -> None:
        """A command as the wire carries it."""
        self._n += 1
        now = datetime.now(UTC).isoformat()  # wherever the server's clock was moved to
        said = {
            "id": str(uuid4()),
            "n": self._n,
            "said_at": now,
            "command": {"do": do, **fields},
        }
        asked = {
            "device": self._device,
            "epoch": None,
            "after": {},
            "sent_at": now,
            "commands": [said],
        }
        answer = self._client.post("/api/sync", json=asked).raise_for_status()
        assert [one["outcome"] for one in answer.json()["answers"]] == ["done"], answer.text

    def raised(self, text: str) -> str:
        """A problem of Ward 7; its id."""
        problem = str(uuid4())
        self.say("problem.raise", problem=problem, unit=str(WARD_ID), text=text)
        return problem
