#!/bin/sh
# The pictures of README, taken with Debian's Chromium from the bundled reports.
set -eu
cd "$(dirname "$0")/.."
bin=$1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

picture() {
    chromium --headless --no-sandbox --hide-scrollbars --window-size="$3" --screenshot="docs/pictures/$2" "file://$1" \
        > "$folder/chromium.log" 2>&1 || { cat "$folder/chromium.log" >&2; exit 1; }
}

"$bin/counterclaim" check examples/long-article.txt --published 2025-03-07 --format html --output "$folder/check.html" || test $? -eq 1
picture "$folder/check.html" check.png 1280,800

export COUNTERCLAIM_LEDGER="$folder/fortnight.db"
"$bin/counterclaim" sources describe examples/fortnight/sources.toml
"$bin/counterclaim" add examples/fortnight/reports 2> "$folder/notes"
"$bin/counterclaim" add examples/fortnight/later 2>> "$folder/notes"
"$bin/counterclaim" export night --from 2031-06-04 --to 2031-06-04 --made 2031-06-16 --output "$folder/night.html"
picture "$folder/night.html" night.png 1200,900
