#!/bin/sh
# Restrictions from the command line: placed, seen by nobody, looked at again, lifted; by whom, and what they are not told.
set -u
. "$(dirname "$0")/lib.sh"
plan 59

reason="Court order of 3 November, decided by the head of service"
place_one() { run restrict "$@" --reason "$reason"; }

run init
# The example is made up and says so; here it stands for a real one.
cp data/sources/example-own-identity/* "$place"
sed '/^training:/d' "$place/community_health.yaml" >"$place/health.yaml"
run load "$place/health.yaml"
status_is 0 "a source loads"
look find harrow ella
ella=$(json '["results"][0]["person"]')

run restrict list
status_is 1 "nobody is restricted at first"
says "Nobody is restricted." "which is said"
run restrict "$ella" --level sealed
status_is 2 "a restriction needs a reason"
run restrict "$ella" --reason "$reason"
status_is 2 "and a level"
place_one "$ella" --level hidden
status_is 2 "that is one"
complains "sealed guarded address" "of those there are"
place_one "Ella Harrow" --level sealed
status_is 2 "a name is nobody"
complains "neither the id of a person" "and what is, is said"
place_one P999999 --level sealed
status_is 1 "nor an id that nobody has"
place_one "$ella" --level sealed --review 2025-02-30
status_is 2 "a day to look again must exist"
place_one "$ella" --level sealed --review 2020-01-01
status_is 2 "and be to come"
place_one "$ella" --level sealed --others
status_is 2 "others are for an address"
run restrict "$ella" --level sealed --reason "$(printf '\033[2J')"
status_is 2 "a reason is text"
run restrict "$ella" --level sealed --reason "$(printf '%010000d' 0)"
status_is 2 "of a length that is read"
run restrict
status_is 2 "somebody must be named"

run --at 2025-11-04 restrict "$ella" --level sealed --reason "$reason" --review 2025-12-01
status_is 0 "somebody is sealed"
says "Restriction 1. 1 person has this record: sealed." "with how many it is about"
says_not Harrow "and no name"
says "People are built anew." "and what is built of people forgets them"
run --purpose s17 --case X show "$ella"
status_is 1 "nobody of this id is here any more"
run --purpose s17 --case X find harrow
status_is 0 "others of the name are"
says_not Ella "she is not"

place_one example_community_health:no-such-record --level guarded
status_is 0 "a record that nobody has waits"
says "Nobody has this record yet: whoever comes with it will be guarded." "for whoever comes with it"
place_one comunity:1 --level guarded
says "No source comunity is loaded here; there are: example_community_health." "a slip in the source is pointed out"

run --at 2025-11-30 restrict list
status_is 0 "restrictions are listed"
says "Restriction 1: $ella, sealed, people: 1." "by what was named"
says "Reason: $reason" "why"
says "To be looked at again on 1 December 2025." "and until when"
says_not "Overdue" "nothing is overdue yet"
run --at 2025-12-02 restrict list
says "Overdue: was to be looked at again on 1 December 2025." "until it is"
run --at 2025-12-02 check
status_is 1 "which the check of the store finds"
says "1 of 3 restrictions are to be looked at again" "and names"
run --at 2025-12-02 --json restrict list
json_is '["restrictions"][0]["overdue"]' True "the list as JSON says so"
json_is '["restrictions"][0]["level"]' sealed "with the level"
json_is '["restrictions"][0]["people"]' 1 "and how many people"

run restrict lift 1
status_is 2 "lifting needs a reason"
run restrict lift one --reason "Ended"
status_is 2 "and a number"
run restrict lift 99 --reason "Ended"
status_is 1 "of one that stands"
run restrict lift 1 --reason "The order ended on 30 November"
status_is 0 "a restriction is lifted"
run --purpose s17 --case X show "$ella"
status_is 0 "and she is seen again"
run restrict list
says "Restrictions: 2." "it is in the list no more"
run restrict list --all
says "by $(id -un). Reason: The order ended on 30 November" "but in the whole list"

run --json restrict "$ella" --level address --reason "$reason"
json_is '["others"]' 1 "a protected address tells how many others are recorded there"
json_is '["people"]' 1 "beside the one named"
run restrict "$ella" --level address --reason "$reason"
says "1 other person is recorded at the same address" "in words"
says "restrict the same person again with --others" "with what to do"
run --json restrict "$ella" --level address --others --reason "$reason"
json_is '["people"]' 2 "which protects them too"
json_is '["others"]' 0 "so that nobody is left"

run audit list --all --did restricted
says "Note: restriction 1, sealed." "the trail tells that somebody was sealed"
says_not "$ella" "and not who"

training
for role in s.patel j.reid m.lowe j.malik t.cole trainer; do
	run --as "$role" restrict list
	status_is 3 "$role sees no restrictions"
done
run --as r.ade --purpose training find bracken
status_is 3 "and who places them sees no records"
training_ends
