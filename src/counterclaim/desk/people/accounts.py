"""Accounts: made, changed and taken away by admins; what their owners decided stays."""

from __future__ import annotations

import re
from datetime import datetime
from typing import ClassVar, Final

from sqlalchemy import Connection, Engine, delete, func, insert, select, update

from counterclaim.desk.people.passwords import LONGEST, SHORTEST, fits, hashed
from counterclaim.desk.people.roles import ROLES
from counterclaim.desk.state.tables import NAME, account, search, session
from counterclaim.desk.views import Account, Person

_NAME: Final = re.compile(rf"[\w@](?:[\w.@' -]{{0,{NAME - 2}}}[\w.])?")
_ADMIN: Final = ROLES[-1]


class PeopleError(Exception):
    """Why an account cannot be as it should be, and what to do about it."""

    status: ClassVar[int] = 422

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(f"{message} {remedy}")
        self.message, self.remedy = message, remedy


def everybody(state: Engine) -> tuple[Account, ...]:
    """All accounts, by name."""
    columns = (account.c.name, account.c.role, account.c.since, account.c.last)
    with state.connect() as connection:
        return tuple(Account(*row) for row in connection.execute(select(*columns).order_by(account.c.name)))


def put(state: Engine, name: str, role: str, password: str | None, now: datetime) -> None:
    """Make an account, or change the role or, if one is given, the password of the one there is.

    Whoever is logged in with it must log in again. Raises PeopleError for a name, role or password that will not do,
    and where no admin would be left.
    """
    if not _NAME.fullmatch(name):
        raise PeopleError("That name will not do.", f"Use letters, digits and .@'- , {NAME} characters at most.")
    if role not in ROLES:
        raise PeopleError(f"There is no role {role[:20]!r}.", f"Use one of {', '.join(ROLES)}.")
    kept = None if password is None else hashed(_fit(password))
    with state.begin() as connection:
        if connection.execute(select(account.c.name).where(account.c.name == name)).first() is None:
            if kept is None:
                raise PeopleError(f"{name} has no account yet.", "Give a password to make one.")
            made = {"name": name, "role": role, "password": kept, "since": now}
            connection.execute(insert(account).values(made))
            return
        changed = {"role": role} | ({} if kept is None else {"password": kept})
        connection.execute(update(account).where(account.c.name == name).values(changed))
        connection.execute(delete(session).where(session.c.name == name))
        _keep_an_admin(connection)


def remove(state: Engine, name: str) -> None:
    """Take an account away, with its sessions and saved searches. Raises PeopleError where there is none to take."""
    with state.begin() as connection:
        if not connection.execute(delete(account).where(account.c.name == name)).rowcount:
            raise PeopleError("There is no such account.", "The list shows those that there are.")
        connection.execute(delete(search).where(search.c.by == name))
        _keep_an_admin(connection)


def change_password(state: Engine, name: str, old: str, new: str) -> None:
    """Give oneself another password, and end all sessions. Raises PeopleError where one of the two will not do."""
    if identified(state, name, old) is None:
        raise PeopleError("The old password is another one.", "An admin can give you a new one.")
    with state.begin() as connection:
        connection.execute(update(account).where(account.c.name == name).values(password=hashed(_fit(new))))
        connection.execute(delete(session).where(session.c.name == name))


def identified(state: Engine, name: str, password: str) -> Person | None:
    """The person with that name and password; None for anybody else, after as long."""
    with state.connect() as connection:
        row = connection.execute(
            select(account.c.name, account.c.role, account.c.password).where(account.c.name == name)
        ).first()
    right = fits(row.password if row else None, password[: LONGEST + 1])
    return Person(row.name, row.role) if row and right else None


def has_admin(state: Engine) -> bool:
    """Whether anybody can look after accounts."""
    with state.connect() as connection:
        return _admins(connection) > 0


def _keep_an_admin(connection: Connection) -> None:
    if not _admins(connection):
        raise PeopleError("No admin would be left.", "Make somebody else an admin first.")


def _admins(connection: Connection) -> int:
    return connection.execute(select(func.count()).where(account.c.role == _ADMIN)).scalar_one()


def _fit(password: str) -> str:
    if not SHORTEST <= len(password) <= LONGEST:
        raise PeopleError(
            f"A password has {SHORTEST} to {LONGEST} characters.", "A few words that only you would put together do."
        )
    return password
