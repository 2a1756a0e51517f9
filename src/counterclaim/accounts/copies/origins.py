"""Where reports go back to, and how many say it independently."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from counterclaim.accounts.copies.records import Independence
from counterclaim.model.kept import Link


def origins(links: Iterable[Link]) -> dict[str, str]:
    """The report that each copy goes back to in the end; a report that is no copy is not among the keys.

    Links that turn in a circle (clocks may be wrong) go back to the one of the smallest id in it.
    """
    direct = {link.report: link.origin for link in links}
    roots: dict[str, str] = {}
    for report in direct:
        chain = [report]
        while chain[-1] in direct and chain[-1] not in roots and direct[chain[-1]] not in chain:
            chain.append(direct[chain[-1]])
        last = chain[-1]
        if last in roots:
            root = roots[last]
        elif last in direct:
            root = min(chain[chain.index(direct[last]) :])
        else:
            root = last
        roots.update((one, root) for one in chain if one in direct)
    return {report: root for report, root in roots.items() if report != root}


def independent(reports: Mapping[str, str], links: Iterable[Link]) -> Independence:
    """Outlets and effective origins of `reports`, given with their sources; two posts of one source are one origin.

    An origin that is not among the reports counts by its own id, once for all that copy it.
    """
    roots = origins(links)
    back = {roots.get(report, report) for report in reports}
    return Independence(tuple(sorted(set(reports.values()))), tuple(sorted({reports.get(one, one) for one in back})))
