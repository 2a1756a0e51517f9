"""The options that commands share."""

from __future__ import annotations

import codecs
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import typer

from counterclaim import sources

Paths = Annotated[
    list[str] | None,
    typer.Argument(
        help="Files, folders, patterns, or - for standard input: text, Markdown, HTML, JSON lines, JSON, CSV, Parquet, "
        "exports and saved pages of Telegram, RSS and Atom, WARC and WACZ.",
        show_default=False,
    ),
]
Published = Annotated[
    str | None, typer.Option(help="When reports that do not say so were published: 2025-07-10T05:10Z, or a date.")
]
Language = Annotated[str | None, typer.Option(help="The language of reports that do not say so, such as en.")]
Source = Annotated[str | None, typer.Option(help="The source of reports that do not say so, such as t.me/channel.")]
Zone = Annotated[str | None, typer.Option(help="The zone of clock times that name none, such as Europe/Kyiv.")]
NightZone = Annotated[
    str | None,
    typer.Option("--zone", help="The zone in which nights are counted, noon to noon; that of most sources otherwise."),
]
Output = Annotated[Path | None, typer.Option("--output", "-o", help="Write to this file, not to standard output.")]
Processes = Annotated[int, typer.Option(min=1, max=256, help="Read in so many processes.")]
Field = Annotated[
    list[str] | None,
    typer.Option(help=f"A field's name in the input, as text=body. Fields: {', '.join(sources.FIELDS)}."),
]
Kind = Annotated[str | None, typer.Option(help=f"Take every input as {', '.join(sources.KINDS)}, whatever its name.")]
Encoding = Annotated[str | None, typer.Option(help="The encoding of the inputs, where it is not UTF-8.")]
MaxLine = Annotated[int, typer.Option(min=1, help="Bytes that a line, or a report, may have.")]


def reading(
    published: str | None,
    language: str | None,
    source: str | None,
    kind: str | None,
    encoding: str | None,
    field: list[str] | None,
    limit: int,
) -> sources.Options:
    """The options as the sources take them. Raises typer.BadParameter, naming the option, for what they cannot take."""
    return sources.Options(
        published=_published(published),
        language=_loaded(language),
        source=source,
        kind=one_of(kind, sources.KINDS, "--kind"),
        encoding=_encoding(encoding),
        fields=dict(map(_field, field or ())),
        limit=limit,
    )


def one_of(value: str | None, known: Iterable[str], option: str) -> str | None:
    """`value`, if it is known; raises typer.BadParameter with what is known otherwise."""
    if value is not None and value not in known:
        raise typer.BadParameter(f"“{value}” is none of {', '.join(known)}.", param_hint=option)
    return value


def zone_of(name: str | None) -> str | None:
    """`name`, if it is a zone of the tz database."""
    try:
        return name and ZoneInfo(name).key
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise typer.BadParameter(f"“{name}” is no zone; Europe/Kyiv and UTC are.", param_hint="--zone") from error


def _published(written: str | None) -> datetime | None:
    try:
        return None if written is None else sources.published(written)
    except ValueError as error:
        raise typer.BadParameter(f"{error}.", param_hint="--published") from error


def _loaded(language: str | None) -> str | None:
    if language is None:
        return None
    from counterclaim.languages.load import available

    return one_of(language, available(), "--language")


def _encoding(name: str | None) -> str | None:
    try:
        return name and codecs.lookup(name).name
    except LookupError as error:
        raise typer.BadParameter(f"“{name}” is no encoding; utf-8 is.", param_hint="--encoding") from error


def _field(pair: str) -> tuple[str, str]:
    ours, equals, theirs = pair.partition("=")
    if not equals or not theirs:
        raise typer.BadParameter(f"“{pair}” should read text=NAME.", param_hint="--field")
    one_of(ours, sources.FIELDS, "--field")
    return ours, theirs
