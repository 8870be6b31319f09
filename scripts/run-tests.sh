#!/bin/sh
# Runs every test named, several at a time, adds up the TAP they print and ends
# with `N passed, N failed` and how many were skipped. A test that dies, prints
# nothing or prints fewer results than it planned is a failure.
set -u

out=${BUILD:-build}/results
rm -rf "$out"
mkdir -p "$out"
# Only a test may decide what the time, the place and the words are.
unset FAMCTX_STORE FAMCTX_DATADIR NO_COLOR ACCESSIBLE LINES COLUMNS LC_ALL LANGUAGE FAMCTX_ASCII FAMCTX_LOG
export LANG=C.UTF-8 TZ=Europe/London CMOCKA_MESSAGE_OUTPUT=TAP BUILD="${BUILD:-build}"
FAMCTX="$(cd "$BUILD" && pwd)/famctx"
export FAMCTX

# shellcheck disable=SC2016 # the inner shell expands it
printf '%s\n' "$@" | xargs -P "${JOBS:-2}" -I {} sh -c '
	name=$(printf %s "$1" | sed "s#.*tests/##" | tr / -)
	case $1 in *.sh) sh "$1" ;; *) "$1" ;; esac >"$2/$name.tap" 2>"$2/$name.err" </dev/null
	echo $? >"$2/$name.status"' sh {} "$out"

# Why results of a test were skipped, a line each; a C program says it on a line of its own.
reasons() { # its TAP
	sed -n 's/^# skipped: //p' "$1" | grep . || sed -nE 's/^(not )?ok .*# *(SKIP|skip) *//p' "$1"
}

passed=0 failed=0 skipped=0
for tap in "$out"/*.tap; do
	[ -e "$tap" ] || break
	name=$(basename "$tap" .tap)
	status=$(cat "$out/$name.status")
	skip=$(grep -cE '^(not )?ok .*# *(SKIP|skip)' "$tap")
	good=$(grep -E '^ok ' "$tap" | grep -vcE '# *(SKIP|skip)')
	bad=$(grep -E '^not ok ' "$tap" | grep -vcE '# *(SKIP|skip)')
	planned=$(sed -n 's/^1\.\.\([0-9]*\).*/\1/p' "$tap" | awk '{ n += $1 } END { print n + 0 }')
	if [ "$planned" -ne $((good + bad + skip)) ] || { [ "$status" -ne 0 ] && [ "$bad" -eq 0 ]; }; then
		bad=$((bad + 1))
	fi
	passed=$((passed + good)) failed=$((failed + bad)) skipped=$((skipped + skip))
	if [ "$bad" -gt 0 ]; then
		echo "---- $name: $bad failed, exit status $status, planned $planned"
		grep -nE -A12 '^not ok|^# ' "$tap" | head -60
		tail -40 "$out/$name.err"
	fi
	reasons "$tap" | sort | uniq -c | while read -r count why; do
		echo "$name: $count skipped: $why"
	done
done

if [ "$skipped" -gt 0 ]; then
	echo "$passed passed, $failed failed, $skipped skipped"
else
	echo "$passed passed, $failed failed"
fi
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
