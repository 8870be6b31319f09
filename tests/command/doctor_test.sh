#!/bin/sh
# famctx doctor: what is wrong with a store of one's own and with the host of a shared one, and what to type.
set -u
. "$(dirname "$0")/lib.sh"
plan 29

# What is found about the program itself is another matter: one built for finding mistakes leaves core files.
good_but_memory() { # name
	bad=$(printf '%s\n' "$out" | grep '^Bad' | grep -v 'core file')
	if [ -z "$bad" ]; then pass "$1"; else fail "$1" "$out"; fi
}

# A store of one's own.
run doctor
status_is 1 "a store that is not there is found"
says "famctx init --store $place/store" "and how to make it is said"
run init
run doctor
good_but_memory "a new store is as it should be"
says "all files in $place/store" "its files are looked at"
says_not "policy.yaml" "what a shared host needs is not asked of it"
run doctor --json
json_is '["findings"][0]["what"]' folder "each finding has its word"
json_is '["findings"][0]["good"]' True "and whether it is good"
chmod 755 "$place/store"
chmod 644 "$place/store/store.db"
run doctor
status_is 1 "modes that let others in are found"
says "Bad: $place/store has the mode 0755, which lets others in: chmod 0700 $place/store" "with what to type"
says "chmod 0600 $place/store/store.db" "for each file"
chmod 700 "$place/store"
chmod 600 "$place/store/store.db"
run doctor
good_but_memory "what was typed mends it"
run --store "$place/store" doctor more
status_is 2 "it takes no arguments"
run doctor --names
status_is 2 "and no options of others"

# While a keeper serves it, and when none can.
"$famctx" --line </dev/null >/dev/null 2>&1 &
serving=$!
run doctor
good_but_memory "it needs no keeper, and minds none"
wait "$serving"
echo "no database" >"$place/store/store.db"
run doctor
good_but_memory "it opens no database"

# The host of a shared keeper, of which nothing is there but the policy.
mkdir -m 755 "$place/etc"
sed -e "s|/srv/famctx/feeds|$place/feeds|; s|/var/backups/famctx|$place/store/backups|" \
	-e 's/: famctx-/: famctx-missing-/' data/policy.yaml >"$place/etc/policy.yaml"
chmod 644 "$place/etc/policy.yaml"
run doctor --policy "$place/etc" --socket "$place/run/store.sock"
status_is 1 "a host that is not set up is found"
says "Good: $place/etc/policy.yaml has no mistake" "with what is right"
says "Bad: the folder $place/run is missing: install -d -o root -m 0755 $place/run" "where the socket is to be"
says "groupadd --system famctx-missing-users" "the group of those who may connect"
says "groupadd --system famctx-missing-steward" "the groups of the roles"
says "Bad: the folder $place/feeds is missing" "the folder of feeds"
says "Bad: $place/store/backups lies in the store that it is to save" "backups that would go down with the store"
run doctor --policy "$place/etc" --socket "$place/run/store.sock" --json
json_is '["good"]' False "the document says so too"

sed -i 's/^hide_after: .*/hide_after: soon/; s/^recent_most: .*/recent_most: 0/' "$place/etc/policy.yaml"
run doctor --policy "$place/etc" --socket "$place/run/store.sock"
says "'hide_after' must be a whole number" "a mistake of the policy is named"
says "'recent_most' must be" "and the next one"
says ": mend that line" "with its line"

# Without a store named, where no shared keeper is set up.
unset FAMCTX_STORE
if [ -e /etc/famctx/policy.yaml ] || [ -e /run/famctx/store.sock ]; then
	for name in 1 2 3; do
		tests_run=$((tests_run + 1))
		echo "ok $tests_run - # SKIP a shared keeper is set up here ($name)"
	done
else
	run doctor
	status_is 2 "without a store somebody is asked for one"
	complains "no shared keeper is set up here" "and told why"
	complains "--store DIR" "and how"
fi
