#!/bin/sh
# What the documents point at is there: links, the tests of the hazards, the files of the architecture.
# shellcheck disable=SC2016 # the backticks are those of Markdown
set -u
cd "$(dirname "$0")/.." || exit 1
echo 1..4

told() { # what is missing, number and name
	if [ -z "$1" ]; then echo "ok $2"; else
		echo "not ok $2"
		printf '%s\n' "$1" | sed 's/^/# not there: /'
	fi
}

# Prints each link of a document that leads nowhere.
broken_links() {
	for file in README.md CONTRIBUTING.md docs/*.md data/families/README.md; do
		grep -oE '\]\([^)#:]+' "$file" | sed 's/^](//' | while read -r link; do
			[ -e "$(dirname "$file")/$link" ] || echo "$link in $file"
		done
	done
}
told "$(broken_links)" "1 - every link leads somewhere"

unnamed=$(for file in docs/*.md; do
	grep -q "$file" README.md || echo "$file"
done)
told "$unnamed" "2 - the README names every document"

# `file: test`, `test`; `command/file.sh: what it says`
hazards() {
	grep -oE '`[a-z_/]+(\.sh)?: [^`]+`|`[a-z]+(_[a-z]+)+`' docs/hazards.md | tr -d '`' | while IFS= read -r test; do
		case $test in
		*.sh:*) file=tests/${test%%:*} ;;
		*:*) file=$(ls tests/*/"${test%%:*}.c" 2>/dev/null) ;;
		esac
		[ -f "${file:-}" ] && grep -qF "${test#*: }" "$file" || echo "$test"
	done
}
told "$(hazards)" "3 - every test that holds a hazard is there"

named=$(grep -oE '`[a-z_]+/[a-z_]+\.(c|h|def)`' docs/architecture.md | tr -d '`' | sort -u | while read -r file; do
	[ -e "$file" ] || [ -e "src/$file" ] || [ -e "include/famctx/$file" ] || [ -e "tests/$file" ] || echo "$file"
done)
tests=$(grep -oE '`[a-z_]+_test`' docs/architecture.md | tr -d '`' | sort -u | while read -r test; do
	ls tests/*/"$test.c" >/dev/null 2>&1 || echo "$test"
done)
told "$named$tests" "4 - every file that the architecture names is there"
