#!/bin/sh
# A policy that does not make sense: every mistake is told at its place, and no keeper starts on it.
set -u
. "$(dirname "$0")/lib.sh"
plan 12

cp -r data screens "$place"
FAMCTX_DATADIR=$place
export FAMCTX_DATADIR
policy=$place/data/policy.yaml

edit() { # sed script
	sed "$1" "$policy" >"$place/edited" && mv "$place/edited" "$policy"
}
line_of() { # pattern
	grep -n "$1" "$policy" | cut -d: -f1
}

run screens check
status_is 0 "the policy as delivered is in order"

edit 's/^  find: .*/  find: [worker, manager, administrator]/; s/^  hello: all/  hello: [worker]/; s/^  show: /  shw: /'
run screens check
status_is 4 "one that is not is bad input"
complains "policy.yaml:$(line_of '  hello:'):3: 'hello' touches only what is one's own" "what is everybody's own stays open"
complains "policy.yaml:$(line_of '  restrict:'):3: the role administrator may ask 'find'" "nobody reads records and changes rules"
complains "policy.yaml:$(line_of '  shw:'):3: there is no request 'shw'; did you mean 'show'?" "a slip is told with what was meant"
complains "permissions has no 'show'" "and what is missing with it"
run init
status_is 4 "no keeper starts on it"
complains "policy.yaml:" "and the file is named"
if [ -e "$place/store/store.db" ]; then fail "nothing was made" "a store"; else pass "nothing was made"; fi

edit 's/^  find: .*/  find: [worker, manager]/; s/^  hello: .*/  hello: all/; s/^  shw: /  show: /'
run init
status_is 0 "mended, a store can be made"
run check
says "the policy in force is what its file says" "which a check tells"
run --json account permissions
json_is '["permissions"][0]["request"]' hello "and what the roles may is listed"
