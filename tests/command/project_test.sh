#!/bin/sh
# A project from its making to gate 4, reopened, its scope changed, and written out.
set -u
. "$(dirname "$0")/lib.sh"
plan 77
name='Repeat referrals view'

run init
status_is 0 "an empty store is made"
run project list
status_is 0 "no project is no error"
says "There is no project yet" "it says how to make one"
run project new "$name" --title 'A view of repeat referrals'
status_is 0 "a project is made"
run project new 'repeat REFERRALS view'
status_is 3 "the same name is refused, however it is written"
run project show nothing
status_is 1 "a project that is not there is not found"
complains "there are: $name" "those there are are named"
run project bend "$name"
status_is 2 "a verb that is none is refused"
run project show "$name" --json
json_is '["stages"][0]["title"]' "Throughout" "what runs throughout has a row"
json_is '["stages"].__len__()' 11 "there are ten stages and that row"
json_is '["gates"].__len__()' 13 "there are 13 gates"
json_is '["workbook"].__len__()' 15 "there are 15 questions"
json_is '["triage"]["state"]' "incomplete" "a triage nobody answered is incomplete"

# ---- what there is to read ----------------------------------------------------------------

run project guide
status_is 0 "the guide is listed"
says "Card W3, Should we: advantages, 15 minutes." "with the workshop cards"
run project guide w3
says "Talk about: For whom is each a gain?" "a card is read by its code"
run project guide postcode
says "proxy." "what holds a word is found"
run project guide zebra
status_is 1 "words that nothing holds find nothing"
complains "nothing in the guide has 'zebra'" "and that is said"
run project guide --json
json_is '["cards"].__len__()' 15 "a program gets all of it"

# ---- facts open and close actions -----------------------------------------------------

run project fact "$name" ml yes --check --json
status_is 0 "a change of a fact can be looked at"
json_is '["opens"][0]["action"]' "s02.result.ml.experienced" "what it opens is named"
run project show "$name" --json
json_is '["facts"][2]["value"]' None "and nothing is saved"
for fact in 'ml no' 'trial no' 'novel no' 'go_on yes'; do
	# shellcheck disable=SC2086
	run project fact "$name" $fact
done
status_is 0 "facts are saved"
run project fact "$name" ml perhaps
status_is 2 "an answer that is none is refused"
complains "yes, no, not sure" "those there are are named"
run project fact "$name" band higher
status_is 2 "what is worked out cannot be typed"

# ---- maturity --------------------------------------------------------------------------

for rater in Ann Bea; do
	printf 'M1: higher\nM2: higher\nM3: higher\nM4: %s\nM5: higher\n' \
		"$([ $rater = Ann ] && echo higher || echo basic)" >"$place/$rater.yaml"
	run project maturity "$name" --rater $rater --answers "$place/$rater.yaml" --json
done
json_is '["components"][3]["spread"]' 2 "raters who differ show as a spread"
json_is '["band"]' None "and nothing is averaged"
run project maturity "$name" --agreed --name 'C Dale' --answers "$place/Ann.yaml" --json
json_is '["band"]' higher "a person enters the agreed levels"
echo 'M9: higher' >"$place/bad.yaml"
run project maturity "$name" --rater Ann --answers "$place/bad.yaml"
status_is 4 "a component that is none is bad input"
complains "bad.yaml:1:1" "with its place"

# ---- triage -----------------------------------------------------------------------------

cat >"$place/answers.yaml" <<-END
	q0: descriptive
	q1: no
	q2: yes
	q2_2: yes
	q3: no
	q4: yes
	q7: yes
	q7_1: yes
	q8: yes
	q8_1: those with a social worker
	q5: yes
	q5_1: no
	q9: {families: yes, care_experienced: no, staff: no}
	q10: {little_discretion: not sure, individual_prediction: no}
	route: in-house
	expertise: yes
	red_line: no
END
run project triage "$name" --answers "$place/answers.yaml" --json
json_is '["state"]' complete "the triage is complete: the band is a fact"
json_is '["outcome"]' proceed "the outcome is named"
json_is '["tier"]' enhanced "and the tier"
json_is '["unknown"]' "['q10.little_discretion']" "and what is not known"
sed 's/little_discretion: not sure/little_discretion: no/' "$place/answers.yaml" >"$place/better.yaml"
run project triage "$name" --answers "$place/better.yaml" --json
json_is '["tier"]' proportionate "it is worked out anew each time"
: >"$place/empty.yaml"
run project new other
run project triage other --answers "$place/empty.yaml" --json
json_is '["state"]' incomplete "an empty file is incomplete"
json_is '["outcome"]' None "and has no outcome"
printf 'q1: yes\nq3: perhaps\n' >"$place/bad.yaml"
run project triage "$name" --answers "$place/bad.yaml"
status_is 4 "an answer that is none is bad input"
complains "bad.yaml:2:5: 'perhaps'" "with its place"
run project triage "$name" --decision reconsider --name 'D Lea' --role director --reason 'Not yet' --json
json_is '["outcome"]' proceed "another decision leaves the computed outcome"
json_is '["decision"]["outcome"]' reconsider "and stands beside it"

# ---- actions ------------------------------------------------------------------------------

run project act "$name" s01.aim.problm "done"
status_is 2 "an action that is none is refused"
complains "did you mean 's01.aim.problem'?" "with the one that was meant"
run project act "$name" s01.aim.problem finished
status_is 2 "a state that is none is refused"
run project act "$name" s01.aim.problem gap
status_is 2 "a gap without owner and date is refused"
run project act "$name" s01.aim.problem not-applicable
status_is 2 "what is not applicable needs a reason"
run project act "$name" s01.aim.problem gap --owner 'E Fox' --due 2026-01-31
status_is 0 "an accepted gap is saved"
run project sign "$name" G4 pass --name 'G Hay' --role 'director'
status_is 3 "a gate that is not ready is not passed"
complains "actions are open" "and says what is open"
for stage in 1 2 3 4; do
	run project show "$name" --stage $stage --json
	printf '%s' "$out" | python3 -c '
import json, sys
for section in json.load(sys.stdin)["sections"]:
    for action in section["actions"]:
        if action["counts"] and not action["settled"]: print(action["action"])'
done >"$place/open"
while read -r action; do
	run project act "$name" "$action" "done" --owner 'E Fox' --evidence 'Minutes, 14 October'
done <"$place/open"
run project show "$name" --json
json_is '["stages_completed"]' 4 "four stages are completed"

# ---- workbook --------------------------------------------------------------------------------

for question in 1 2 3 4 5; do
	printf 'Answer %s.\nIn two lines.\n' $question >"$place/answer"
	run project answer "$name" $question --file "$place/answer" --name 'J Kay'
done
run project answer "$name" 1 --json
json_is '["status"]' ready "an answer that was handed in is ready for review"
json_is '["answer"].splitlines()' "['Answer 1.', 'In two lines.']" "and is kept as it was written"
printf 'Answer one.\nIn two lines.\n' >"$place/answer"
run project answer "$name" 1 --file "$place/answer" --name 'L May' --seen 1
status_is 0 "a second version is saved"
run project answer "$name" 1 --file "$place/answers.yaml" --name 'N Oak' --seen 1
status_is 3 "one that came too late is not"
says "L May saved text meanwhile" "it says who saved what"
run project answer "$name" 1 --json
json_is '["versions"].__len__()' 3 "and all three are kept"
json_is '["versions"][2]["beside"]' True "the late one beside"
json_is '["differences"][0]["change"]' removed "and what changed can be seen"
run project answer "$name" 1 --verdict acceptable --name 'P Roe'
status_is 0 "an answer is reviewed"
run project answer "$name" 1 --file "$place/answer"
status_is 3 "and then locked"
run project answer "$name" 99
status_is 2 "a question that is none is refused"

# ---- the gate -----------------------------------------------------------------------------------

run project register "$name" datasets add name='School' owner='S Tay' personal=maybe
status_is 2 "a value that is none is refused"
run project register "$name" datasets add name='School' owner='S Tay' personal=yes --json
json_is '["rows"][0]["values"]["owner"]' 'S Tay' "a row is added"
run project sign "$name" G4 pass --name 'L May' --role 'director'
status_is 3 "nobody passes a gate on answers of their own"
run project sign "$name" G4 pass --name 'G Hay' --role 'director' --comment 'Agreed' --json
status_is 0 "the gate is passed"
json_is '["gate"]["state"]' passed "and says so"
run project act "$name" s01.aim.problem "done" --note 'Later'
run project show "$name" --json
json_is '["gates"][3]["sign_off"]["changed"]' True "a later change shows"
run project answer "$name" 1 --reopen 'A new case law'
says "gate G4" "reopening withdraws what relied on it"
run project show "$name" --json
json_is '["gates"][3]["state"]' withdrawn "the gate says so"

# ---- documents --------------------------------------------------------------------------------------

run project export "$name" --part transparency --format md
says "Tier 1" "the transparency record has its tiers"
run project export "$name" --part stage:4 --format html
says "<!DOCTYPE html>" "a stage goes out as HTML"
says_not "<script" "without a script"
run project export "$name" --part open --format text
says "Open Government Licence" "every document has the licence line"
run project export "$name" --part all --format json
json_is '["answers"].__len__()' 15 "and all of it as JSON"
run project export "$name" --part all --format pdf
status_is 2 "a format that is none is refused"
