"""The command line: one module a command; `main` is what `counterclaim` runs."""

from __future__ import annotations

import os
import sys

from counterclaim.cli.app import app


def main() -> None:
    """Run the command line; whatever goes wrong ends in one line, and never in a traceback."""
    if hasattr(sys.stdout, "reconfigure"):  # whatever the locale: the words are those of the reports
        sys.stdout.reconfigure(**{"errors": "replace"} if sys.stdout.isatty() else {"encoding": "utf-8"})
    try:
        try:
            app()
        finally:
            sys.stdout.flush()  # here, where it can be told that nobody reads any more
    except BrokenPipeError:  # whoever read our output has gone: nothing is left to say, and nowhere to say it
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(141)
    except KeyboardInterrupt:
        sys.exit(130)
    except Exception as error:
        if os.environ.get("COUNTERCLAIM_TRACEBACK"):
            raise
        said = f"a fault of ours ({type(error).__name__}: {error}). Please report it, with the command and the input"
        print(f"counterclaim: {said}; with COUNTERCLAIM_TRACEBACK=1 it tells more.", file=sys.stderr)
        sys.exit(2)
