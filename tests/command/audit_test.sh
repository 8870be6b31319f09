#!/bin/sh
# The trail from the command line: who looked, whether it was changed, the record for a family, exports.
set -u
. "$(dirname "$0")/lib.sh"
plan 37

tamper() { # SQL, as somebody would who can open the file
	python3 - "$FAMCTX_STORE/store.db" "$1" <<-'PYTHON'
		import sqlite3, sys
		db = sqlite3.connect(sys.argv[1])
		for name in ("audit_is_not_changed", "audit_is_not_removed"):
		    db.execute("DROP TRIGGER IF EXISTS " + name)
		db.executescript(sys.argv[2])
		db.commit()
	PYTHON
}

run init
# The example is made up and says so; here it stands for a real one.
cp data/sources/example-own-identity/* "$place"
sed '/^training:/d' "$place/community_health.yaml" >"$place/health.yaml"
run load "$place/health.yaml"
status_is 0 "a source loads"
run find --purpose s47 --case C-12 '=1+1'
run find --json --purpose s47 --case C-12 --behalf 'A Obi' harrow
person=$(json '["results"][0]["person"]')
run show --purpose s17 "$person"
status_is 0 "somebody is opened"

run audit list
status_is 0 "the trail is listed"
says "opened details" "with what was opened"
says "assessment, section 17" "and why"
says "case C-12" "for which case"
says "for A Obi" "on whose behalf"
run audit list --json --why s17 --did details_opened
json_is '["entries"][0]["opened"]["person"]' "$person" "filters find the look"
run audit list --did nonsense
status_is 2 "what nobody can do is refused"
run audit mine
status_is 0 "one's own activity is listed"
run audit count --by person
says "opened 1 time by 1 different worker" "people are counted"
run audit patterns
says "no finding against anybody" "patterns say what they are"

run audit who "$person"
status_is 0 "the record of a person is made"
says "Record of looks at" "with its heading"
says "Saw: what services hold about them. Why: assessment, section 17" "and what was seen and why"
run audit who --no-names "$person"
says_not "$(id -un)" "without the names of workers"
run audit who P999999
status_is 1 "nobody has looked at whoever is not here"

run audit verify
status_is 0 "the chain holds"
says "as it was written" "and says so"
run audit anchor "$place/anchors"
status_is 0 "the head is anchored"
run audit verify --anchor "$place/anchors"
status_is 0 "the trail fits its anchor"
run audit verify --from 3 --json
json_is '["first"]' 3 "a part can be read"

"$famctx" audit export --format csv >"$place/trail.csv"
case $(grep -c "'=1+1" "$place/trail.csv") in
0) fail "a cell that looks like a formula is disarmed" "$(grep '1+1' "$place/trail.csv")" ;;
*) pass "a cell that looks like a formula is disarmed" ;;
esac
run audit list --json --did trail_exported
digest=$(sha256sum "$place/trail.csv" | cut -d' ' -f1)
json_is '["entries"][0]["digest"]' "$digest" "the export is in the trail, with its digest"
run audit export --format jsonl
lines=$(printf '%s\n' "$out" | wc -l)
run audit list --json --did trail_exported
json_is '["entries"][0]["amount"]' "$lines" "and with its count"

run audit export --format fhir
status_is 0 "the trail goes out as FHIR"
events=$(printf '%s\n' "$out" | grep -c '^{"resourceType":"AuditEvent","id":"entry-[0-9]*",')
run audit list --json --did trail_exported
json_is '["entries"][0]["amount"]' "$events" "one event a line"
run audit export --format pdf
status_is 2 "another format is told which there are"

run audit archive "$place/old.jsonl" --until "$(date +%Y-%m-%d)"
status_is 3 "what the policy keeps is not archived"
run privacy
says "Every look is written down" "the words for families are printed"
run privacy --json
status_is 2 "they are no document"

cp -r "$FAMCTX_STORE" "$place/copy"
tamper "UPDATE audit SET note = 'School' WHERE action = 'details_opened'"
run audit verify
status_is 1 "a changed entry is found"
says "are not those that were written" "and what differs is said"
rm -rf "$FAMCTX_STORE"
cp -r "$place/copy" "$FAMCTX_STORE"
tamper "DELETE FROM audit WHERE seq > 9; DELETE FROM audit_subject WHERE seq > 9"
run audit verify
status_is 0 "a chain alone does not tell that its end was cut off"
run audit verify --anchor "$place/anchors"
status_is 1 "with the anchor it is found"
tamper "DELETE FROM audit WHERE seq = 4"
run audit verify
status_is 1 "a removed entry is found"
says "entry 4" "and named"
