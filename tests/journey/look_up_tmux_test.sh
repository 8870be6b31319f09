#!/bin/sh
# The look-up in a real terminal multiplexer, as people run it: what a screen
# driver of our own making would not tell.
set -u
. "$(dirname "$0")/../command/lib.sh"

command -v tmux >/dev/null || skip_all 10 "tmux is not here"
plan 10

TMPDIR=$place/tmp
export TMPDIR
mkdir -p "$TMPDIR"
case $famctx in /*) ;; *) famctx=$PWD/$famctx ;; esac
# A server of our own, found by nobody else and ended by us.
mux() {
	tmux -S "$place/tmux.sock" -f /dev/null "$@" 2>/dev/null
}
end() {
	mux kill-server
	rm -rf "$place"
}
trap end EXIT

screen() {
	mux capture-pane -p -t family
}

# Asks until the text is there; 20 seconds are enough on any machine.
wait_for() { # text, name
	tries=0
	until screen | grep -qF -- "$1"; do
		tries=$((tries + 1))
		if [ "$tries" -ge 200 ]; then
			fail "$2" "not on the screen: $1
$(screen)"
			return
		fi
		sleep 0.1
	done
	pass "$2"
}

type_text() {
	mux send-keys -t family -l "$1"
}

press() {
	for key in "$@"; do
		mux send-keys -t family "$key"
	done
}

mux new-session -d -s family -x 80 -y 24 "$famctx demo --as s.patel; echo left with \$?; cat"
wait_for "Find someone" "the demonstration opens"
type_text "kate bracken"
wait_for "Results 1 to 3 of 3" "what is typed is searched for"
press Enter
wait_for "> Strong    BRACKEN, Katherine" "Enter goes to the results"
press Enter
wait_for "Children for Katie" "Enter opens the family"
press F2
wait_for "These limits are about the tool." "F2 says what is searched"
press Escape
mux resize-window -t family -x 40 -y 16
wait_for "Bracken 1 of 7" "few columns show one person"
mux resize-window -t family -x 80 -y 24
wait_for "Children for Katie" "and back"
press F8
wait_for "Press Enter to go on." "F8 hides everything"
press Enter F10
wait_for "left with 0" "F10 leaves"
left=$(ls -A "$TMPDIR")
if [ -z "$left" ]; then pass "nothing is left behind"; else fail "nothing is left behind" "$left"; fi
