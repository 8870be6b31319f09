#!/bin/sh
# Wrong usage, no store, bad stores: each gets its exit status and says what to do.
set -u
. "$(dirname "$0")/lib.sh"
plan 25

run --version
status_is 0 "the version is told"
says "famctx 0" "with its number"
run --help
status_is 0 "help is printed"
for command in demo init load find show sources backup restore check screens; do
	says "famctx $command" "help lists $command"
done
run find --help
says "WORDS..." "a command has help of its own"
run frob
status_is 2 "an unknown command is wrong usage"
run --frob
status_is 2 "an unknown option is wrong usage"
run find --sheet somebody
status_is 2 "an option of another command is wrong usage"
run find
status_is 2 "find without words is wrong usage"

run find --purpose s17 una
status_is 5 "a store that is not there is store trouble"
complains "famctx init" "and it says how to make one"
mkdir -p "$place/store"
echo "not a database" >"$place/store/store.db"
run find --purpose s17 una
status_is 5 "a file that is no store is store trouble"
complains "store.db" "and it names the file"
rm -rf "$place/store"

run init
status_is 0 "a store is made"
run init
if [ "$status" -ne 0 ]; then pass "a store is not made twice"; else fail "a store is not made twice" "$out"; fi
mode=$(stat -c %a "$place/store/store.db")
if [ "$mode" = 600 ]; then pass "its file is for its owner alone"; else fail "its file is for its owner alone" "$mode"; fi
