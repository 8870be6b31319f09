#!/bin/sh
# Makes the manual page: its commands and options are what --help prints, its keys are the list of actions.
# man.sh TEMPLATE FAMCTX MAN_KEYS VERSION
set -eu
help=$("$2" --help | sed 's/\\/\\e/g; s/-/\\-/g; s/^\./\\\&./')
keys=$("$3" | sed '/^\./!s/\\/\\e/g; s/-/\\-/g')
HELP=$help KEYS=$keys VERSION=$4 awk '
	{ gsub(/@VERSION@/, ENVIRON["VERSION"]) }
	$0 == "@HELP@" { print ENVIRON["HELP"]; next }
	$0 == "@KEYS@" { print ENVIRON["KEYS"]; next }
	{ print }' "$1"
