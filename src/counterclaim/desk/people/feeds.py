"""Feed readers keep no session: each person has a key of their own for feeds, which a new password ends."""

from __future__ import annotations

import hmac
from hashlib import sha256

from sqlalchemy import Engine, select

from counterclaim.desk.state.tables import account
from counterclaim.desk.views import Person


def feed_key(state: Engine, person: Person) -> str | None:
    """The key that opens feeds for a person; None where they have no account any more."""
    with state.connect() as connection:
        kept = connection.execute(select(account.c.password).where(account.c.name == person.name)).scalar()
    return None if kept is None else f"{person.name}.{_sealed(person.name, kept)}"


def feed_reader(state: Engine, key: str) -> Person | None:
    """Whose key it is; None where it is nobody's."""
    name, _, seal = key.rpartition(".")
    with state.connect() as connection:
        row = connection.execute(select(account).where(account.c.name == name)).first()
    right = hmac.compare_digest(_sealed(name, row.password if row else "").encode(), seal.encode())
    return Person(row.name, row.role) if row and right else None


def _sealed(name: str, kept: str) -> str:
    return hmac.new(kept.encode(), f"counterclaim: feeds of {name}".encode(), sha256).hexdigest()[:40]
