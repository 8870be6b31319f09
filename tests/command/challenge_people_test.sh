#!/bin/sh
# famctx challenge about people: what is shown beside the value, splits, joins, corrections, reports.
set -u
. "$(dirname "$0")/lib.sh"
here=$(cd "$(dirname "$0")" && pwd)
feeds=$here/../data/challenge
plan 80

person() { # words: the id of the first found
	run find "$@" --purpose s17 --json
	json '["results"][0]["person"]'
}

add() { # subject type [more]: leaves the reference in $ref
	on=$1 type=$2
	shift 2
	run challenge add --purpose s17 --on "$on" --type "$type" --because "I rang them" "$@" --json
	ref=$(json '["reference"]')
}

mkdir -p "$place/feeds"
cp "$feeds"/* "$place/feeds"
run init
run load "$place/feeds/register.yaml" "$place/feeds/housing.yaml"
status_is 0 "the feeds are loaded"
rachel=$(person rachel dunmore)
lee=$(person lee dunmore)
dean=$(person dean pike)
deane=$(person deane pyke)

# ---- a value
add "person:$rachel:Housing:arrears" out-of-date
run challenge show "$ref" --json
json_is '["risk"]' not-said "what nobody said about a risk is not no"
status_is 0 "a value is challenged"
json_is '["state"]' to_review "it is to review"
json_is '["due"] > ""' True "it says when it is due"
case $ref in
FC-????-?) pass "the reference can be said aloud" ;;
*) fail "the reference can be said aloud" "$ref" ;;
esac
value=$ref
run show "$rachel" --purpose s17
says "Rent arrears: yes. Challenged: $value, challenged " "the value says that it is challenged"
says "  Challenged: $value" "so does its service"
says "Challenge $value: Dunmore, Rachel: Housing, Rent arrears: yes" "and the list of challenges"
run show "$rachel" --purpose s17 --json
json_is '["services"][0]["challenged"]' "['$value']" "JSON: the service"
json_is '["services"][0]["involvements"][0]["details"][0]["challenged"]' True "JSON: the value"
json_is '["challenges"][0]["on"]' "person:$rachel:Housing:arrears" "JSON: what it is on"
json_is '["challenges"][0]["type"]' out-of-date "JSON: its type"
run find rachel dunmore --purpose s17 --json
json_is '["results"][0]["challenged"]' "['$value']" "results say it too"
run challenge show "$value" --json
json_is '["snapshot"]["value"]' yes "the value is attached"
json_is '["snapshot"]["record"]' T1 "its row is attached"
json_is '["snapshot"]["copied"]' 2025-11-03 "its date is attached"
json_is '["snapshot"]["sentence"] > ""' True "its sentence is attached"
json_is '["intact"]' True "with a digest that fits"

# ---- upheld, it stands beside the source's record, until that is corrected
run challenge decide "$value" upheld --reason "It was paid in October"
run show "$rachel" --purpose s17
says "Rent arrears: yes." "the source's record stays as it is"
says "Decided here" "what was decided stands beside it"
says "It was paid in October" "with the reason"
says_not "Challenged: $value" "it is no longer in dispute"
sed 's/,yes$/,no/' "$feeds/housing.csv" >"$place/feeds/housing.csv"
run load "$place/feeds/housing.yaml"
status_is 0 "the source corrects its record"
run show "$rachel" --purpose s17
says "It says something else now" "that is pointed out"
run show "$rachel" --purpose s17 --json
json_is '["services"][0]["involvements"][0]["details"][0]["corrections"][0]["source_changed"]' True "JSON: that too"

# ---- a family link
add "link:$lee:$dean" family-link
run show "$lee" --purpose s17
says "Pike, Dean, father" "the link is shown"
says "Challenged: $ref" "and challenged"
run show "$dean" --purpose s17 --json
json_is '["family"][0]["challenged"]' "['$ref']" "from the other end too"
run challenge decide "$ref" partly --reason "He is the stepfather"
run show "$lee" --purpose s17
says "partly upheld: He is the stepfather" "the decision stands beside the link"

# ---- two people shown as one
add "join:housing:T1" two-as-one
split=$ref
run show "$rachel" --purpose s17
says "This join is challenged: $split" "the join says so"
run challenge decide "$split" upheld --reason "Two Rachels"
status_is 0 "it is upheld"
says "People were split or joined" "people are split at once"
run find rachel dunmore --purpose s17 --json
json_is '["total"]' 2 "there are two of them"
run challenge undo "$split"
run find rachel dunmore --purpose s17 --json
json_is '["total"]' 1 "undone, there is one again"
run challenge show "$split" --json
json_is '["events"][1]["applied"]' True "the split is told"
json_is '["events"][-2]["event"]' undone "so is its undoing"

# ---- one person shown as two
add "link:$dean:$deane" one-as-two
run challenge decide "$ref" upheld --reason "The same man"
run show "$deane" --purpose s17 --json
json_is '["person"]["person"]' "$dean" "the older id answers for both"
run challenge undo "$ref"
run show "$deane" --purpose s17 --json
json_is '["person"]["person"]' "$deane" "undone, they are two again"

# ---- what is missing or not there
run challenge add --purpose s17 --on "person:$rachel" --because x
status_is 2 "no type"
complains "Select what you think is wrong" "no type: what to do"
run challenge add --purpose s17 --on "person:$rachel" --type out-of-date
complains "Enter what you know that shows this is wrong" "no reason: what to do"
run challenge add --purpose s17 --on "person:$rachel" --type out-of-date --because x --risk yes
status_is 2 "a risk without whom was told"
complains "Enter who you have told about the immediate risk" "a risk: what to do"
run challenge add --purpose s17 --on "person:$rachel" --type out-of-date --because "$(printf '%01001d' 0)"
status_is 4 "too long"
complains "Reason must be 1,000 characters or less (you have used 1,001)" "too long: by how much"
run challenge add --purpose s17 --on person:P9999 --type out-of-date --because x
status_is 1 "nobody of that id"
run challenge add --purpose s17 --on "person:$rachel:Dentist" --type out-of-date --because x
status_is 1 "no such service"
run challenge add --purpose s17 --on "person:$rachel:Housing:shoes" --type out-of-date --because x
complains "There are: arrears" "no such field: which there are"
run challenge add --on "house:1" --type out-of-date --because x
status_is 2 "what is no subject"
run challenge add --type nonsense --because x
status_is 2 "what is no type"
run challenge add --purpose s17 --on "person:$rachel" --type out-of-date --because x --risk maybe
status_is 2 "what is no answer"
run challenge add --purpose s17 --on "person:$rachel" --type out-of-date --because "$(printf 'bad \377 byte')"
status_is 4 "what is no text"
run challenge list --state nowhere
status_is 2 "what is no state"

# ---- a risk
add "person:$lee:Housing" missing-service --risk yes --told "the duty team"
json_is '["due"]' "$(date +%Y-%m-%d)" "a risk is due today"
run challenge list
says "a child may be at risk today" "the list says it in words"
run challenge list --urgent --json
json_is '["challenges"][0]["reference"]' "$ref" "and can be asked for"

# ---- anonymous
run challenge add --purpose s17 --on "person:$lee" --type unfair-wording --because "It blames her" --anonymous --json
anonymous=$(json '["reference"]')
run challenge show "$anonymous" --json
json_is '["by"]' None "an anonymous one names nobody"
json_is '["events"][0]["at"]' None "and keeps the day alone"
run challenge add --purpose s17 --on "person:$lee" --type unfair-wording --because x --anonymous --show-name
status_is 2 "anonymous and named does not go together"

# ---- lists and files
run challenge list --json
json_is '["total"]' 6 "all are listed"
json_is '["states"]["to_feed_back"]' 2 "and counted by state"
run challenge list --source housing
says "Dunmore" "by source"
run challenge add --on tool --type feedback --because "=HYPERLINK(1)" --json
run challenge export --names
says "\"'=HYPERLINK(1)\"" "a cell cannot start a formula"
says "Dunmore" "with names, names are there"
run challenge export
says_not "Dunmore" "without, they are not"
says_not "I rang them" "nor what was written"
run challenge export --format md
says "| reference | type |" "as a table of Markdown"
run challenge export --format json
json_is '["total"]' 7 "as JSON, all in one document"
run challenge export --format xml
status_is 2 "what is no format"
run challenge patterns --json
json_is '["all"]["raised"]' 7 "patterns count all"
json_is '["sources"][0]["key"]' cases "by source"
run challenge patterns
says "median 0" "medians are told"
run challenge sheet housing
says "No names of families" "the sheet of a source"
says_not "Dunmore" "names no family"
says "record T1" "and names the source's own row"
run challenge sheet housing --format csv
says '"T1"' "as CSV too"
run challenge sheet nothing
status_is 1 "a source that nobody challenged"
run challenge nonsense
status_is 2 "what is no verb"
run challenge show "$value" --names
status_is 2 "an option of another verb"
