"""Cookies carry the promises that a browser keeps only for their names."""

from __future__ import annotations

import pytest

from heard.identity.cookies import KNOWN_DEVICE, SESSION, Cookie


@pytest.mark.parametrize(
    ("cookie", "https", "name"),
    [
        (SESSION, True, "__Host-heard"),
        (SESSION, False, "heard"),
        (KNOWN_DEVICE, True, "__Secure-heard-known"),
        (KNOWN_DEVICE, False, "heard-known"),
    ],
)
def test_on_https_a_cookie_can_be_set_by_us_alone(cookie: Cookie, https: bool, name: str):
    assert cookie.named(https=https) == name


def test_a_host_cookie_has_the_path_that_browsers_insist_on():
    assert SESSION.path == "/"
