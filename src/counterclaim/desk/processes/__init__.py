"""Questions answered by processes beside the one that serves, so that a slow one delays nobody else.

What has state stays in the process that serves: people, guards, changes, live updates, the answers that are kept. A
process beside it holds the ledger open and answers by the same routes.
"""

from counterclaim.desk.processes.crew import Processes
from counterclaim.desk.processes.questions import Answered, Question

__all__ = ["Answered", "Processes", "Question"]
