"""What the first check would wait for is loaded before somebody asks for it."""

from __future__ import annotations

from threading import Thread

from counterclaim import pipeline
from counterclaim.model import Document


def warm() -> None:
    """Load the languages and the gazetteer, beside everything else."""
    Thread(target=pipeline.answer, args=(Document("1."),), name="warming", daemon=True).start()
