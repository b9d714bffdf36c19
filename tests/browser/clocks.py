"""What time it is, by the server's clock and by each device's: set together, or apart."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from heard.domain.alike import Of, alike
from heard.domain.base import UnitId
from heard.domain.london import LONDON, london_day
from tests.browser.conftest import Ward
from tests.browser.devices import Device
from tests.support.org import WARD_ID

SUNDAY = 6
EVERY_DAY = range(7)


def now() -> datetime:
    return datetime.now(UTC)


def today() -> date:
    return london_day(now())


def tomorrow() -> date:
    """A day that the prepared hospital has not lived yet, so that any hour of it can come."""
    return today() + timedelta(days=1)


def london(day: date, clock: str, *, again: bool = False) -> datetime:
    """The instant at which London shows it; `again`: the second time, where October has two."""
    shown = datetime.combine(day, time.fromisoformat(clock), LONDON)
    return shown.replace(fold=int(again)).astimezone(UTC)


def changes_in(month: int) -> date:
    """The next day on which the clocks change: the last Sunday of March or October."""
    ahead = (today() + timedelta(days=n) for n in range(2, 370))
    last_week = (day for day in ahead if day.month == month and day.day > 31 - 7)
    return next(day for day in last_week if day.weekday() == SUNDAY)


def it_is(at: datetime, ward: Ward, *devices: Device) -> None:
    """For the server, and for these devices that show it with no reload.

    One that asked while the clocks were apart took its own for wrong, so it asks once more.
    """
    ward.set_clock(at)
    for device in devices:
        device.page.clock.set_system_time(at)
        device.try_again()


def clock_of(device: Device, at: datetime) -> None:
    """What this device takes for now, from here on; its page begins anew with it."""
    device.page.clock.install(time=at)
    device.page.reload(wait_until="domcontentloaded")


def sleeps(device: Device, span: timedelta) -> None:
    """A lid that is closed, and opened again: whatever was due meanwhile is done once."""
    device.page.clock.fast_forward(int(span.total_seconds() * 1_000))


def meets(ward: Ward, *times: str, unit: UnitId = WARD_ID, who: str = "lead") -> None:
    """The team's plan, on every day of the week."""
    slots = [{"weekday": day, "at": at} for day in EVERY_DAY for at in times]
    with ward.voice(who) as voice:
        voice.say("plan.set", unit=str(unit), plan=str(alike(unit, Of.PLAN)), slots=slots)
