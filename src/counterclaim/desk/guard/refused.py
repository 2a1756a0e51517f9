"""How the desk says no."""

from __future__ import annotations

from collections.abc import Mapping

from fastapi import Response

from counterclaim.desk.exchange.giving import said
from counterclaim.desk.views import Fault


class RefusedError(Exception):
    """A request that is not answered: the HTTP status, why, what to do about it, and headers that go with it."""

    def __init__(self, status: int, message: str, remedy: str = "", headers: Mapping[str, str] | None = None) -> None:
        super().__init__(message)
        self.status, self.message, self.remedy, self.headers = status, message, remedy, headers or {}

    def answer(self) -> Response:
        """What the one who asked is told."""
        response = said(Fault(self.message, self.remedy), self.status)
        response.headers.update(self.headers)
        return response
