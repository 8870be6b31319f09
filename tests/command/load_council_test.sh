#!/bin/sh
# The feeds of a council as they come, described by nothing but docs/manifests.md: forms of dates, letters,
# separators, several files and sources for a service, and what each of them becomes.
set -u
. "$(dirname "$0")/lib.sh"
council=tests/data/outsider/council
plan 51

# Shows the one person whom these words find as strong and first.
meet() {
	look find "$@"
	look show "$(json '["results"][0]["person"]')"
}

# What python makes of the document d, of its services s by name and of the first involvement i of each.
ask() { # expression, wanted, name
	seen=$(printf '%s' "$out" | python3 -c "
import json,sys
d=json.load(sys.stdin); p=d['person']; s={x['service']: x for x in d['services']}
i={n: (x['involvements'] or [None])[0] for n, x in s.items()}
print(($1))" 2>&1)
	if [ "$seen" = "$2" ]; then pass "$3"; else fail "$3" "$1 is $seen, not $2"; fi
}

run init
run load --at 2025-11-04 "$council"/*.yaml
status_is 0 "every feed loads"
says "gp_visits.csv:5:1: Warning: no other file of the source has a row for this" "a detail without its row is told"
says "Records: 27." "every record is counted"

# A register: five columns of address, a birth date, names of all kinds, a warning.
meet wrenfield oakley C1001
ask "p['born'], p['age'], p['sex'], p['case_id']" "('2014-10-07', 11, 'male', 'C1001')" "DD/MM/YYYY is a British day"
ask "[a['address'] for a in p['addresses'] if a['source'] == 'casebook']" "['12 Larkspur Rise, Exampleton, XX1 4AB']" \
	"an address is put together from its columns"
ask "[a['date'] for a in p['addresses'] if a['source'] == 'casebook']" "['2019-09-01']" "since when"
ask "sorted(f['relation'] for f in d['family'])" "['father', 'mother', 'sister', 'sister']" "relationships, also those that follow"
ask "d['missing']" "['relative_not_here']" "a grandmother whose id nobody has is not lost"
ask "[f['age'] for f in d['family'] if f['relation'] == 'father']" "[None]" "a year of birth makes no age"
ask "sorted({h['name'] for h in d['household']})" "['PYKE, Roland', 'Pyke, Roland']" "others at the address are apart"
ask "s['GP']['state'], s['GP']['late'], s['GP']['freshness']" "('open', True, 'late')" "held, and late"
ask "[x['label'] for x in i['GP']['details']], i['GP']['more']" "(['Visit', 'Visit'], 1)" "two visits are shown, and how many more"
ask "i['GP']['details'][0]['value']" "4 March 2025, Ear, Doctor" "the newest visit first"
ask "s['CAMHS']['state']" possible "day and month the other way round may be the same child"
ask "s['Youth work']['state'], i['Youth work']['from']" "('open', '2023-09-15')" "DD.MM.YY is a day of this century"
ask "i['Youth work']['contact']['phone']" "01632 960120" "a fixed contact"
ask "s['Private renting']['state']" not_shared "a source that does not share"
ask "s['Probation']['state']" outside_age "an age rule"
ask "'support' in s['Adults']['sentence'], s['Adults']['state']" "(False, 'outside_age')" \
	"the reason of the policy is not given for the source's own ages"

meet wrenfield grace
ask "sorted(n['kind'] for n in p['names'])" "['former', 'known_as', 'recorded', 'recorded', 'recorded']" "every name is kept"
ask "p['warnings'][0]['review'], p['warnings'][0]['text']" "('2026-03-01', 'Dog on the premises')" "a warning and its review"
ask "i['Armed forces families']['from'], i['Armed forces families']['to']" "('2014-04-01', '2016-12-31')" "MM/DD/YYYY is an American day"
ask "s['Armed forces families']['state'], s['Armed forces families']['freshness']" "('closed', 'recent')" "closed by its end"
ask "i['Adults']['details'][0]['value'], i['Adults']['details'][0]['state']" "('is a carer', 'given')" "a word of the feed in words"
ask "s['Adults']['state'], s['Adults']['scope']['ages']" "('open', {'from': 18, 'to': None})" "open without an end"
ask "s['Probation']['scope']['from'], s['Probation']['copied']" "('2014-04-01', '2025-10-31')" \
	"the first and the latest date of a column, 01-Apr-2014 and with a time of day"

meet una bryant
ask "len(s['Adults']['involvements']), s['Adults']['state']" "(2, 'open')" "two rows are two involvements of one record"
ask "s['Adults']['contact']['name']" "Jo Lark" "the contact is the open one's"
ask "[x['state'] for x in i['Adults']['details']][0]" none_in_period "a word for none is not a missing word"
ask "i['Probation']['details'][0]['value'], i['Probation']['details'][0]['state']" "(None, 'not_supplied')" "NULL is not supplied"
ask "s['Probation']['last_contact'], i['Probation']['contact']['name']" "(None, None)" "nor are n/a and ?"
ask "i['Probation']['from'], i['Probation']['to']" "('2023-11-11', '2024-11-10')" "11-Nov-2023"
ask "s['GP']['state']" closed "a word for closed"
ask "sorted(j['source'] for j in d['join'])" "['adult_social_care', 'casebook', 'gp', 'probation']" "joined across four feeds"

meet emily tate C1009
ask "s['CAMHS']['state'], len(s['CAMHS']['sources'])" "('possible', 2)" "two sources of one service"
ask "s['CAMHS']['scope']['from'], s['CAMHS']['copied']" "('2021-01-01', '2025-11-02')" "dates of a catalogue"
ask "s['GP']['state'], i['GP']['details'][0]['value']" "('held', '5 May 2025, Rash, Doctor')" "a detail without its row is held"
ask "p['born']" 2011-10-12 "10/12/2011 in America and 12/10/2011 here are one day"
look find emily tate
look show "$(json '["results"][0]["person"]')"
ask "s['Armed forces families']['state']" possible "what else is held about a possible person is possible too"

meet jorg muller
ask "p['names'][0]['family_name'], p['born']" "('Müller-Großmann', '2009-05-03')" "letters of windows-1252, found without them"
ask "i['Youth work']['details'][0]['value'].count(chr(10)), i['Youth work']['details'][0]['sensitive']" "(2, True)" \
	"a note of three lines with quote marks"
run --at 2025-11-04 --purpose s17 show "$(json '["person"]["person"]')"
says "      said \"he likes Ümlaute\"" "its lines stay below their label"

meet siobhan
ask "p['born'], p['names'][0]['family_name']" "('2000-10', \"Ó'DONNELL-KEAŸS\")" "a month of birth stays one"
ask "s['GP']['state']" late "a row that says none is nothing held, and the feed is late"

look find wrenfield ivy
json_is '["total"]' 1 "twins are two: Ivy"
look find wrenfield isla
json_is '["total"]' 1 "twins are two: Isla"

# The rows of an id that no register has are not lost: the person has the id, and no name.
look find C7777
json_is '["total"]' 1 "an id that is in no register is found"
json_is '["results"][0]["family_name"]' None "and has no name"
json_is '["results"][0]["services"]["GP"]' open "but a service"

# A second time, the same: the same people under the same ids.
look find wrenfield
before=$out
run load --at 2025-11-04 "$council"/*.yaml
status_is 0 "everything loads again"
look find wrenfield
if [ "$out" = "$before" ]; then pass "and nothing changed"; else fail "and nothing changed" "$out"; fi
