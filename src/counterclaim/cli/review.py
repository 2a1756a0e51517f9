"""`counterclaim review`: what people decide about claims; nothing is overwritten, and every decision can be undone."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from counterclaim.cli.ledger_options import DEFAULT, Where, say, using
from counterclaim.cli.options import one_of
from counterclaim.cli.show import Format, show
from counterclaim.model.kept import Decision
from counterclaim.model.vocabulary import section

if TYPE_CHECKING:
    from counterclaim.ledger import Ledger

Fields = tuple[tuple[str, Any], ...]

COUNT: Final = re.compile(r"(\d{1,9})(\.\.(\d{1,9})?)?")

app = typer.Typer(
    no_args_is_help=True,
    help="Decide about claims, list decisions, compare reviewers, write corrected reports as golden texts.",
)

EXAMPLES = """
Examples:

    counterclaim review decide accept 118e671f73be.c1 --by ana

    counterclaim review decide correct 118e671f73be.c1 --by ana --set thing=missile --why "the heading says so"

    counterclaim review decide correct 118e671f73be.c1 --by ana --set count=7

    counterclaim review decide undo --undoes 3 --by ana

    counterclaim review decide grade t.me/c/2031060102 --by ben --set grade=B

A count is 7, 7..9 or 7.. (no upper bound), or JSON with its form: count={"low": 7, "high": 7, "form": "about"}.
"""

By = Annotated[str, typer.Option(help="Who decides.", envvar="COUNTERCLAIM_REVIEWER")]


@app.command(epilog=EXAMPLES)
def decide(
    kind: Annotated[str, typer.Argument(metavar="KIND", help=f"One of {', '.join(section('decisions'))}.")],
    about: Annotated[
        list[str] | None, typer.Argument(help="Claims, reports or sources, by their ids.", show_default=False)
    ] = None,
    by: By = "",
    why: Annotated[str, typer.Option(help="The reason.")] = "",
    fields: Annotated[
        list[str] | None,
        typer.Option("--set", help="A field's new value, as thing=drone; JSON where the field is not one word."),
    ] = None,
    undoes: Annotated[int | None, typer.Option(help="The number of the decision that no longer holds.")] = None,
    ledger: Where = DEFAULT,
) -> None:
    """Accept, correct, reject, merge or split claims; say which tell of the same; grade a source or a report; undo."""
    one_of(kind, section("decisions"), "KIND")
    if not by:
        raise typer.BadParameter("a decision has an author: name yourself.", param_hint="--by")
    values = tuple(map(_field, fields or ()))
    from counterclaim.pipeline.reviewing import decided, unfit  # here, since help needs neither

    fault = unfit(kind, about or [], values)
    if fault is not None:
        raise typer.BadParameter(fault, param_hint="ABOUT")
    with using(ledger) as opened:
        from counterclaim.pipeline.settling import settle_news

        made = Decision(0, kind, tuple(about or ()), by, datetime.now(UTC), why, values, undoes)
        for done, issues in decided(opened, made):
            for issue in issues:
                say(issue.message)
            if done is None:
                raise typer.Exit(2)
            typer.echo(" ".join((f"decision {done.number}: {done.kind}", *done.about)))
        settle_news(opened)


@app.command("list", epilog="Example:\n\n    counterclaim review list\n")
def listed(
    about: Annotated[str | None, typer.Argument(help="A claim, report or source; none: all.")] = None,
    ledger: Where = DEFAULT,
    format: Format = "text",
) -> None:
    """List decisions in order: what, about what, by whom, when and why."""
    with using(ledger) as opened:
        from counterclaim import ledger as kept
        from counterclaim.exports.text.review import decision_table

        made = kept.decisions(opened, about)
        show(format, made, lambda width: decision_table(made, width))
    if not made:
        say("nothing was decided yet. `counterclaim review decide` does it.")


@app.command(epilog="Example:\n\n    counterclaim review agreement ana ben\n")
def agreement(
    one: Annotated[str, typer.Argument(help="A reviewer.")],
    other: Annotated[str, typer.Argument(help="Another one.")],
    ledger: Where = DEFAULT,
    format: Format = "text",
) -> None:
    """Compare two reviewers on the claims that both judged: share, Cohen's kappa, Krippendorff's alpha, differences."""
    with using(ledger) as opened:
        from counterclaim import ledger as kept
        from counterclaim.accounts.review import agreement as compared
        from counterclaim.exports.text.review import agreement_lines

        found = compared(kept.decisions(opened), one, other)
        show(format, found, lambda width: agreement_lines(found, one, other, width))


@app.command(epilog="Example:\n\n    counterclaim review golden 118e671f73be\n")
def golden(
    reports: Annotated[list[str], typer.Argument(help="Reports, by their ids.", show_default=False)],
    ledger: Where = DEFAULT,
) -> None:
    """Write reports as reviewers left them as golden texts, which `counterclaim evaluate` takes."""
    with using(ledger) as opened:
        for report in reports:
            typer.echo(_golden(opened, report))


def _golden(ledger: Ledger, report: str) -> str:
    from counterclaim import ledger as kept
    from counterclaim.accounts.review import golden as written

    entry, answer = kept.entry(ledger, report), kept.answer(ledger, report)
    if entry is None or answer is None:
        say(f"{report}: the ledger has no such report.")
        raise typer.Exit(2)
    told = kept.claims(ledger, _claims_of(ledger, report, [claim.id for claim in answer.claims]))
    return written([one.claim for one in told if one.state != "rejected"], entry)


def _claims_of(ledger: Ledger, report: str, read: list[str]) -> list[str]:
    """The claims of a report: those that were read, and those that reviewers split them into."""
    from counterclaim import ledger as kept

    made = [
        f"{key}-{name}"
        for decision in kept.decisions(ledger, report)
        if decision.kind == "split"
        for key in decision.about
        for name, _ in decision.fields
    ]
    return [*read, *made]


def _field(pair: str) -> tuple[str, Any]:
    name, equals, value = pair.partition("=")
    if not equals or not name:
        raise typer.BadParameter(f"“{pair}” should read FIELD=VALUE.", param_hint="--set")
    if name == "count" and (found := COUNT.fullmatch(value)):
        return name, _count(int(found[1]), bool(found[2]), found[3])
    try:
        return name, json.loads(value)
    except ValueError:
        return name, value


def _count(low: int, open_: bool, high: str | None) -> dict[str, Any]:
    """A count as people write it, in the public JSON's form."""
    if not open_:
        return {"low": low, "high": low, "form": "exact"}
    if high is None:
        return {"low": low, "high": None, "form": "at_least"}
    return {"low": low, "high": int(high), "form": "range"}
