#!/usr/bin/env bash
# PostgreSQL and Chromium for the tests, from Debian's packages, where they can be had; where not, the tests say what they
# leave out.
set -uo pipefail

missing=()
compgen -G "/usr/lib/postgresql/*/bin/initdb" > /dev/null || missing+=(postgresql)
[ -x /usr/bin/chromium ] || missing+=(chromium)
[ ${#missing[@]} -eq 0 ] && exit 0

left_out() {
    echo "tools/debian.sh: $1; the tests leave out what needs ${missing[*]}." >&2
    exit 0
}
command -v apt-get > /dev/null || left_out "there is no apt-get here"
[ "$(id -u)" -eq 0 ] || left_out "only root may install packages"

log=$(mktemp)
trap 'rm -f "$log"' EXIT
export DEBIAN_FRONTEND=noninteractive
install() { apt-get install -y --no-install-recommends "${missing[@]}" > "$log" 2>&1; }
if ! install && ! { apt-get update > "$log" 2>&1 && install; }; then
    tail -n 3 "$log" >&2
    left_out "installing failed with the lines above"
fi
exit 0
