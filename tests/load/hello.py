"""The least that a handler of our framework and server can do, to hold ours against.

python -m tests.load.hello PORT
"""

from __future__ import annotations

import sys

import uvicorn
from litestar import Litestar, Response, get, post


@get("/", sync_to_thread=False)
def alive() -> Response[bytes]:
    return Response(b"{}", media_type="application/json")


@post("/", status_code=200, sync_to_thread=False)
def hello() -> Response[bytes]:
    return Response(b"{}", media_type="application/json")


def main(port: str) -> None:
    app = Litestar([alive, hello], openapi_config=None, logging_config=None)
    uvicorn.run(
        app, port=int(port), loop="uvloop", http="httptools", access_log=False, log_config=None
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
