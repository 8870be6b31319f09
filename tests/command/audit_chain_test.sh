#!/bin/sh
# What is kept elsewhere of the trail: signed anchors, the public key, archives; each is checked by commands.
set -u
. "$(dirname "$0")/lib.sh"
plan 31
trail=tests/data/trail

run init
run audit anchor "$place/anchors"
status_is 0 "an anchor is taken"
case $(cat "$place/anchors") in
"famctx-anchor 2 "*) pass "and is signed" ;;
*) fail "and is signed" "$(cat "$place/anchors")" ;;
esac
mode=$(find "$FAMCTX_STORE" -name audit.key -perm 0400)
if [ -n "$mode" ]; then pass "the key is closed to others"; else fail "the key is closed to others" "$mode"; fi
run audit key
status_is 0 "the public key is printed"
printf '%s\n' "$out" >"$place/key"
secret=$(sed 's/.* //' "$FAMCTX_STORE/audit.key")
says_not "$secret" "and not the secret one"
run audit verify --anchor "$place/anchors" --key "$place/key"
status_is 0 "the anchor fits by the key that was kept"
says "anchors held against it: 1" "and is counted"

# One letter of the digest, as somebody would who wants another head believed.
sed 's/\(famctx-anchor 2 [0-9a-f]* [0-9]* \)./\1f/; t' "$place/anchors" >"$place/forged"
cmp -s "$place/anchors" "$place/forged" && sed 's/\(famctx-anchor 2 [0-9a-f]* [0-9]* \)./\1e/' "$place/anchors" >"$place/forged"
run audit verify --anchor "$place/forged" --key "$place/key"
status_is 1 "a forged anchor is found"
says "not signed by this store: 1" "and told"
says "Good: the trail" "and proves nothing against the trail"
sed 's/^famctx-anchor 2/famctx-anchor 1/; s/ [^ ]*$//' "$place/anchors" >"$place/old"
run audit verify --anchor "$place/old"
status_is 0 "a line without a signature is still read"
says "Anybody could have written them" "and what it is worth is said"
run audit verify --anchor "$place/anchors" --key $trail/key
status_is 1 "another store's key tells it is not its own"
run audit verify --key "$place/key"
status_is 2 "a key needs anchors"
run audit verify --anchor "$place/anchors" --key "$place/anchors"
status_is 4 "a file without a key is told"
run backup "$place/copy.backup"
if grep -q "$secret" "$place/copy.backup"; then fail "the secret key is in no backup" "it is"; else pass "the secret key is in no backup"; fi

# Without any store.
kept=$FAMCTX_STORE
unset FAMCTX_STORE
run audit verify --archive $trail/first.jsonl $trail/second.jsonl --anchor $trail/anchors --key $trail/key
status_is 0 "archives are checked without a store"
says "entries 1 to 21 are as they were written" "from their first entry to their last"
run audit verify --archive $trail/second.jsonl
says "What stands before entry 13 is not here" "what is not there is said"
run audit verify --archive $trail/second.jsonl --anchor $trail/anchors
says_not "What stands before" "an anchor tells of it"
says "give the public key with --key" "and signatures need a key"
run audit verify --archive $trail/second.jsonl $trail/first.jsonl
status_is 1 "the order counts"
sed '5s/P15/P16/' $trail/first.jsonl >"$place/changed"
run audit verify --archive "$place/changed"
status_is 1 "a changed entry is found"
says "changed:5: the contents of entry 5 are not those that were written" "at its line"
head -c 3000 $trail/first.jsonl >"$place/torn"
run audit verify --archive "$place/torn"
status_is 1 "a torn file is found"
sed 's/ 21 ./ 21 f/' $trail/anchors >"$place/other"
run audit verify --archive $trail/first.jsonl $trail/second.jsonl --anchor "$place/other"
status_is 1 "an anchor of another entry is found"
says "is not the one that was anchored" "and told"
run audit verify --archive "$place/none"
status_is 4 "a file that is not there is told"
run audit verify --archive
status_is 2 "files are needed"
run audit verify --json --archive $trail/first.jsonl
json_is '["files"][0]["last"]' 12 "the answer is one document"
run audit verify --store "$kept" --archive $trail/first.jsonl
status_is 1 "a store tells that they are not its own"
