#!/bin/sh
# Accounts, permissions and the staff table from the command line, in training and in a store of one's own.
set -u
. "$(dirname "$0")/lib.sh"
plan 66

as() { # account, arguments
	who=$1
	shift
	run --as "$who" "$@"
}
admin() { as r.ade account "$@"; }

run init
run account add s.patel --name "S Patel"
status_is 3 "a store of one's own takes no accounts"
complains "has one account, yours" "and says why"
run account list
status_is 0 "its one account is listed"
says "$(id -un), owner" "as the owner"
run account permissions
status_is 0 "and who may do what"
says "The owner of a store of their own may do everything in it" "with what the owner may"

training
admin add n.new --name "N New" --team "North locality"
status_is 2 "a made-up account needs a role"
admin add n.new --name "N New" --team "North locality" --role worker
status_is 0 "an account is added"
says "n.new is added." "and said to be"
admin add n.new --name "N New" --role worker
status_is 3 "not twice"
complains "famctx account change changes it" "and what to do is said"
admin add --name "N New" --role worker -- --rm
status_is 2 "a login that looks like an option is none"
admin add "x'; DROP TABLE account; --" --name N --role worker
status_is 2 "nor one that looks like SQL"
admin add n.other --name "$(printf 'N\033[2J')" --role worker
status_is 2 "a name with control characters is refused"
complains "no text" "and says so"
admin add n.other --name "$(printf '%010000d' 0)" --role worker
status_is 2 "and one of ten thousand characters"
admin add n.other --role worker
status_is 2 "and none"
complains "the name is missing" "which is said"
admin add n.other --name N --role king
status_is 2 "a role that is none"
complains "worker manager auditor" "lists those there are"
admin add
status_is 2 "an account needs a login"
admin add n.other --name N --reason x
status_is 2 "options of another verb are refused"

admin change n.new --name "Nia New" --team "South locality"
status_is 0 "an account is changed"
admin list
says "n.new: Nia New, worker, South locality." "and listed so"
says "Not in the staff table: " "with how many the staff table does not have"
admin change n.new
status_is 2 "a change needs something to change"
admin change nobody.known --team X
status_is 1 "whom nobody knows is not changed"

as n.new --purpose training find bracken
status_is 0 "a new account may look"
admin close n.new
status_is 2 "closing needs a reason"
admin close n.new --reason "Left in May"
status_is 0 "an account is closed"
as n.new --purpose training find bracken
status_is 3 "and may do nothing more"
complains "was closed" "which is said"
admin list
says "n.new: Nia New, worker, South locality. Closed: Left in May." "and stays in the list"
admin close n.new --reason "Again"
status_is 3 "closed twice is refused"
admin close r.ade --reason "Going"
status_is 3 "nobody closes their own account"
admin change n.new --team "North locality"
status_is 3 "a closed account is not changed"
admin change n.new --reopen "Came back"
status_is 0 "but opened again, with a reason"
as n.new --purpose training find bracken
status_is 0 "and may look again"

as r.ade --json account list
json_is '["accounts"][0]["login"]' a.obi "the list as JSON"
json_is '["accounts"][0]["closed"]' False "says whether one is closed"
json_is '["accounts"][0]["staff"] in (True, False)' True "and whether the staff table has them"
as r.ade --json account add x.y --name X --role worker
json_is '["done"]' True "what was done as JSON"

as s.patel account permissions
status_is 0 "everybody may see who may do what"
says "  open a person and their family: worker, manager, trainer" "in words"
says "  add an account: administrator" "by what it touches"
long=$(printf '%s\n' "$out" | sed 1d | awk 'length > 80')
if [ -z "$long" ]; then pass "in 80 columns"; else fail "in 80 columns" "$long"; fi
as s.patel --json account permissions
json_is '["permissions"][0]["request"]' hello "and as JSON"

for role in s.patel j.reid m.lowe j.malik t.cole trainer; do
	as "$role" account add sneaky --name S --role administrator
	status_is 3 "$role adds no accounts"
done

cat >"$place/staff.csv" <<-END
	family_name,first_name,born,login,nhs_number
	Ade,Robin,1980-05-02,r.ade,
	"O'Neill, of the desk",Siobhán,02/05/1990,,
END
admin staff "$place/staff.csv"
status_is 0 "the staff table is loaded"
says "2 people are in the staff table, 1 of them with an account" "with how many have an account"
admin list
says "In the staff table." "which the list shows"
cat >"$place/bad.csv" <<-END
	family_name,first_name,born,login,nhs_number
	Ade,,1980-25-02,-x,
	Ade,Robin,1980-05-02,r.ade,12
END
admin staff "$place/bad.csv"
status_is 4 "a table with mistakes is refused"
complains "$place/bad.csv:2:5: the first name is missing" "with each at its place"
complains "$place/bad.csv:3:28: this is no NHS number" "all at once"
complains "nothing was changed" "and nothing is changed"
printf 'family_name,first_name,born\nAde,Robin\377,1980-05-02\n' >"$place/latin.csv"
admin staff "$place/latin.csv"
status_is 4 "what is not UTF-8 is refused"
complains "latin.csv:2:" "at its line"
admin staff "$place/not-there.csv"
status_is 4 "so is a file that is not there"
as r.ade --json account staff "$place/bad.csv"
json_is '["refused"]' True "a refusal as JSON"
json_is '["problems"][0]["line"]' 2 "with its problems"

as m.lowe audit list --all --did account_changed
says "close n.new: Left in May" "the trail tells what was done"
training_ends
