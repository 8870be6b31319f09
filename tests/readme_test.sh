#!/bin/sh
# The picture in the README is what the program shows, and the commands it names are there.
set -u
cd "$(dirname "$0")/.." || exit 1
echo 1..2

picture=$(awk '/^```/ { n++; next } n == 1' README.md)
shown=$(head -24 tests/screen/golden/family-80x24.txt | sed 's/ *$//')
if [ "$picture" = "$shown" ]; then echo "ok 1 - the picture is the golden screen"; else
	echo "not ok 1 - the picture is the golden screen"
	echo "# copy the first 24 lines of tests/screen/golden/family-80x24.txt into README.md"
fi

missing=$(grep -ohE '^famctx [a-z]+' README.md | sort -u | while read -r _ command; do
	grep -q "\.name = \"$command\"" src/command/*.c || echo "$command"
done)
if [ -z "$missing" ]; then echo "ok 2 - every command that is named is there"; else
	echo "not ok 2 - every command that is named is there"
	printf '%s\n' "$missing" | sed 's/^/# /'
fi
