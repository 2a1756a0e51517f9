"""What the first check would wait for is loaded before somebody asks for it."""

from __future__ import annotations

from threading import Thread

from counterclaim import pipeline
from counterclaim.desk.processes import Processes
from counterclaim.model import Document


def warm(processes: Processes) -> None:
    """Load the languages and the gazetteer, then begin the processes, beside everything else."""
    Thread(target=_load, args=(processes,), name="warming", daemon=True).start()


def _load(processes: Processes) -> None:
    pipeline.answer(Document("1."))
    processes.start()
