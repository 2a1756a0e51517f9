"""What people may do: read, review, and look after accounts."""

from __future__ import annotations

from typing import Final

ROLES: Final = ("reader", "reviewer", "admin")
"""Each may do what the ones before it may."""


def may(role: str, needed: str) -> bool:
    """Whether a person with a role may do what another one is needed for."""
    return ROLES.index(role) >= ROLES.index(needed)
