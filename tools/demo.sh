#!/bin/sh
# Read every example as somebody would who has just installed Counterclaim, then put a fortnight of reports into a ledger.
# Exit status 1 means findings, which there are.
set -eu
cd "$(dirname "$0")/.."
bin=$1

check() {
    file=$1
    published=$2
    printf '\n$ counterclaim check %s --published %s\n\n' "$file" "$published"
    "$bin/counterclaim" check "$file" --published "$published" || test $? -eq 1
}

check examples/harbour-night.txt 2024-05-14
check examples/river-districts.md 2024-09-03
check examples/steppe-bulletin.txt 2025-02-08
check examples/mayor-update.txt 2025-06-21
check examples/vechirnie-zvedennia.txt 2024-10-12
check examples/long-article.txt 2025-03-07

mkdir -p build
rm -f build/fortnight.db build/fortnight.db-wal build/fortnight.db-shm build/fortnight.desk.db

ledger() {
    printf '\n$ counterclaim %s\n\n' "$*"
    "$bin/counterclaim" "$@" --ledger build/fortnight.db
}

ledger sources describe examples/fortnight/sources.toml
ledger add examples/fortnight/reports 2> build/notes
ledger add examples/fortnight/later 2>> build/notes
ledger night 2031-06-02
ledger total --measure intercepted --thing drone --place UA --from 2031-06-02 --to 2031-06-08 --by night
ledger findings --across --code CC706 --code CC707
ledger verify

cat <<END

The fortnight is in build/fortnight.db. To look at it in a browser:
  make desk

What to do next:
  $bin/counterclaim check YOUR_REPORT.txt --published 2025-07-11
  $bin/counterclaim check examples --format html --output examples.html     one page to look at, or to send
  $bin/counterclaim read posts.jsonl --format jsonl                          claims for other programs
  $bin/counterclaim add YOUR_POSTS.jsonl https://example.org/feed.xml        into counterclaim.db; again, and nothing changes
  $bin/counterclaim night 2031-06-02                                         one account of a night
  $bin/counterclaim export night --from 2031-06-02 --to 2031-06-02 --output night.html
  $bin/counterclaim explain CC101                                            what a finding means
  $bin/counterclaim --help
END
