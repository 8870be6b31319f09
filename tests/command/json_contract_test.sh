#!/bin/sh
# The documents of --json: their keys, types and dates, one document or nothing on stdout, and every exit status.
set -u
. "$(dirname "$0")/lib.sh"
council=tests/data/outsider/council
plan 84

# The last document keeps to its contract.
kept() { # find, show or sources; name
	breaches=$(printf '%s' "$out" | python3 tests/data/outsider/contract.py "$1" 2>&1)
	if [ -z "$breaches" ]; then pass "$2"; else fail "$2" "$breaches"; fi
}

nothing_on_stdout() { # name
	if [ -z "$out" ]; then pass "$1"; else fail "$1" "$out"; fi
}

# A command that fails: its status, words on stderr, nothing on stdout.
fails() { # status, words on stderr, arguments...
	wanted=$1 words=$2
	shift 2
	run --json "$@"
	status_is "$wanted" "$* ends with $wanted"
	complains "$words" "$*: it says why on stderr"
	nothing_on_stdout "$*: nothing is on stdout"
}

run init
run load --at 2025-11-04 "$council"/*.yaml
status_is 0 "the feeds of a council load"

look find wrenfield
status_is 0 "find ends with 0"
kept find "find keeps its contract"
json_is '["total"]' 5 "find counts"
json_is '["results"][0]["services"]["Private renting"]' not_shared "a service stands under its name"
look find C1005
kept find "find keeps it for a year of birth"
json_is '["results"][0]["age"]' None "an age that cannot be told is null"
json_is '["results"][0]["born"]' 1985 "a year stays a year"
look find siobhan
json_is '["results"][0]["born"]' 2000-10 "a month stays a month"
look find roland pyke
kept find "find keeps it without a birth date"
look find nobody nowhere
status_is 1 "nobody found ends with 1"
kept find "nobody found keeps the contract"
look find zz
status_is 2 "too little ends with 2"
kept find "too little keeps the contract"
complains "at least 3 letters" "and is told on stderr"

number=1
while [ "$number" -le 17 ]; do
	look show "P$number"
	kept show "show keeps its contract for P$number"
	number=$((number + 1))
done
look sources
status_is 0 "sources ends with 0"
kept sources "sources keeps its contract"

# Two looks, two purposes, another today.
run --json --purpose "other:a reason in words" find una
status_is 0 "other:TEXT is a purpose"
run --json --purpose s17 --behalf "T Cole" --at 2024-02-29 find una
status_is 0 "a leap day is a day"
json_is '["at"]' 2024-02-29 "and it is today"

fails 2 "say why you look" find una
fails 2 "--purpose must be one of" --purpose nosy find una
fails 2 "--purpose must be one of" --purpose other: find una
fails 2 "--at needs a date such as" --at 2025-02-30 --purpose s17 find una
fails 2 "say whom to find" --purpose s17 find
fails 2 "name one person" --purpose s17 show ""
fails 2 "takes no arguments" sources una
fails 3 "training is no purpose here" --purpose training find una
fails 3 "only training stores have" --purpose s17 --as j.reid find una
fails 1 "nobody has the id P999" --purpose s17 show P999
fails 5 "famctx init" --store "$place/nowhere" --purpose s17 find una

fails 2 "prints no document" demo
fails 2 "prints no document" screens check
fails 2 "there is no command 'frob'" frob

# A load that is refused is a document that says why, and words on stderr.
run load --json "$place/nowhere.yaml"
status_is 4 "a load that is refused ends with 4"
json_is '["refused"]' True "and its document says so"
complains "nothing was changed" "and stderr"

# Accounts to play are training's.
run demo --as nobody.known
status_is 3 "an account that is not there is refused"
complains "s.patel" "and those that are there are named"
