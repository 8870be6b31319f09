#!/bin/sh
# People who are held back, from the command line and line by line: what is said, what it takes, and the talk with the family.
set -u
. "$(dirname "$0")/lib.sh"
plan 51

why="Carer rang, she is missing"
as() { # account, arguments
	who=$1
	shift
	run --as "$who" --purpose s17 "$@"
}
id_of() { # account, words: the id of the first result goes to $id, its document to $out
	account=$1
	shift
	as "$account" --json find "$@"
	id=$(json '["results"][0]["person"]')
}
by_line() { # account, what is typed
	printf '%b' "$2" >"$place/typed"
	"$famctx" --as "$1" --purpose s17 --line <"$place/typed" >"$place/out" 2>"$place/errors"
	status=$?
	out=$(cat "$place/out")
	errors=$(cat "$place/errors")
}

training

# ---- restricted -----------------------------------------------------------------

as s.patel find winslade ann
status_is 0 "somebody restricted is found by name"
says "Restricted: opens only with a reason." "and said to be"
says_not "Services:" "without services"
says_not "Date of birth" "without a birth date, which is not unknown"
id_of s.patel winslade ann
ann=$id
json_is '["results"][0]["held"]' guarded "and so the document says"
as s.patel show "$ann"
status_is 3 "they are not shown"
complains "It may be to keep someone safe" "which is said"
complains "--break-glass" "with what opens it"
says_not "Winslade" "and nothing else"
as s.patel --json show "$ann"
status_is 3 "nor as a document"
json_is '["held"]["what"]' guarded "which says why"
json_is '["services"]' "[]" "and holds nothing"
as s.patel show "$ann" --reason "$why"
status_is 3 "a reason alone does not open it"
as s.patel show "$ann" --break-glass why
status_is 2 "nor a word"
complains "characters or more" "and how much is wanted is said"
as s.patel show "$ann" --break-glass "$why"
status_is 0 "break-glass does"
says "The reference is BG-" "its reference is said"
says "Restricted. Opened with a reason, BG-" "and stands over what was opened"
says "Born 29 October 1969" "which is all there"
as a.obi show "$ann"
status_is 3 "for nobody else"
as a.obi --json show "$ann" --break-glass "$why"
status_is 0 "as a document"
json_is '["glass"]["minutes"]' 30 "with the minutes it has"
as s.patel show "$ann"
status_is 0 "until its time is up"

# ---- one's own, and somebody close --------------------------------------------------

as h.ashdown find ashdown helen
says "Your own record: nobody opens their own." "one's own record is said to be"
id_of h.ashdown ashdown helen
helen=$id
as h.ashdown show "$helen"
status_is 3 "and not opened"
as h.ashdown show "$helen" --break-glass "$why"
status_is 3 "by nothing"
as h.ashdown show "$helen" --reason "$why"
status_is 3 "at all"
id_of h.ashdown ashdown alfie
alfie=$id
as h.ashdown show "$alfie"
status_is 3 "one's own family asks why"
complains "You may be close to this person" "as is said"
complains "--reason" "with how to say it"
as h.ashdown show "$alfie" --reason "$why"
status_is 0 "and is opened with a reason"
says "Ashdown, Alfie." "in full"

# ---- a protected address ---------------------------------------------------------------

id_of k.wu hallam tia 2014
tia=$id
as k.wu find hallam tia 2014
says "Address: protected." "a protected address is said to be"
as k.wu show "$tia"
says "Address: protected. Nobody is listed as living there." "where it stands"
says "    Restricted: opens only with a reason." "and who is restricted in a family"

# ---- line by line ---------------------------------------------------------------------------

by_line k.wu 'kate bracken\no\n\nq\n'
status_is 0 "line by line it is asked"
says "You are K Wu, social worker, North locality." "after who sits there"
says "Say why (Enter to go back):" "why somebody who lives near is opened"
says_not "Born 14 March 2016, aged 9." "and nothing goes on without"
by_line k.wu "kate bracken\\no\\nno\\n$why\\nb\\nq\\n"
complains "characters or more" "a word is too little"
says "Born 14 March 2016, aged 9." "a reason opens it"
by_line k.wu "winslade ann\\no\\n$why\\nb\\nq\\n"
says "Nothing has been shown and nobody has been told yet." "before break-glass it is said what follows"
says "Born 29 October 1969" "which then opens it"
by_line d.shaw "alfie ashdown\\no\\nb\\ns\\nhallam tia 2014\\no\\n$why\\nb\\nq\\n"
says "This person is not linked to the family that your purpose is for." "another family is asked about"
says "Id $tia." "and opened with a reason"

by_line j.reid 'q\n'
says "Opened by break-glass and waiting for you to look over: 3." "a manager is told how many wait"

# ---- the talk with the family --------------------------------------------------------------------

as s.patel --consent held:2025-11-03 find bracken
status_is 0 "a talk may be said"
as s.patel --consent not-held:"nobody answers" find bracken
status_is 0 "or why there was none"
as s.patel --consent held:2999-01-01 find bracken
status_is 2 "not one to come"
complains "up to today" "which is said"
as s.patel --consent perhaps find bracken
status_is 2 "nor anything else"
training_ends
