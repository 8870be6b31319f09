# For tests of commands: TAP, a folder of its own, and what every test asks.
# Sourced; the test sets `plan`.
# shellcheck shell=sh

famctx=${FAMCTX:-build/famctx}
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
FAMCTX_STORE=$place/store
export FAMCTX_STORE
# Where the sample feeds of the original Family Context are; tests that need them skip without.
# shellcheck disable=SC2034 # used by those that source this
samples=${FAMCTX_SAMPLES:-../shared/data/family-context-sample}
tests_run=0

plan() {
	echo "1..$1"
}

pass() { # name
	tests_run=$((tests_run + 1))
	echo "ok $tests_run - $1"
}

fail() { # name, what was seen
	tests_run=$((tests_run + 1))
	echo "not ok $tests_run - $1"
	printf '%s\n' "$2" | sed 's/^/# /' | head -20
}

skip_all() { # how many, why
	plan "$1"
	while [ "$tests_run" -lt "$1" ]; do
		tests_run=$((tests_run + 1))
		echo "ok $tests_run - # SKIP $2"
	done
	exit 0
}

# Runs famctx; $out, $errors and $status hold what came of it.
run() {
	"$famctx" "$@" >"$place/out" 2>"$place/errors" </dev/null
	status=$?
	out=$(cat "$place/out")
	errors=$(cat "$place/errors")
}

status_is() { # wanted, name
	if [ "$status" -eq "$1" ]; then pass "$2"; else fail "$2" "exit status $status, not $1: $errors $out"; fi
}

says() { # text, name: stdout holds the text
	case $out in
	*"$1"*) pass "$2" ;;
	*) fail "$2" "not in the output: $1
$out" ;;
	esac
}

says_not() { # text, name
	case $out in
	*"$1"*) fail "$2" "in the output: $1
$out" ;;
	*) pass "$2" ;;
	esac
}

complains() { # text, name: stderr holds the text
	case $errors in
	*"$1"*) pass "$2" ;;
	*) fail "$2" "not in the errors: $1
$errors" ;;
	esac
}

# A value out of the JSON in $out, by a path of python's: json '["results"][0]["born"]'
json() {
	printf '%s' "$out" | python3 -c "import json,sys; print(json.load(sys.stdin)$1)" 2>&1
}

json_is() { # path, wanted, name
	seen=$(json "$1")
	if [ "$seen" = "$2" ]; then pass "$3"; else fail "$3" "$1 is $seen, not $2"; fi
}

# One look, on a fixed day, as a document.
look() {
	run --at 2025-11-04 --purpose s17 --case X --json "$@"
}

# Writes the manifest of a feed that lies beside it, in a folder of the test.
# shellcheck disable=SC2154 # the test sets feeds
describe() { # source, service
	cat >"$feeds/$1.yaml" <<-END
		source: $1
		service: $2
		title: Feed $1
		copied: 2025-11-01
		refresh: weekly
		scope: {period_note: all of it}
		files:
		  - file: $1.csv
		    holds: involvements
		    key: [id]
		    columns:
		      id: {to: identifier, label: Number}
		      last: family_name
		      first: first_name
		      born: born
		      state: {to: status, open: [open], closed: [closed]}
	END
}

# From here on FAMCTX_STORE is a training store, open until the test ends or says `training_ends`.
training() {
	mkfifo "$place/hold" "$place/folder"
	TMPDIR=$place python3 tests/command/training.py "$famctx" <"$place/hold" >"$place/folder" &
	trainer=$!
	exec 9>"$place/hold"
	read -r FAMCTX_STORE <"$place/folder"
}

training_ends() {
	exec 9>&-
	wait "$trainer"
}
