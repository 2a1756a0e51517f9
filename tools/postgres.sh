#!/usr/bin/env bash
# PostgreSQL for the tests, from Debian's package, where it can be had; where not, the tests say that they leave it out.
set -uo pipefail

if compgen -G "/usr/lib/postgresql/*/bin/initdb" > /dev/null; then
    exit 0
fi
if ! command -v apt-get > /dev/null; then
    echo "tools/postgres.sh: there is no apt-get here; the tests run on SQLite alone." >&2
    exit 0
fi
if [ "$(id -u)" -ne 0 ]; then
    echo "tools/postgres.sh: only root may install packages; the tests run on SQLite alone." >&2
    exit 0
fi

log=$(mktemp)
trap 'rm -f "$log"' EXIT
export DEBIAN_FRONTEND=noninteractive
install() { apt-get install -y --no-install-recommends postgresql > "$log" 2>&1; }
if ! install && ! { apt-get update > "$log" 2>&1 && install; }; then
    echo "tools/postgres.sh: PostgreSQL could not be installed; the tests run on SQLite alone. The last lines:" >&2
    tail -n 3 "$log" >&2
fi
exit 0
