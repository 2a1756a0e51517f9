"""What stands before the routes: which hosts may be asked for, how much and how often, and what every answer bears."""

from counterclaim.desk.guard.faults import Faults
from counterclaim.desk.guard.headers import Headers
from counterclaim.desk.guard.hosts import Hosts
from counterclaim.desk.guard.paces import LOGIN, Counts, Paces
from counterclaim.desk.guard.refused import RefusedError
from counterclaim.desk.guard.sites import Sites
from counterclaim.desk.guard.sizes import Sizes

__all__ = ["LOGIN", "Counts", "Faults", "Headers", "Hosts", "Paces", "RefusedError", "Sites", "Sizes"]
