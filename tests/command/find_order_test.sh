#!/bin/sh
# Who is found by what, in which band and order, with what speaks against; many hits, too few letters.
set -u
. "$(dirname "$0")/lib.sh"
feeds=$place/feeds
mkdir "$feeds"
plan 42

cat >"$feeds/many.yaml" <<-END
	source: many
	service: Housing
	title: Many
	copied: 2025-11-01
	refresh: weekly
	scope: {period_note: all of it}
	files:
	  - file: many.csv
	    holds: involvements
	    key: [id]
	    columns: {id: {to: identifier, label: Tenancy}, last: family_name, first: first_name, born: born, nhs: nhs_number, home: address, post: postcode}
	    fixed: {status: open}
END
sed 's/many/some/g; s/Many/Some/; s/Housing/Adults/' "$feeds/many.yaml" >"$feeds/some.yaml"
python3 - "$feeds" <<'END'
import sys

def rows(name, people):
    with open(f'{sys.argv[1]}/{name}.csv', 'w', encoding='utf-8') as f:
        print('id,last,first,born,nhs,home,post', file=f)
        for number, person in enumerate(people, 1):
            print(f'{name[0]}{number},' + ','.join(person + ('',) * (6 - len(person))), file=f)

def crowd(family, start, count):
    for i in range(count):
        letters = ''.join(chr(97 + i // 26 ** k % 26) for k in range(3))
        yield family, start + letters, f'{1930 + i % 60}-{i % 12 + 1:02}-{i % 28 + 1:02}'

rows('many', [
    ('Bryant', 'Una', '2000-10-07', '9992001046', '5 Mere View', 'XX1 9GH'), ('Briant', 'Una', '2004-10-07'),
    ('Bryant', 'Una Mary', '1999-01-01'), ('Una', 'Bryant', '2010-01-01'), ('Bryant', 'Una', ''),
    ('Thorne', 'Katherine', '1983-05-06'), ("O'Neill", 'Siobhan', '2011-03-04'), ('Smith-Jones', 'Anne-Marie', '2001-05-06'),
    ('Núñez', 'José', '2003-05-06'), ('Dunmore', 'Lee', '2009-06-21', '', '9 Quay Road', 'XX2 3AA'),
    ('Dunmore', 'Leo', '2009-06-21', '', '9 Quay Road', 'XX2 3AA'), ('Reed', 'Maya', '1992-02-03', '', '1 Fen Way', 'XX4 1AA'),
    *crowd('Oldacre', 'Q', 1100), *crowd('Farthing', 'Z', 300)])
rows('some', [
    ('Freeman', 'Una', '2000-10-07', '999 200 1046'), ('Dunmore', 'Leo', '2009-06-21', '', '9 Quay Rd', 'XX2 3AA'),
    ('Reed', 'Maya', '1992-03-02', '', '1 Fen Way', 'XX4 1AA'), ('Cole', 'Peter', '1980-01-01', '9992001046')])
END

find() {
	look find "$@"
}

# The first so many results as "band family first born".
first() { # how many, wanted, name
	seen=$(printf '%s' "$out" | python3 -c "
import json,sys
print('; '.join(' '.join(str(r[k]) for k in ('band', 'family_name', 'first_name', 'born'))
                for r in json.load(sys.stdin)['results'][:$1]))" 2>&1)
	if [ "$seen" = "$2" ]; then pass "$3"; else fail "$3" "$seen"; fi
}

finds() { # whom, words...
	whom=$1
	shift
	find "$@"
	first 1 "$whom" "$* finds $whom"
}

run init
run load --at 2025-11-04 "$feeds/many.yaml" "$feeds/some.yaml"
status_is 0 "two feeds load"

una='strong Bryant Una 2000-10-07'
finds "$una" una bryant 7 oct 2000
finds "$una" 07/10/2000 bryant una
finds "$una" BRYANT, Una 2000-10-07
finds "$una" 9992001046
finds "$una" 999 200 1046
finds "$una" xx19gh
finds "$una" mere view
finds "$una" una bryant aged 25
finds "possible Bryant Una 2000-10-07" bryant 10/07/2000
json_is '["results"][0]["why"][1]["verdict"]' swapped "and says that day and month are swapped"
finds "possible Bryant Una 2000-10-07" 9992001047
finds "strong Briant Una 2004-10-07" briant una
finds "strong Thorne Katherine 1983-05-06" kate thorne
finds "strong O'Neill Siobhan 2011-03-04" oneill siobhan
finds "strong Smith-Jones Anne-Marie 2001-05-06" anne marie smith jones
finds "strong Núñez José 2003-05-06" nunez jose
finds "strong Thorne Katherine 1983-05-06" 'thor%*'

# Bands, then the youngest, then those without a birth date.
find una bryant
first 5 "strong Una Bryant 2010-01-01; $una; strong Bryant Una Mary 1999-01-01; strong Bryant Una None; possible Briant Una 2004-10-07" \
	"bands first, then the youngest"
find una bryant 1999-01-01
first 1 "strong Bryant Una Mary 1999-01-01" "a date narrows"
says '"band":"weak"' "and lowers the band of the others, which stay"
says '{"field":"born","verdict":"different"' "and says what speaks against"

# Many.
find farthing
json_is '["total"]' 300 "all hits are counted"
json_is '["all_compared"]' False "above 200 not all were compared"
json_is '["results"].__len__()' 50 "50 are listed"
json_is '["more"]' 250 "and how many more there are"
find oldacre
json_is '["total_at_least"]' True "above 1,000 the total is at least that"
run --at 2025-11-04 --purpose s17 find oldacre
says "At least 1000 results" "and it is said in words"
finds "strong Oldacre Qzpb 1941-12-28" oldacre qzpb
find un
status_is 2 "two letters are too few"
find '%%%'
status_is 2 "signs are no letters"

# Joined by the number though the family name changed, and not with whom the number is somebody else's.
find una freeman
first 1 "strong Bryant Una 2000-10-07" "the NHS number joins a new family name"
json_is '["results"][0]["services"]["Adults"]' open "with what each source holds"
person=$(json '["results"][0]["person"]')
run --at 2025-11-04 --purpose s17 --json show "$person"
says '"family_name":"Freeman"' "and every name"
says 'same NHS number and the names do not contradict it' "and why they were joined"
says '"name":"Cole, Peter"' "who has the number and another name is offered, not joined"

# Twins are two; the one of the other feed is Leo's.
find dunmore leo
json_is '["results"][0]["services"]["Adults"]' open "the second twin's record is the second twin's"
find dunmore lee
first 1 "strong Dunmore Lee 2009-06-21" "the first twin is another person"
json_is '["results"][0]["services"]["Adults"]' possible "of whom the record only may be, one letter off"

# Day and month swapped between two feeds: never one, never none.
find maya reed
json_is '["total"]' 2 "a swapped birth date joins nobody"
says '"Adults":"possible"' "and hides nobody"
run --at 2025-11-04 --purpose s17 show "$(json '["results"][0]["person"]')"
says "day and month of birth are swapped" "and says why"
