"""Passwords: only their argon2 hashes are kept, and looking at one takes as long whether or not the name is known."""

from __future__ import annotations

from functools import cache
from secrets import token_hex
from threading import BoundedSemaphore
from typing import Final

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

SHORTEST: Final = 10
LONGEST: Final = 1_000
"""Characters that a password has."""

_HASHER: Final = PasswordHasher()
_TURNS: Final = BoundedSemaphore(2)  # each takes 64 MiB for a moment


def hashed(password: str) -> str:
    """What is kept of a password."""
    with _TURNS:
        return _HASHER.hash(password)


def fits(kept: str | None, password: str) -> bool:
    """Whether a password is the one of which this is kept; None is kept of nobody, which takes as long to find."""
    with _TURNS:
        try:
            return _HASHER.verify(kept or _nobody(), password) and kept is not None
        except (VerificationError, InvalidHashError):
            return False


@cache
def _nobody() -> str:
    return _HASHER.hash(token_hex())
