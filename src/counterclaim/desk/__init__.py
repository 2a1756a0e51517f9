"""The ledger in a browser: a service that answers in JSON and CSV, and the pages that ask it."""

from counterclaim.desk.app import create
from counterclaim.desk.settings import Settings

__all__ = ["Settings", "create"]
