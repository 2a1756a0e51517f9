"""The words of the latest texts, so that reports are found by them, with the same answers from every database.

A word is a run of letters and digits as `model.text.fold` writes it. SQLite keeps them in an FTS5 table without the
text, PostgreSQL in a column of type tsvector.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, Final, cast

from sqlalchemy import ColumnElement, Connection, Select, column, select, text

from counterclaim.model.text import fold

_WORD: Final = re.compile(r"[^\W_]+")
_LONG: Final = 64  # letters of a word; what is longer is found by its beginning
_MANY: Final = 20_000  # different words of one text

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
_ONE: Final = {
    "sqlite": "EXISTS (SELECT 1 FROM words WHERE words MATCH :asked AND rowid = report.key)",
    "postgresql": "EXISTS (SELECT 1 FROM words WHERE terms @@ CAST(:asked AS tsquery) AND key = report.key)",
}
_KEYS: Final = {
    "sqlite": "SELECT rowid AS key FROM words WHERE words MATCH :asked LIMIT :limit",
    "postgresql": "SELECT key FROM words WHERE terms @@ CAST(:asked AS tsquery) LIMIT :limit",
}
_LAST_KEYS: Final = {
    "sqlite": "SELECT rowid AS key FROM words WHERE words MATCH :asked ORDER BY rowid DESC LIMIT :limit",
    "postgresql": "SELECT key FROM words WHERE terms @@ CAST(:asked AS tsquery) ORDER BY key DESC LIMIT :limit",
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


def fitting(asked: str, dialect: str, common: bool = False) -> ColumnElement[bool] | None:
    """The condition that a report's latest text has all the words asked for.

    A word that ends in * stands for all that begin so. None where there is no word in what is asked. Where the words
    are `common`, each report is asked for them, in place of all reports being gathered that have them.
    """
    query = _query(asked, dialect)
    if query is None:
        return None
    return cast(ColumnElement[bool], text((_ONE if common else _FIND)[dialect]).bindparams(asked=query))


def keys(connection: Connection, asked: str, limit: int) -> list[int] | None:
    """The keys of at most so many reports with all the words asked for; None where no word is asked for."""
    query = _query(asked, connection.dialect.name)
    if query is None:
        return None
    found = connection.execute(text(_KEYS[connection.dialect.name]), {"asked": query, "limit": limit})
    return list(found.scalars())


def found(connection: Connection, asked: str, limit: int) -> Select[Any]:
    """A query for the keys of at most so many reports with all the words asked for, of which there is one at least."""
    dialect = connection.dialect.name
    query = text(_KEYS[dialect]).bindparams(asked=_query(asked, dialect), limit=limit).columns(column("key"))
    return select(query.subquery())


def frequent(connection: Connection, asked: str, number: int, among: int) -> bool:
    """Whether so many of the first reports, and of the last, have all the words asked for.

    They are looked for `among` so many; where one end has fewer, going along from there may not meet one soon.
    """
    dialect = connection.dialect.name
    first, last = (f"SELECT min(key), max(key), count(*) FROM ({of[dialect]}) AS found" for of in (_KEYS, _LAST_KEYS))
    given = {"asked": _query(asked, dialect), "limit": number}
    most = connection.execute(text(first), given).one()[1]
    least, _, found = connection.execute(text(last), given).one()
    highest = connection.execute(text("SELECT max(key) FROM report")).scalar_one()
    return bool(found == number and most <= among and least > highest - among)


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
