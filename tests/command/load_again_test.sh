#!/bin/sh
# Loading again and again: who left is gone, ids stay, a feed that fails is late and never empty, and the
# others stay as fresh as they were.
set -u
. "$(dirname "$0")/lib.sh"
feeds=$place/feeds
mkdir "$feeds"
plan 39

families='Adler Barrow Corbett Dunn Elder Fisk Grove Hobbs Ingram Jarvis Kemp Lund Moss Noble Oakes Pratt Quirk Rudd Stone Tagg'

# The first so many families, each with the number of its place.
write() { # source, how many
	echo id,last,first,born,state
	number=0
	for family in $families; do
		number=$((number + 1))
		[ "$number" -gt "$2" ] || echo "$number,$family,Ann,01/02/1990,open"
	done
}

load() {
	run load --at 2025-11-04 "$@"
}

freshness_is() { # source, wanted, name
	seen=$(printf '%s' "$out" | python3 -c "
import json,sys
print([s['freshness'] for s in json.load(sys.stdin)['scope'] if s['source'] == '$1'][0])" 2>&1)
	if [ "$seen" = "$2" ]; then pass "$3"; else fail "$3" "$seen, not $2"; fi
}

run init
look find adler
json_is '["total"]' 0 "nothing is in an empty store"
run --at 2025-11-04 --purpose s17 find adler
says "Nothing is searched: no source is loaded yet" "and it says so"

describe homes Housing
describe care Adults
write homes 20 >"$feeds/homes.csv"
write care 10 >"$feeds/care.csv"
load "$feeds/homes.yaml" "$feeds/care.yaml"
status_is 0 "two sources are one load"
look find adler
json_is '["total"]' 2 "same name and birth date, no address: not joined"
says '"Adults":"possible"' "but possible"
look find stone
stone=$(json '["results"][0]["person"]')
json_is '["results"][0]["services"]["Adults"]' no_record "a healthy feed without a record has none"

# Again, in another order of rows: the same people.
{ echo id,last,first,born,state; write homes 20 | tail -n +2 | sort -r; } >"$feeds/turned.csv"
mv "$feeds/turned.csv" "$feeds/homes.csv"
load "$feeds/homes.yaml"
status_is 0 "a copy in another order loads"
look find stone
json_is '["results"][0]["person"]' "$stone" "an id stays"

# Who left the feed is gone; who comes back has the old id.
look find tagg
tagg=$(json '["results"][0]["person"]')
write homes 19 >"$feeds/homes.csv"
load "$feeds/homes.yaml"
status_is 0 "a row fewer is a warning"
says "Warning: 19 rows, where the last load had 20" "and is told"
look find tagg
status_is 1 "who left is gone from search"
look show "$tagg"
status_is 1 "and cannot be shown"
look find adler
json_is '["total"]' 2 "the other source is carried over"
write homes 20 >"$feeds/homes.csv"
load "$feeds/homes.yaml"
look find tagg
json_is '["results"][0]["person"]' "$tagg" "who comes back has the same id"

# A feed that lost most of its rows is refused, alone.
write homes 4 >"$feeds/homes.csv"
load "$feeds/homes.yaml" "$feeds/care.yaml"
status_is 4 "a feed that lost its rows is refused"
says "homes.yaml:1:1: 4 rows, where the last load had 20: 80 per cent fewer, and the policy bears less than 30" "and says why"
says "Refused Feed homes" "it is refused"
says "Held back Feed care" "the other one is held back"
complains "nothing was changed" "stderr says that nothing was changed"
look find stone
json_is '["total"]' 1 "the copy before stays"
json_is '["results"][0]["services"]["Housing"]' open "with what it holds"
freshness_is homes late "but it is late"
freshness_is care up_to_date "the one held back is as fresh as it was"
look show "$stone"
json_is '["services"][1]["late"]' True "late stands beside what is held"
look find adler
care=$(printf '%s' "$out" | python3 -c "
import json,sys
r=[x for x in json.load(sys.stdin)['results'] if x['services']['Adults'] == 'open']
print(r[0]['services']['Housing'])" 2>&1)
if [ "$care" = possible ]; then pass "what may be is not hidden by late"; else fail "what may be is not hidden by late" "$care"; fi
run --at 2025-11-04 sources
says "The last load, on" "sources tells of the refused load"
says_not "T0" "in days as people write them"

# A feed that is not there any more fails too: late, and never no record.
rm "$feeds/care.csv"
load "$feeds/care.yaml"
status_is 4 "a feed that is missing is refused"
look find stone
json_is '["results"][0]["services"]["Adults"]' late "no record cannot be claimed"
run --at 2025-11-04 --purpose s17 show "$stone"
says "We cannot say. Feed care is late" "and the sentence says so"

# Mended, it is as fresh as its date.
write care 10 >"$feeds/care.csv"
write homes 20 >"$feeds/homes.csv"
load "$feeds/homes.yaml" "$feeds/care.yaml"
status_is 0 "both load again"
look find stone
freshness_is homes up_to_date "and are fresh"
json_is '["results"][0]["services"]["Adults"]' no_record "and have no record"

# Time goes by.
run --at 2026-03-01 --purpose s17 --json find stone
freshness_is care late "a copy gets late by itself"
json_is '["results"][0]["services"]["Adults"]' late "and then says nothing"
run --at 2025-11-10 --purpose s17 --json find stone
freshness_is care recent "nine days after a weekly copy it is recent"

# A check changes nothing.
write care 3 >"$feeds/care.csv"
run load --at 2025-11-04 --check "$feeds/care.yaml"
status_is 4 "a check tells what a load would"
complains "a load would be refused" "and says so"
look find stone
freshness_is care up_to_date "and leaves no trace"
