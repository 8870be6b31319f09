#!/bin/sh
# What the commands say and screens/line.yaml agree: every key that the code uses is there,
# and every key that is there is used.
set -u
cd "$(dirname "$0")/.." || exit 1
echo 1..2

there=$(sed -n 's/^  \([a-z_0-9]*\): .*/\1/p' screens/line.yaml | sort -u)
# A key ending in an underscore is made up at run time: load_%s, advice_%s.
used=$(grep -ohE '"[a-z][a-z_0-9]*(%s)?"' src/command/*.c src/command/*.h | tr -d '"' | sed 's/%s$//' | sort -u)

missing=$(grep -ohE '(LINE\(run, &?[a-z]+, |line_if\(run, out, |line_date\(run, out, |say\(run, |ask_text\(run, |ask_number\(run, )"[a-z_0-9]+"' \
	src/command/*.c | sed 's/.*"\(.*\)"/\1/' | sort -u | while read -r key; do
	printf '%s\n' "$there" | grep -qx "$key" || echo "$key"
done)
if [ -z "$missing" ]; then echo "ok 1 - every line that is said is in the file"; else
	echo "not ok 1 - every line that is said is in the file"
	printf '%s\n' "$missing" | sed 's/^/# /'
fi

idle=$(printf '%s\n' "$there" | while read -r key; do
	printf '%s\n' "$used" | grep -qx "$key" && continue
	made=no
	for start in $(printf '%s\n' "$used" | grep '_$'); do
		case $key in "$start"*) made=yes ;; esac
	done
	[ "$made" = yes ] || echo "$key"
done)
if [ -z "$idle" ]; then echo "ok 2 - every line in the file is said"; else
	echo "not ok 2 - every line in the file is said"
	printf '%s\n' "$idle" | sed 's/^/# /'
fi
