"""A setting that is off is refused with a sentence, and none is printed with its secrets."""

from __future__ import annotations

from pathlib import Path

import pytest

from heard.settings import Settings, SettingsError, printed, read_settings

ORIGIN = {"HEARD_ORIGIN": "https://heard.example"}


def test_without_any_it_runs_on_this_machine_alone():
    settings = read_settings({})
    assert settings == Settings()
    assert (settings.host, settings.https, settings.backup_folder) == (
        "127.0.0.1",
        False,
        Path("backups").resolve(),
    )


def test_each_is_read_from_its_own_variable_and_no_other():
    given = {**ORIGIN, "HEARD_PORT": "9000", "HEARD_WEB": "", "PATH": "/bin"}
    settings = read_settings(given)
    assert settings == Settings(origin="https://heard.example", port=9000)
    assert settings.https


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"HEARD_POTR": "1"}, "unknown setting HEARD_POTR; docs/operate.md lists them all"),
        (
            {"HEARD_PORT": "65536"},
            "HEARD_PORT: Expected `int` <= 65535 (docs/operate.md lists every setting)",
        ),
        (
            {"HEARD_PORT": "eighty"},
            "HEARD_PORT: Expected `int`, got `str` (docs/operate.md lists every setting)",
        ),
        (
            {"HEARD_CLOCK_SECONDS": "0"},
            "HEARD_CLOCK_SECONDS: Expected `int` >= 1 (docs/operate.md lists every setting)",
        ),
        (
            {"HEARD_SESSION_DAYS": "-1"},
            "HEARD_SESSION_DAYS: Expected `int` >= 1 (docs/operate.md lists every setting)",
        ),
        (
            {"HEARD_LOG_LEVEL": "loud"},
            "HEARD_LOG_LEVEL: Invalid enum value 'loud' (docs/operate.md lists every setting)",
        ),
        (
            {"HEARD_HOST": "0.0.0.0"},
            "HEARD_ORIGIN must be set when others can reach HEARD_HOST",
        ),
    ],
)
def test_one_that_is_off_is_refused_with_a_sentence(given: dict[str, str], sentence: str):
    with pytest.raises(SettingsError) as refused:
        read_settings(given)
    assert str(refused.value) == sentence


@pytest.mark.parametrize(
    "origin",
    [
        "heard.example",
        "https://",
        "https://heard.example/app",
        "https://heard.example?x",
        "https://user@heard.example",
        "https://heard.example:port",
        "https://[",
        "ftp://heard.example",
        "http://heard.example",
    ],
)
def test_an_origin_is_scheme_and_host_and_safe(origin: str):
    with pytest.raises(SettingsError, match="HEARD_ORIGIN is scheme and host alone"):
        read_settings({"HEARD_ORIGIN": origin})


@pytest.mark.parametrize(
    "origin", ["https://heard.example/", "https://heard.example:8443", "http://localhost:8000"]
)
def test_an_origin_that_is_well_said_is_taken(origin: str):
    assert read_settings({"HEARD_ORIGIN": origin}).origin == origin


@pytest.mark.parametrize(
    ("database", "shown"),
    [
        ("data/heard.sqlite", "data/heard.sqlite"),
        ("sqlite:///data/heard.sqlite", "sqlite:///data/heard.sqlite"),
        ("postgresql://heard@db/heard", "postgresql://heard@db/heard"),
        ("postgresql://heard:s3:c@ret@db:5432/heard", "postgresql://heard:***@db:5432/heard"),
        (
            "postgresql://db/heard?user=heard&password=s3cret&ssl=on",
            "postgresql://db/heard?user=heard&password=***&ssl=on",
        ),
    ],
)
def test_it_is_printed_without_the_password_of_its_database(database: str, shown: str):
    assert printed(Settings(database=database))["database"] == shown
