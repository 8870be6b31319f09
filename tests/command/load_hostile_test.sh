#!/bin/sh
# Feeds as they should not be: each is read or refused as a whole, says where and what, and nothing hangs.
set -u
. "$(dirname "$0")/lib.sh"
plan 58

feeds=$place/feeds
mkdir "$feeds"
heading='id,last,first,born,state'
ann='1,Wren,Ann,01/02/2010,open'

load() { # name
	describe "$1" Housing
	run load --at 2025-11-04 "$feeds/$1.yaml"
}

refused() { # name, what is said
	load "$1"
	status_is 4 "$1 is refused"
	says "$1.csv$2" "$1: it says where and what"
	complains "nothing was changed" "$1: stderr says that nothing was changed"
}

taken() { # name, people
	load "$1"
	status_is 0 "$1 is taken"
	says "People: $2." "$1: $2 people"
}

run init

# Nothing there, or nothing in it.
refused missing ": the feed cannot be read"
: >"$feeds/empty.csv"
refused empty ":1:1: the file is empty"
echo "$heading" >"$feeds/heading.csv"
refused heading ":1:1: the file has a heading and no rows"
mkdir "$feeds/folder.csv"
refused folder ": the feed cannot be read: it is not a file"
mkfifo "$feeds/pipe.csv"
refused pipe ": the feed cannot be read: it is not a file"

# Bytes that are no text.
printf '%s\n1,Wr\0en,Ann,01/02/2010,open\n' "$heading" >"$feeds/nul.csv"
refused nul ":2:5: there is a NUL byte here"
says_not "no rows" "nul: what follows from it is not said as well"
printf '\377\376i\0d\0' >"$feeds/utf16.csv"
refused utf16 ":1:1: this file is UTF-16"
printf '%s\n1,Wr\377en,Ann,01/02/2010,open\n' "$heading" >"$feeds/latin.csv"
refused latin ":2:3: last: the letters are not in the encoding of the feed"

# More than anybody means. The gigabyte is a hole in a file; the field of letters is bounded too.
printf '%s\n1,' "$heading" >"$feeds/gigabyte.csv"
truncate -s 1G "$feeds/gigabyte.csv"
refused gigabyte ":2:3: the row goes on for more than 1 MiB"
{
	printf '%s\n1,' "$heading"
	head -c 3000000 /dev/zero | tr '\0' a
} >"$feeds/field.csv"
refused field ":2:3: the row goes on for more than 1 MiB"
printf '%s\n1,"Wren,Ann,01/02/2010,open\n2,Wren,Bob,01/02/2010,open\n' "$heading" >"$feeds/quote.csv"
refused quote ":2:3: the quote mark that opens here is never closed"

# Columns and cells that are not what the manifest says.
printf 'id,last,first,born,status,extra\n1,Wren,Ann,01/02/2010,open,x\n' >"$feeds/columns.csv"
refused columns ":1:1: the heading has no column 'state'"
says "columns.csv:1:27: the column 'extra' stands neither under" "columns: every column is told"
printf '%s\n1,W,A,31/02/2010,open\n2,W,B,99/99/9999,open\n3,W,C,01/01/2030,open\n,,,,\n' "$heading" >"$feeds/dates.csv"
refused dates ":2:7: Warning: born: '31/02/2010' is not a date"
says "dates.csv:4:7: Warning: born: '01/01/2030' lies in the future" "dates: a birth date to come is told"
says "dates.csv:5:1: Warning: the row does not say whom it is about" "dates: a row about nobody is told"

# Odd, and right.
printf '\357\273\277%s\r\n%s\r\n2,Wren,Bob,03/02/2012,closed' "$heading" "$ann" >"$feeds/bom.csv"
taken bom 2
printf '%s\n%s\n1,Wren,Bob,03/02/2012,closed\n1,Wren,Bob,03/02/2012,closed\n' "$heading" "$ann" >"$feeds/twice.csv"
taken twice 2
says "twice.csv:3:1: Warning: another row has this key and says somebody else" "twice: a key of two people is told"
printf '%s\n1,Finch,Ann,null,open\n2,Finch,N/A,01/02/2001,open\n3,-,Bob,03/04/2005,open\n' "$heading" >"$feeds/words.csv"
taken words 3
run find --json --at 2025-11-04 --purpose s17 finch
says_not '"null"' "words: a word for nothing is nothing"
says_not 'N/A' "words: in any case"
printf '%s\n1,Fi\033[31mnch,A\342\200\256nn,03/02/1990,open\n' "$heading" >"$feeds/escape.csv"
taken escape 1
run find --at 2025-11-04 --purpose s17 03/02/1990
if printf '%s' "$out" | LC_ALL=C grep -q "$(printf '\033')"; then fail "escape: no ESC is printed" "$out"; else
	pass "escape: no ESC is printed"; fi
if printf '%s' "$out" | grep -q "$(printf '\342\200\256')"; then fail "escape: no override is printed" "$out"; else
	pass "escape: no override is printed"; fi
says "nch, Ann" "escape: the letters are"

# What was refused left no trace in what is found; what was taken stays.
run find --json --at 2025-11-04 --purpose s17 wren
json_is '["total"]' 4 "only what was taken is found"
