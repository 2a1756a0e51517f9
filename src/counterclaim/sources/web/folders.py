"""Files and folders that are watched: what is new or changed in them, by size and time of change."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from counterclaim.model import Issue
from counterclaim.sources.files import find
from counterclaim.sources.messages import issue as file_issue
from counterclaim.sources.received import Delivery
from counterclaim.sources.web.messages import issue
from counterclaim.sources.web.visits import Outcome, Place, Tools, Visit, opened, options, remembered
from counterclaim.sources.web.watched import Watched


def visit(watched: Watched, place: Place, tools: Tools) -> Visit:
    """The files that are new or have changed since the last visit; a file that is gone says nothing of its reports."""
    kept = place.get("files")
    files: dict[str, Any] = dict(kept) if isinstance(kept, dict) else {}
    limit, well = tools.fetcher.politeness.largest, True
    for path in find(watched.addresses):
        if isinstance(path, Issue):
            yield path
            continue
        try:
            about = Path(path).stat()
            state = [about.st_mtime_ns, about.st_size]
            if files.get(path) == state:
                continue
            files[path] = state
            if about.st_size > limit:
                yield issue("large-file", path, limit=limit)
                continue
            content = Path(path).read_bytes()
        except OSError as error:
            well = False
            yield file_issue("unreadable", path, reason=error.strerror or error)
            continue
        found = tuple(tools.parsers.stream(opened(content), path, options(watched)))
        changed = datetime.fromtimestamp(about.st_mtime, UTC)
        headers = (("last-modified", changed.isoformat()),)
        yield Delivery(content, path, tools.fetcher.now(), None, headers, found, (), remembered({"files": files}))
    return Outcome(well, place={"files": files})
