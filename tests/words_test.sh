#!/bin/sh
# Every phrase that the code says by a fixed key is in data/words.yaml: a key
# without a phrase would show as the key itself.
set -u
missing=$(grep -rhoE 'words_(phrase|say)\([^",]*, "[a-z_0-9]+"' src --include='*.c' | sed 's/.*"\(.*\)"/\1/' | sort -u |
	while read -r key; do
		sed -n '/^phrases:/,$p' data/words.yaml | grep -q "^  $key:" || echo "$key"
	done)
echo 1..1
if [ -z "$missing" ]; then
	echo "ok 1 - every phrase has words"
else
	echo "not ok 1 - every phrase has words"
	echo "$missing" | sed 's/^/# not in data\/words.yaml: /'
fi
