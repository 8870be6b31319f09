#!/bin/sh
# Holds the architecture: who may include whom, where each library lives, how
# long things may be. Each rule is one test, and proves first that it can fail
# by finding the mistake in a bad sample.
# shellcheck disable=SC2016,SC2317 # awk programs hold dollars; rules and samples are called by name
set -u
LC_ALL=C
export LC_ALL

top=$(cd "$(dirname "$0")/.." && pwd)
bad=$(mktemp -d)
trap 'rm -rf "$bad"' EXIT

# Every source and header below the current folder, as src/... and include/...
sources() {
	find src include -type f \( -name '*.c' -o -name '*.h' -o -name '*.def' \) 2>/dev/null | sort
}

# Prints `file:line: include` of each include line: "..." or <...> with its marks.
includes() {
	sources | xargs -r awk '
		/^[ \t]*#[ \t]*include[ \t]*["<]/ {
			name = $0
			sub(/^[^"<]*/, "", name)
			match(name, /^(<[^>]*>|"[^"]*")/)
			print FILENAME ":" FNR ": " substr(name, 1, RLENGTH)
		}'
}

# ---- the rules: each prints what breaks it -----------------------------------

# A room sees itself and the rooms named here; the two front doors are rooms of their own.
rule_arrows() {
	includes | awk '
		BEGIN {
			base = " base "; text = base "text "; schema = text "schema "; api = schema "api "
			may["base"] = base; may["text"] = text; may["schema"] = schema; may["api"] = api
			may["store"] = api "store "; may["access"] = may["store"] "access "
			domain = "intake family challenge guidance"
			n = split(domain, rooms, " ")
			for (i = 1; i <= n; i++) may[rooms[i]] = may["access"] rooms[i] " "
			may["keeper"] = may["access"] domain " keeper "
			may["client"] = api "client "; may["ui"] = schema "ui "
			may["screen"] = api "client ui screen "; may["command"] = api "client ui command "
			may["famctx.c"] = may["keeper"] "client ui screen command "
			may["famctxd.c"] = may["keeper"]
		}
		$2 ~ /^"famctx\// {
			split($1, place, ":")
			parts = split(place[1], path, "/")
			room = path[1] == "src" ? path[2] : path[3]
			split($2, wanted, "/")
			if (!(room in may) || !index(may[room], " " wanted[2] " ")) print
		}'
}

# What is not in include/ stays beside the file that includes it.
rule_private_headers() {
	includes | awk '$2 ~ /^".*\// && $2 !~ /^"famctx\// || $2 ~ /^"famctx\/.*\.\.\// || $2 ~ /^<famctx/'
}

# The two front doors are the only files outside a room.
rule_front_doors() {
	find src -maxdepth 1 -type f ! -name famctx.c ! -name famctxd.c
}

rule_libraries() {
	includes | awk '
		function only(pattern, home) {
			if ($2 ~ pattern && place[1] !~ home) print
		}
		{
			split($1, place, ":")
			only("^<(n?curses|ncursesw/.*|ncurses/.*|ncurses[^>]*|term|unctrl)[.]h>|^<ncurses", "^src/ui/term[^/]*$")
			only("^<(panel|menu|form|cdk)[.]h>", "^nowhere$")
			only("^<sqlite3[^>]*>", "^src/store/")
			only("^<(yaml|jansson)[.]h>", "^src/schema/")
			only("^<csv[.]h>", "^src/intake/")
			only("^<utf8proc[.]h>", "^src/text/")
			only("^<sodium[^>]*>", "^src/(api|access|store|intake|keeper|command)/")
		}'
}

rule_function_length() {
	sources | xargs -r awk '
		FNR == 1 { start = 0 }
		/^[a-zA-Z].*\(/ { name = $0 }
		/^\{/ { start = FNR }
		/^\}/ { if (start && FNR - start - 1 > 60) print FILENAME ":" start ": " FNR - start - 1 " lines: " name; start = 0 }'
}

rule_file_length() {
	sources | xargs -r awk '
		FNR == 501 { print FILENAME ": more than 500 lines" }'
}

# A transaction that begins as a reader and writes later may find the store busy half way.
rule_begin_immediate() {
	sources | xargs -r grep -niE '"[[:space:]]*BEGIN[[:space:]]*("|;|DEFERRED|EXCLUSIVE|TRANSACTION)' /dev/null
}

# Variables of a file or kept by a function, unless they are const to the last star.
rule_mutable_state() {
	sources | grep -vE '^src/ui/term[^/]*$|^src/base/(log|death)\.c$' | xargs -r awk '
		!/^[a-z]/ && !/^[ \t]+static / { next }
		/^(extern|typedef|return|goto|case|default)[ :]/ || /^[a-z_]+:$/ { next }
		!/[=;]/ { next }
		/buf_empty\[1\]/ && FILENAME == "src/base/buf.c" { next } # the shared empty string, never written to
		/sig_atomic_t/ && FILENAME ~ /^src\/[a-z]+\/(loop|signal)[^\/]*$/ { next }
		{
			head = $0
			sub(/[=;{].*/, "", head)
			if (head ~ /^(static )?(struct|enum|union)( [a-z_0-9]+)? *$/) next
			if (head ~ /\(/ && head !~ /^[^(]*\(\*/) next
			constant = head ~ /\*/ ? head ~ /\*[ \t]*const[^*]*$/ : head ~ /(^|[ \t])const[ \t]/
			if (!constant) print FILENAME ":" FNR ": " $0
		}'
}

# ---- the bad samples: one mistake a line ---------------------------------------

put() { # put FILE LINE...: below the bad folder
	mkdir -p "$bad/$(dirname "$1")"
	file=$1
	shift
	printf '%s\n' "$@" >"$bad/$file"
}

sample_arrows() { # 16
	put src/base/a.c '#include "famctx/text/date.h"'
	put src/text/a.c '#include "famctx/schema/shape.h"'
	put src/schema/a.c '#include "famctx/api/find.h"'
	put include/famctx/api/a.h '#include "famctx/store/db.h"'
	put src/store/a.c '#include "famctx/access/a.h"'
	put src/access/a.c '  #  include "famctx/family/a.h"'
	put src/family/a.c '#include "famctx/challenge/a.h"' '#include "famctx/intake/a.h"' '#include "famctx/keeper/a.h"'
	put src/keeper/a.c '#include "famctx/client/a.h"'
	put src/client/a.c '#include "famctx/store/a.h"'
	put src/ui/a.c '#include "famctx/api/a.h"'
	put src/screen/a.c '#include "famctx/family/a.h"' '#include "famctx/command/a.h"'
	put src/command/a.c '#include "famctx/screen/a.h"'
	put src/famctxd.c '#include "famctx/ui/a.h"'
	put src/famctx.c '#include "famctx/ui/a.h"' '#include "famctx/keeper/a.h"'
}

sample_private_headers() { # 3
	put src/family/a.c '#include "../store/db_private.h"' '#include "index_rows.h"' '#include <famctx/base/buf.h>' \
		'#include "famctx/../../src/store/db_private.h"'
}

sample_front_doors() { # 1
	put src/main.c ''
	put src/famctx.c ''
	put src/famctxd.c ''
}

sample_libraries() { # 12
	put src/screen/a.c '#include <curses.h>' '#include <ncurses.h>' '#include <ncursesw/curses.h>' '#include <yaml.h>' \
		'#include <jansson.h>'
	put src/ui/canvas.c '#include <ncurses.h>' '#include <utf8proc.h>'
	put src/ui/term_keys.c '#include <ncurses.h>' '#include <panel.h>'
	put include/famctx/store/a.h '#include <sqlite3.h>'
	put src/store/a.c '#include <sqlite3.h>' '#include <csv.h>' '#include <sodium.h>'
	put src/family/a.c '#include <sqlite3.h>' '#include <sodium.h>'
}

sample_function_length() { # 1
	{
		echo 'static int fine(void)' && echo '{' && yes '	x++;' | head -n 60 && echo '}'
		echo 'static int long_one(void)' && echo '{' && yes '	x++;' | head -n 61 && echo '}'
	} >"$bad/lines"
	mkdir -p "$bad/src/base"
	mv "$bad/lines" "$bad/src/base/a.c"
}

sample_file_length() { # 1
	mkdir -p "$bad/src/base"
	yes '' | head -n 500 >"$bad/src/base/a.c"
	yes '' | head -n 501 >"$bad/src/base/b.c"
}

sample_begin_immediate() { # 4
	put src/store/a.c 'x("BEGIN");' 'x("begin;");' 'x("BEGIN TRANSACTION");' 'x("BEGIN DEFERRED");' 'x("BEGIN IMMEDIATE");' \
		'x("BEGIN SELECT RAISE(ABORT, 1); END");'
}

sample_mutable_state() { # 8
	put src/family/a.c 'static int count;' 'static const char *name = "x";' 'static struct buf cache = BUF_INIT;' \
		'static void (*hook)(void);' 'int total = 3;' '	static int calls;' 'struct list *all;' \
		'static volatile sig_atomic_t stop;' \
		'static const char *const words[] = { "a" };' 'static const struct field fields[] = {' 'const int limit = 3;' \
		'static int f(int a);' 'struct row;' 'struct row {' '};' 'extern char shared[1];' 'out:' 'int g(void (*f)(void));' 'enum { ONE };'
	put src/screen/loop.c 'static volatile sig_atomic_t resized;'
	put src/ui/term.c 'static struct termios saved;'
	put src/base/log.c 'static int log_file = -1;'
}

# ---- running them ------------------------------------------------------------------

number=0
check() { # check RULE MISTAKES_IN_ITS_SAMPLE WORDS
	number=$((number + 1))
	rm -rf "$bad" && mkdir "$bad"
	"sample_$1"
	caught=$(cd "$bad" && "rule_$1" | wc -l)
	found=$(cd "$top" && "rule_$1")
	if [ "$caught" -ne "$2" ]; then
		echo "not ok $number - $3"
		echo "# the rule finds $caught of the $2 mistakes in its bad sample:"
		(cd "$bad" && "rule_$1") | sed 's/^/#   /'
		failed=1
	elif [ -n "$found" ]; then
		echo "not ok $number - $3"
		printf '%s\n' "$found" | sed 's/^/#   /'
		failed=1
	else
		echo "ok $number - $3"
	fi
}

failed=0
echo '1..8'
check arrows 16 'rooms include only what is below them'
check private_headers 3 'private headers stay beside the code'
check front_doors 1 'only the front doors stand outside a room'
check libraries 12 'each library has its one home'
check function_length 1 'no function is longer than 60 lines'
check file_length 1 'no file is longer than 500 lines'
check begin_immediate 4 'every transaction begins IMMEDIATE'
check mutable_state 8 'no mutable state outside its homes'
exit "$failed"
