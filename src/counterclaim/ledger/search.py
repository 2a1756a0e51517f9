"""The words of the latest texts, so that reports are found by them, with the same answers from every database.

A word is a run of letters and digits as `model.text.fold` writes it. SQLite keeps them in an FTS5 table without the
text, PostgreSQL in a column of type tsvector.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final, cast

from sqlalchemy import ColumnElement, Connection, Select, column, select, text

from counterclaim.ledger.schema import report
from counterclaim.model.text import fold

_WORD: Final = re.compile(r"[^\W_]+")
_LONG: Final = 64  # letters of a word; what is longer is found by its beginning
_MANY: Final = 20_000  # different words of one text
_SOME: Final = 400
_NEAR: Final = 200  # keys that are passed sooner than one is looked for

_WRITE: Final = {
    "sqlite": "INSERT INTO words(rowid, terms) VALUES (:key, :words)",
    "postgresql": "INSERT INTO words(key, terms) VALUES (:key, array_to_tsvector(string_to_array(:words, ' ')))",
}
_DROP: Final = {
    "sqlite": "INSERT INTO words(words, rowid, terms) VALUES ('delete', :key, :words)",
    "postgresql": "DELETE FROM words WHERE key = :key",
}
_EMPTY: Final = {
    "sqlite": "INSERT INTO words(words) VALUES ('delete-all')",
    "postgresql": "DELETE FROM words",
}
_FIND: Final = {
    "sqlite": "report.key IN (SELECT rowid FROM words WHERE words MATCH :asked)",
    "postgresql": "report.key IN (SELECT key FROM words WHERE terms @@ CAST(:asked AS tsquery))",
}
_KEYS: Final = {
    "sqlite": "SELECT rowid AS key FROM words WHERE words MATCH :asked LIMIT :limit",
    "postgresql": "SELECT key FROM words WHERE terms @@ CAST(:asked AS tsquery) LIMIT :limit",
}
_AMONG: Final = {
    "sqlite": "SELECT words.rowid FROM json_each(:among) AS run CROSS JOIN words WHERE words MATCH :asked "
    "AND words.rowid BETWEEN json_extract(run.value, '$[0]') AND json_extract(run.value, '$[1]')",
    "postgresql": "SELECT key FROM words WHERE key = ANY(:among) AND terms @@ CAST(:asked AS tsquery)",
}
_HELD: Final = {
    "sqlite": "SELECT doc, term FROM words_held",
    "postgresql": "SELECT key, unnest(tsvector_to_array(terms)) FROM words",
}


def words(of: str) -> list[str]:
    """The different words of a text, as many as are kept, in order of the alphabet."""
    found: dict[str, None] = {}
    for word in _WORD.finditer(fold(of)):
        found[word[0][:_LONG]] = None
        if len(found) >= _MANY:
            break
    return sorted(found)


def index(connection: Connection, texts: Iterable[tuple[int, str]]) -> None:
    """Keep the words of new reports, given by key."""
    rows = [{"key": key, "words": " ".join(found)} for key, content in texts if (found := words(content))]
    if rows:
        connection.execute(text(_WRITE[connection.dialect.name]), rows)


def forget(connection: Connection, key: int, content: str) -> None:
    """Drop the words of a report, whose text up to now was `content`."""
    found = words(content)
    if found:
        connection.execute(text(_DROP[connection.dialect.name]), {"key": key, "words": " ".join(found)})


def clear(connection: Connection) -> None:
    """Drop all words."""
    connection.execute(text(_EMPTY[connection.dialect.name]))


def fitting(asked: str, dialect: str) -> ColumnElement[bool] | None:
    """The condition that a report's latest text has all the words asked for.

    A word that ends in * stands for all that begin so. None where there is no word in what is asked.
    """
    query = _query(asked, dialect)
    if query is None:
        return None
    return cast(ColumnElement[bool], text(_FIND[dialect]).bindparams(asked=query))


def number(connection: Connection, asked: str, most: int) -> int:
    """How many reports have all the words asked for, of which there is one at least; `most` at most."""
    query = text(f"SELECT count(*) FROM ({_KEYS[connection.dialect.name]}) AS found")
    given = {"asked": _query(asked, connection.dialect.name), "limit": most}
    return int(connection.execute(query, given).scalar_one())


def having(connection: Connection, asked: str, reports: Iterable[str]) -> tuple[set[str], int]:
    """Those of some reports that have all the words asked for, of which there is one at least.

    And how often the words were looked up for that: seldom for reports that came one after another.
    """
    wanted = sorted(set(reports))
    dialect, found, looked = connection.dialect.name, set[str](), 0
    for start in range(0, len(wanted), _SOME):
        rows = select(report.c.key, report.c.id).where(report.c.id.in_(wanted[start : start + _SOME]))
        ids = {row.key: row.id for row in connection.execute(rows)}
        runs = _runs(sorted(ids))
        among = json.dumps(runs) if dialect == "sqlite" else list(ids)
        held = connection.execute(text(_AMONG[dialect]), {"asked": _query(asked, dialect), "among": among})
        found.update(ids[key] for key in held.scalars() if key in ids)
        looked += len(runs)
    return found, looked


def _runs(keys: Sequence[int]) -> list[list[int]]:
    """Stretches that take in some keys and few others, since an index is gone along sooner than opened anew."""
    found: list[list[int]] = []
    for key in keys:
        if found and key - found[-1][1] <= _NEAR:
            found[-1][1] = key
        else:
            found.append([key, key])
    return found


def found(connection: Connection, asked: str, limit: int) -> Select[Any]:
    """A query for the keys of at most so many reports with all the words asked for, of which there is one at least."""
    dialect = connection.dialect.name
    query = text(_KEYS[dialect]).bindparams(asked=_query(asked, dialect), limit=limit).columns(column("key"))
    return select(query.subquery())


def _query(asked: str, dialect: str) -> str | None:
    terms = [(word[0][:_LONG], fold(asked)[word.end() : word.end() + 1] == "*") for word in _WORD.finditer(fold(asked))]
    if not terms:
        return None
    if dialect == "sqlite":
        return " AND ".join(f'"{word}"' + "*" * start for word, start in terms)
    return " & ".join(f"'{word}'" + ":*" * start for word, start in terms)


def held(connection: Connection) -> Iterator[tuple[int, str]]:
    """Every (key of a report, word) that is kept, in no order."""
    if connection.dialect.name == "sqlite":
        connection.execute(
            text("CREATE VIRTUAL TABLE IF NOT EXISTS temp.words_held USING fts5vocab(main, words, instance)")
        )
    for row in connection.execute(text(_HELD[connection.dialect.name]).execution_options(yield_per=5000)):
        yield row[0], row[1]
