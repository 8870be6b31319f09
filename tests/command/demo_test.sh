#!/bin/sh
# The demonstration where there is no terminal: a family line by line, nothing left behind.
set -u
. "$(dirname "$0")/lib.sh"
plan 12

TMPDIR=$place/tmp
export TMPDIR
mkdir -p "$TMPDIR"
run demo
status_is 0 "the demonstration prints and ends"
says "TRAINING" "it says that it is training"
says "Bracken" "it shows the Bracken family"
says "No record" "it explains an absence"
says "0113 496" "it says whom to ring"
says "late" "it says what is late"
says "Covers" "it says what is covered"
says_not "null" "nothing says null"
left=$(ls -A "$TMPDIR")
if [ -z "$left" ]; then pass "nothing is left behind"; else fail "nothing is left behind" "$left"; fi

run demo --as nobody.here
status_is 3 "an account that is not there is refused"
complains "s.patel" "it says who is there to be played"
case " $errors " in
*"; there are: "*" $(id -un),"* | *", $(id -un) "*) fail "whoever runs it is not named" "$errors" ;;
*) pass "whoever runs it is not named" ;;
esac
