"""From paths to output: what `check` and `read` have in common."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, NamedTuple

import typer

from counterclaim import sources
from counterclaim.cli.progress import progress
from counterclaim.cli.stop import Stop
from counterclaim.cli.tell import Teller
from counterclaim.exports import FORMATS, Writer
from counterclaim.model import Answer
from counterclaim.pipeline import Answered, Stages, answers

INTERRUPTED = 130


class Job(NamedTuple):
    """What is to be read, how, and where the answers go; `keep` takes from an answer what nobody asked for."""

    paths: list[str]
    options: sources.Options
    stages: Stages
    processes: int
    write: Writer
    output: Path | None = None
    keep: Callable[[Answer], Answer] = lambda answer: answer


def run(job: Job) -> int:
    """Read, answer and write, one report at a time; the exit status.

    0: nothing found, 1: findings (notes do not count), 2: an input that could not be read as it is, 130: interrupted,
    with all that was finished written.
    """
    paths = job.paths or _piped()
    _spare(paths, job.output)
    teller = Teller()
    with Stop() as stop, progress(paths, job.output) as count:
        received = sources.receive(sources.find(paths), job.options._replace(progress=count))
        answered = teller.told(stop.until(answers(received, job.stages, job.processes)))
        with _opened(job.output) as out:
            job.write(_kept(answered, job.keep, teller), out)
            out.flush()
    return INTERRUPTED if stop.asked else teller.status


def format_of(name: str, known: Iterable[str]) -> Writer:
    """The writer of a format, one of `known`. Raises typer.BadParameter for any other."""
    if name not in known:
        raise typer.BadParameter(f"“{name}” is none of {', '.join(known)}.", param_hint="--format")
    return FORMATS[name]


def _kept(answered: Iterable[Answered], keep: Callable[[Answer], Answer], teller: Teller) -> Iterator[Answered]:
    for document, answer in answered:
        kept = keep(answer)
        teller.found(kept.findings)
        yield document, kept


def _piped() -> list[str]:
    if sys.stdin.isatty():
        raise typer.BadParameter("name a file or a folder, or pipe a report in.", param_hint="PATHS")
    return ["-"]


def _spare(paths: Iterable[str], output: Path | None) -> None:
    if output and output.exists() and any(Path(path).exists() and output.samefile(path) for path in paths):
        raise typer.BadParameter(f"{output} is one of the inputs; it would be lost.", param_hint="--output")


@contextmanager
def _opened(output: Path | None) -> Iterator[IO[str]]:
    if output is None:
        yield sys.stdout
        return
    try:
        out = output.open("w", encoding="utf-8", newline="")
    except OSError as error:
        raise typer.BadParameter(f"{output}: cannot be written ({error.strerror}).", param_hint="--output") from error
    with out:
        yield out
