#!/bin/sh
# Installs famctx, or removes exactly what it installed. Called by the Makefile,
# which gives DESTDIR, BINDIR, LIBEXEC, DATADIR and MANDIR.
set -eu

root=${DESTDIR:-}

put() { # mode, file, folder
	$INSTALL -d "$root$3"
	$INSTALL -m "$1" "$2" "$root$3/"
}

put_tree() { # folder of the project, folder under DATADIR
	find "$1" -type f | LC_ALL=C sort | while read -r file; do
		put 644 "$file" "$DATADIR/$(dirname "$file")"
	done
}

remove_tree() { # folder of the project: only files that are ours
	find "$1" -type f | while read -r file; do
		rm -f "$root$DATADIR/$file"
	done
	find "$1" -depth -type d | while read -r folder; do
		rmdir "$root$DATADIR/$folder" 2>/dev/null || true
	done
}

remove_empty() { # a folder and those above it that are empty then
	folder=$1
	while [ "$folder" != / ] && [ "$folder" != . ] && rmdir "$root$folder" 2>/dev/null; do
		folder=$(dirname "$folder")
	done
}

case $1 in
install)
	put 755 "$BUILD/famctx" "$BINDIR"
	put 755 "$BUILD/famctxd" "$LIBEXEC"
	put 644 "$BUILD/famctx.1" "$MANDIR/man1"
	put_tree screens
	put_tree data
	;;
uninstall)
	rm -f "$root$BINDIR/famctx" "$root$LIBEXEC/famctxd" "$root$MANDIR/man1/famctx.1"
	remove_tree screens
	remove_tree data
	remove_empty "$DATADIR"
	if [ -n "$root" ]; then
		remove_empty "$BINDIR"
		remove_empty "$LIBEXEC"
		remove_empty "$MANDIR/man1"
	fi
	;;
*)
	echo "install.sh: install or uninstall" >&2
	exit 2
	;;
esac
