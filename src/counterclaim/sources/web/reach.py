"""How far a channel has been read, and which page is due next: plain arithmetic on post numbers."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from counterclaim.sources.web.visits import Place
from counterclaim.sources.web.watched import History


class Covered(NamedTuple):
    """What one page showed: its oldest and newest post, the oldest one's time, how many, whether older ones exist."""

    oldest: int
    newest: int
    at: datetime | None
    posts: int
    older: bool


class Reach(NamedTuple):
    """How far a channel has been read.

    `newest` is the newest post seen. Each gap (before, after) says that the posts between the two numbers were not seen
    yet; a visit that is broken off leaves one. `oldest`, published `at`, is how far history was read, `taken` the posts
    of it, `end` whether it was read to its beginning. `again` is where the second look at known posts goes on, 0 where
    none is under way.
    """

    newest: int = 0
    gaps: tuple[tuple[int, int], ...] = ()
    oldest: int = 0
    at: datetime | None = None
    taken: int = 0
    end: bool = False
    again: int = 0


def begun(reach: Reach, page: Covered, held: int) -> Reach:
    """The reach after the newest page. `held` is the newest post known below it, for a channel never visited before."""
    if not reach.newest:
        known: tuple[tuple[int, int], ...] = ((page.oldest, held),) if held and held + 1 < page.oldest else ()
        return Reach(page.newest, known, page.oldest, page.at, page.posts, not page.older)
    gaps = reach.gaps
    if page.oldest > reach.newest + 1:
        gaps = ((page.oldest, reach.newest), *gaps)
    return reach._replace(newest=max(page.newest, reach.newest), gaps=gaps)


def looking_again(reach: Reach, page: Covered, history: History, recheck: datetime | None) -> Reach:
    """The reach with a second look begun below the newest page, where all else was read and none is under way."""
    late = recheck is None or not page.older or (page.at is not None and page.at < recheck)
    idle = late or reach.again or more(reach, history) or page.oldest <= reach.oldest
    return reach if idle else reach._replace(again=page.oldest)


def due(reach: Reach, history: History) -> tuple[str, int] | None:
    """What to read next, and before which post: a gap, history, the second look; None: nothing."""
    if reach.gaps:
        return "gap", reach.gaps[0][0]
    if more(reach, history):
        return "history", reach.oldest
    return ("again", reach.again) if reach.again else None


def more(reach: Reach, history: History) -> bool:
    """Whether there is more to read at once, beside the second look."""
    if reach.gaps:
        return True
    if reach.end or not history.wanted:
        return False
    enough = history.limit is not None and reach.taken >= history.limit
    return not enough and (history.since is None or reach.at is None or reach.at >= history.since)


def advanced(reach: Reach, what: str, page: Covered, recheck: datetime | None) -> Reach:
    """The reach after the page that was due."""
    if what == "gap":
        (_, after), *rest = reach.gaps
        open_ = page.older and page.oldest > after + 1
        return reach._replace(gaps=(((page.oldest, after),) if open_ else ()) + tuple(rest))
    if what == "again":
        late = recheck is None or (page.at is not None and page.at < recheck)
        done = late or not page.older or page.oldest <= reach.oldest
        return reach._replace(again=0 if done else page.oldest)
    return reach._replace(oldest=page.oldest, at=page.at, taken=reach.taken + page.posts, end=not page.older)


def stored(reach: Reach) -> Place:
    """The reach as a place to remember."""
    return {**reach._asdict(), "gaps": [list(gap) for gap in reach.gaps], "at": reach.at and reach.at.isoformat()}


def restored(place: Place) -> Reach:
    """The reach that a place remembers; that of a channel never visited where it remembers none that can be read."""
    try:
        at, gaps = place.get("at"), tuple((int(before), int(after)) for before, after in place.get("gaps", ()))
        counts = {name: int(place.get(name, 0)) for name in ("newest", "oldest", "taken", "again")}
        moment = datetime.fromisoformat(at) if at else None
    except (ValueError, TypeError):
        return Reach()
    return Reach(gaps=gaps, at=moment, end=bool(place.get("end")), **counts)
