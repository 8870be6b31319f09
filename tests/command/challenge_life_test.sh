#!/bin/sh
# famctx challenge in a store of one's own: every step that is allowed, every one that is refused.
set -u
. "$(dirname "$0")/lib.sh"
plan 85

# Sends one about the tool and leaves its reference in $ref.
fresh() {
	run challenge add --type feedback --because "it is quick" --json
	ref=$(json '["reference"]')
}

# state OUTCOME...: brings a fresh one there.
at() {
	fresh
	case $1 in
	to_review) ;;
	with_service) run challenge decide "$ref" ask-service --reason asked ;;
	need_more) run challenge decide "$ref" need-more --reason "which one" ;;
	decided) run challenge decide "$ref" upheld --reason so ;;
	closed)
		run challenge decide "$ref" upheld --reason so
		run challenge reply "$ref"
		;;
	esac
}

stands() { # wanted, name
	run challenge show "$ref" --json
	json_is '["state"]' "$1" "$2"
}

run init
status_is 0 "a store is made"

# ---- what may be decided where
for outcome in upheld partly not-upheld duplicate need-more; do
	at to_review
	run challenge decide "$ref" "$outcome" --reason because --json
	status_is 0 "to review: $outcome is taken"
	json_is '["state"]' to_feed_back "to review: $outcome leads to feed back"
	at with_service
	run challenge decide "$ref" "$outcome" --reason because --json
	status_is 0 "with the service: $outcome is taken"
	json_is '["outcome"]' "$outcome" "with the service: $outcome is kept"
	at decided
	run challenge decide "$ref" "$outcome" --reason because
	status_is 3 "decided: $outcome is refused"
	at closed
	run challenge decide "$ref" "$outcome" --reason because
	status_is 3 "closed: $outcome is refused"
	at to_review
	run challenge decide "$ref" "$outcome"
	status_is 2 "$outcome needs a reason"
done
at to_review
run challenge decide "$ref" ask-service --reason asked --json
json_is '["state"]' with_service "asking the service leads there"
run challenge decide "$ref" ask-service --reason asked
status_is 3 "who was asked is not asked twice"
complains "with the service already" "and it says why"
run challenge decide "$ref" nonsense --reason so
status_is 2 "an outcome that is none"
complains "upheld partly not-upheld ask-service need-more duplicate" "the outcomes are named"
run challenge decide "$ref"
status_is 2 "an outcome is missing"

# ---- reply
at to_review
run challenge reply "$ref"
status_is 3 "to review: there is nothing to reply"
at with_service
run challenge reply "$ref"
status_is 3 "with the service: there is nothing to reply"
at decided
run challenge reply "$ref" --json
json_is '["state"]' closed "a reply closes it"
run challenge reply "$ref"
status_is 3 "closed: there is nothing to reply"
at need_more
run challenge reply "$ref"
status_is 2 "what was asked for needs words"
run challenge reply "$ref" --because "the last one" --json
json_is '["state"]' to_review "with more it is reviewed again"

# ---- disagree
at to_review
run challenge disagree "$ref" --because no
status_is 3 "to review: there is nothing to disagree with"
at with_service
run challenge disagree "$ref" --because no
status_is 3 "with the service: there is nothing to disagree with"
at need_more
run challenge disagree "$ref" --because no
status_is 3 "a question is no outcome"
at decided
run challenge disagree "$ref"
status_is 2 "disagreeing needs words"
run challenge disagree "$ref" --because "I still disagree" --json
json_is '["state"]' to_review "it comes back"
run challenge decide "$ref" not-upheld --reason again
run challenge disagree "$ref" --because no
status_is 3 "it comes back once"
at closed
run challenge disagree "$ref" --because no --json
json_is '["state"]' to_review "a closed one comes back too"

# ---- undo
at to_review
run challenge undo "$ref"
status_is 3 "to review: there is nothing to undo"
at with_service
run challenge undo "$ref" --json
json_is '["state"]' to_review "asking is undone"
run challenge show "$ref" --json
json_is '["events"][2]["event"]' undone "undoing is an event"
json_is '["events"][1]["event"]' decided "what was undone is still told"
at with_service
run challenge decide "$ref" upheld --reason so
run challenge undo "$ref" --json
json_is '["state"]' with_service "it goes back to where it was decided"
at need_more
run challenge undo "$ref" --json
json_is '["state"]' to_review "a question is undone"
at closed
run challenge undo "$ref" --json
json_is '["state"]' to_review "a closed one is opened again"

# ---- reassign
for where in to_review with_service decided; do
	at "$where"
	run challenge reassign "$ref" --to "$(id -un)"
	status_is 0 "$where: it is given to somebody"
	run challenge reassign "$ref" --to nobody.at.all
	status_is 3 "$where: not to somebody who is not there"
	run challenge reassign "$ref"
	status_is 2 "$where: to somebody"
done
at closed
run challenge reassign "$ref" --to "$(id -un)"
status_is 3 "closed: it is given to nobody"

# ---- references
at to_review
loose=$(printf %s "$ref" | tr -d - | tr '[:upper:]' '[:lower:]' | sed 's/../& /g')
# shellcheck disable=SC2086
run challenge show "$loose"
status_is 0 "a reference is read as people write it"
run challenge show FC-2222-3
status_is 2 "one that does not fit"
complains "does not fit" "the sign that is wrong is spoken of"
run challenge show nonsense
status_is 2 "what is no reference"

# ---- several at once
fresh
first=$ref
fresh
run challenge decide "$first" "$ref" upheld --reason both
status_is 2 "several need to be counted"
complains "2 challenges are named" "and it says how many"
stands to_review "nothing was changed"
run challenge decide "$first" "$ref" upheld --reason both --confirm 2 --json
status_is 0 "counted, they are decided"
json_is '["moved"][1]["state"]' to_feed_back "both of them"
fresh
run challenge reply "$first" "$ref" --confirm 2
status_is 3 "all of them or none"
ref=$first
stands to_feed_back "so the first stays where it was"

# ---- what decides over one's own is said
run challenge show "$ref" --json
json_is '["events"][1]["own"]' True "deciding over one's own is said"
run check
says "stand where what happened leads them" "every challenge stands where its events lead"
