#!/bin/sh
# Stores in trouble: a full disk, a folder that cannot be written, files of other programs and versions,
# made-up people among real ones, backups while others look, and what each says.
set -u
. "$(dirname "$0")/lib.sh"
council=tests/data/outsider/council
plan 39

# A copy of the good store, to be spoilt.
spoil() {
	rm -rf "$place/spoilt"
	cp -r "$place/store" "$place/spoilt"
	spoilt=$place/spoilt
}

# Sets the number that says which program's file, or which version, it is.
stamp() { # file, byte at which it stands, number
	python3 -c "
import sys
with open(sys.argv[1], 'r+b') as f:
    f.seek(int(sys.argv[2])); f.write(int(sys.argv[3]).to_bytes(4, 'big'))" "$1" "$2" "$3"
}

trouble() { # words, name
	run --store "$spoilt" --purpose s17 --json find una
	status_is 5 "$2"
	complains "$1" "$2: it says what to do"
}

run init
run load --at 2025-11-04 "$council"/*.yaml
status_is 0 "the feeds of a council load"

# Made-up people stay out.
run load data/sources/training/register.yaml
status_is 4 "a store of real people reads no made-up ones"
says "this source is made up, for training" "and says why"

# Files that are not what they should be.
spoil
stamp "$spoilt/store.db" 60 99
trouble "made by a newer famctx (version 99" "a store of a newer version"
spoil
stamp "$spoilt/people.db" 60 99
trouble "load the sources again" "people of another version"
spoil
stamp "$spoilt/store.db" 68 7
trouble "belongs to another program" "a database of another program"
spoil
echo "not a database, and long enough to be looked at twice" >"$spoilt/store.db"
trouble "it is not a famctx file" "a file that is no database"
spoil
head -c 20000 "$place/store/people.db" >"$spoilt/people.db"
run --store "$spoilt" check
if [ "$status" -eq 1 ] || [ "$status" -eq 5 ]; then pass "half a file is found by check"; else
	fail "half a file is found by check" "$status $out"; fi
spoil
rm "$spoilt/people.db"
run --store "$spoilt" --purpose s17 find una
status_is 1 "without people.db nobody is found"
says "Nothing is searched" "and that nothing is searched is said"

# A folder that cannot be written.
if [ "$(id -u)" -eq 0 ]; then
	tests_run=$((tests_run + 1))
	echo "ok $tests_run - # SKIP root may write everywhere"
else
	spoil
	chmod 500 "$spoilt"
	run --store "$spoilt" --purpose s17 find una
	status_is 5 "a folder that cannot be written is store trouble"
	chmod 700 "$spoilt"
fi

# The disk is full: nothing is lost, and it says so.
mkdir "$place/disk"
if mount -t tmpfs -o size=3m none "$place/disk" 2>/dev/null; then
	trap 'umount "$place/disk"; rm -rf "$place"' EXIT
	small=$place/disk/store
	run --store "$small" init
	run --store "$small" load --at 2025-11-04 "$council"/*.yaml
	status_is 0 "a small disk holds the feeds of a council"
	dd if=/dev/zero of="$place/disk/fill" bs=4096 2>/dev/null
	run --store "$small" --purpose s17 --json find una
	status_is 5 "a look that cannot be recorded is not shown"
	complains "disk is full" "as the disk is full"
	run --store "$small" load --at 2025-11-04 "$council"/*.yaml
	status_is 5 "nor is anything loaded"
	complains "disk is full" "and it says why"
	run --store "$place/disk/new" init
	status_is 5 "nor is a store made"
	complains "disk is full" "and it says why: make"
	rm "$place/disk/fill"
	run --store "$place/disk/new" init
	status_is 0 "with room it is made at the second try"
	run --store "$small" --at 2025-11-04 --purpose s17 --json find una bryant
	json_is '["total"]' 1 "and nothing was lost"
	run --store "$small" check
	status_is 0 "and the store is whole"
else
	for name in 1 2 3 4 5 6 7 8 9 10; do
		tests_run=$((tests_run + 1))
		echo "ok $tests_run - # SKIP a small disk cannot be mounted here ($name)"
	done
fi

# A backup while others look.
(
	for _ in 1 2 3 4 5 6; do
		"$famctx" --at 2025-11-04 --purpose s17 --json find una >>"$place/looks" 2>>"$place/failed" </dev/null
	done
) &
looking=$!
run backup "$place/backup"
status_is 0 "a backup is made while others look"
wait "$looking"
if [ -s "$place/failed" ]; then fail "and they saw nothing of it" "$(cat "$place/failed")"; else
	pass "and they saw nothing of it"; fi
mode=$(stat -c %a "$place/backup")
if [ "$mode" = 600 ]; then pass "the backup is for its owner alone"; else fail "the backup is for its owner alone" "$mode"; fi
run backup "$place/backup"
status_is 4 "a backup is never written over"
look find wrenfield
before=$(printf '%s' "$out" | python3 -c 'import json,sys; print(json.load(sys.stdin)["results"])')
run --store "$place/elsewhere" restore "$place/backup"
status_is 0 "it is restored into a new place"
run --store "$place/elsewhere" --at 2025-11-04 --purpose s17 --json find wrenfield
after=$(printf '%s' "$out" | python3 -c 'import json,sys; print(json.load(sys.stdin)["results"])')
if [ "$before" = "$after" ]; then pass "with the same people under the same ids"; else
	fail "with the same people under the same ids" "$after"; fi
run --store "$place/elsewhere" check
status_is 0 "and it is whole"
says "the trail of" "with its trail"

head -c 9000 "$place/backup" >"$place/torn"
run --store "$place/elsewhere" restore "$place/torn"
status_is 5 "a torn backup is not restored"
run --store "$place/elsewhere" --at 2025-11-04 --purpose s17 --json find wrenfield
json_is '["total"]' 5 "and the store is as it was"
run restore "$place/nothing"
status_is 5 "a backup that is not there is told"
complains "$place/nothing" "by its name"

# Nothing is left lying about.
run --at 2025-11-04 --purpose s17 --json find una
status_is 0 "the store opens again and again"
left=$(ls "$place/store")
case $left in
*people.new.db* | *.part* | *.store*) fail "nothing half made is left" "$left" ;;
*) pass "nothing half made is left" ;;
esac
