#!/bin/sh
# The seven sample feeds of the original Family Context, as a practitioner meets them.
set -u
. "$(dirname "$0")/lib.sh"

[ -d "$samples" ] || skip_all 36 "the sample feeds are not here: $samples"
plan 36

run init
status_is 0 "an empty store is made"
run load --check --data "$samples" data/sources/family-context-sample/*.yaml
status_is 0 "the samples pass the check"
case $out$errors in
*datasources.csv:5:*"not a date, perhaps an unquoted comma"*) pass "the torn catalogue row is reported at its place" ;;
*) fail "the torn catalogue row is reported at its place" "$out$errors" ;;
esac
run load --data "$samples" data/sources/family-context-sample/*.yaml
status_is 0 "the samples load"

run find --json una bryant
status_is 2 "a look without a purpose is refused"
complains "purpose" "and says so"

for words in 'una bryant' 'bryant una' 'UNA BRYANT' 'una briant' '07/10/2000 una'; do
	# shellcheck disable=SC2086 # the words are words
	run find --json --purpose s17 --case X $words
	strong=$(json '["results"]' >/dev/null && printf '%s' "$out" |
		python3 -c 'import json,sys; r=json.load(sys.stdin)["results"]; print([x["born"] for x in r if x["band"]=="strong"])')
	if [ "$strong" = "['2000-10-07']" ]; then pass "'$words' finds one person, born 2000-10-07"; else
		fail "'$words' finds one person, born 2000-10-07" "$strong $errors"; fi
done
person=$(json '["results"][0]["person"]')
json_is '["results"][0]["case_id"]' 2 "her register id is her case id"

run find --json --purpose s17 --case X nobody here
status_is 1 "nobody found is exit status 1"
json_is '["total"]' 0 "and a total of 0"

run show --json --purpose s17 --case X "$person"
status_is 0 "she is shown"
json_is '["person"]["born"]' 2000-10-07 "born on 7 October 2000"
for service in School Adults Housing Police; do
	for key in state sentence copied scope; do
		seen=$(printf '%s' "$out" | python3 -c "
import json,sys
s=[s for s in json.load(sys.stdin)['services'] if s['service']=='$service']
print('yes' if len(s)==1 and s[0]['$key'] else s)" 2>&1)
		if [ "$seen" = yes ]; then pass "$service has its $key"; else fail "$service has its $key" "$seen"; fi
	done
done
offences=$(printf '%s' "$out" | python3 -c "
import json,sys
s=[s for s in json.load(sys.stdin)['services'] if s['service']=='Police'][0]
print(len([d for i in s['involvements'] for d in i['details'] if 'AntiSocial' in (d['value'] or '') or 'drugs' in (d['value'] or '')]))" 2>&1)
if [ "$offences" = 3 ]; then pass "three offences are shown"; else fail "three offences are shown" "$offences"; fi
says_not -safeguarding "nothing is said about other offences"
says_not '""' "no text is empty"
says_not '"null"' "no text says null"
