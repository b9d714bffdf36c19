"""Words that were erased leave SQLite's files as well, and not only what can be read in them.

Erased bytes are zeroed where they lie (`secure_delete`). But they lie in other places too: in the
write-ahead log until that is cut, and in the unused part of pages whose rows moved on to another
when they grew, which SQLite leaves as it is. Those nobody can find, so that the file is written
anew. That takes about a second for 100 MB in which nothing else is written: it waits for the night.
"""

from __future__ import annotations

from heard.store.line import Line

READERS_WAIT_MS = 200  # for those of this process; what others read may take minutes


async def empty_log(line: Line) -> bool:
    """Write the log into the file and cut it to nothing; False: somebody still reads from it."""
    async with line.between_transactions() as connection:
        ((usual_ms,),) = await connection.execute_fetchall("PRAGMA busy_timeout")
        await connection.execute(f"PRAGMA busy_timeout = {READERS_WAIT_MS}")
        ((busy, _, _),) = await connection.execute_fetchall("PRAGMA wal_checkpoint(TRUNCATE)")
        await connection.execute(f"PRAGMA busy_timeout = {usual_ms}")
    return busy == 0


async def write_anew(line: Line) -> bool:
    """Write the whole file anew if that is owed; whether it was. That is noted in the file."""
    async with line.between_transactions() as connection:
        ((owed,),) = await connection.execute_fetchall("PRAGMA user_version")
        if owed:
            await connection.execute("VACUUM")
            await connection.execute("PRAGMA user_version = 0")
    return bool(owed)
