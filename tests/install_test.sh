#!/bin/sh
# Installs into an empty folder, runs the installed program from elsewhere,
# uninstalls, and finds nothing left behind.
set -u

echo 1..3
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT

if make --no-print-directory -o all DEPS=no BUILD="${BUILD%%/san-*}" SAN="$(printf %s "${BUILD:-}" | sed -n 's/.*san-\(.*\)/\1/p' | tr - ,)" \
	PREFIX=/opt/famctx DESTDIR="$place/root" install >"$place/log" 2>&1; then
	echo "ok 1 - installs into DESTDIR"
else
	sed 's/^/# /' "$place/log"
	echo "not ok 1 - installs into DESTDIR"
fi

if (cd / && "$place/root/opt/famctx/bin/famctx" --version) | grep -q '^famctx [0-9]'; then
	echo "ok 2 - the installed program runs"
else
	echo "not ok 2 - the installed program runs"
fi

make --no-print-directory DEPS=no PREFIX=/opt/famctx DESTDIR="$place/root" uninstall >"$place/log" 2>&1
left=$(find "$place/root" -mindepth 1 2>/dev/null)
if [ -z "$left" ]; then
	echo "ok 3 - uninstalling leaves nothing behind"
else
	echo "$left" | sed 's/^/# left: /'
	echo "not ok 3 - uninstalling leaves nothing behind"
fi
