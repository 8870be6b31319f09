#!/bin/sh
# The manual page tells every command and every key, as the program has them.
set -u
cd "$(dirname "$0")/.." || exit 1
page=${BUILD:-build}/famctx.1
echo 1..2

missing=$(sed -n 's/^	\.name = "\([a-z]*\)".*/\1/p' src/command/*.c | sort -u | while read -r command; do
	grep -q "^famctx $command " "$page" || echo "$command"
done)
if [ -z "$missing" ]; then echo "ok 1 - every command is in the page"; else
	echo "not ok 1 - every command is in the page"
	printf '%s\n' "$missing" | sed 's/^/# /'
fi

missing=$(sed -n 's/^ACTION([A-Z_]*, *N_("\([^"]*\)").*/\1/p' include/famctx/ui/actions.def | while read -r name; do
	grep -q "^$name: " "$page" || echo "$name"
done)
if [ -z "$missing" ]; then echo "ok 2 - every action is in the page"; else
	echo "not ok 2 - every action is in the page"
	printf '%s\n' "$missing" | sed 's/^/# /'
fi
