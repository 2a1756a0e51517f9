"""Who is at the desk: accounts, passwords, sessions, and what each may do."""

from counterclaim.desk.people.accounts import PeopleError, change_password, everybody, has_admin, put, remove
from counterclaim.desk.people.admission import admitted, needs, person, token
from counterclaim.desk.people.feeds import feed_key, feed_reader
from counterclaim.desk.people.roles import ROLES, may
from counterclaim.desk.people.sessions import begin, cookie, cookie_ways, end

__all__ = [
    "ROLES",
    "PeopleError",
    "admitted",
    "begin",
    "change_password",
    "cookie",
    "cookie_ways",
    "end",
    "everybody",
    "feed_key",
    "feed_reader",
    "has_admin",
    "may",
    "needs",
    "person",
    "put",
    "remove",
    "token",
]
