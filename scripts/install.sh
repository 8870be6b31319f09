#!/bin/sh
# Installs famctx, or removes exactly what it installed. Called by the Makefile,
# which gives DESTDIR and the places: BINDIR, LIBEXEC, DATADIR, MANDIR, DOCDIR,
# ETC and LIB. Makes no account, starts nothing and touches no store; what an
# authority has changed below ETC is never written over and never removed.
set -eu

root=${DESTDIR:-}

put() { # mode, file, folder
	$INSTALL -d "$root$3"
	$INSTALL -m "$1" "$2" "$root$3/"
}

put_as() { # mode, file, whole name
	$INSTALL -d "$root$(dirname "$3")"
	$INSTALL -m "$1" "$2" "$root$3"
}

put_tree() { # folder of the project, folder under DATADIR
	find "$1" -type f | LC_ALL=C sort | while read -r file; do
		put 644 "$file" "$DATADIR/$(dirname "$file")"
	done
}

# With the places that were chosen.
put_filled() { # mode, file, whole name
	filled=$(mktemp)
	sed -e "s|@BINDIR@|$BINDIR|g" -e "s|@LIBEXEC@|$LIBEXEC|g" -e "s|@ETC@|$ETC|g" "$2" >"$filled"
	put_as "$1" "$filled" "$3"
	rm -f "$filled"
}

put_once() { # file, whole name: an authority edits it
	if [ ! -e "$root$2" ]; then
		put_as 644 "$1" "$2"
	elif ! cmp -s "$1" "$root$2"; then
		echo "kept $2, which differs from $1"
	fi
}

remove_unchanged() { # file, whole name
	if [ ! -e "$root$2" ]; then
		:
	elif cmp -s "$1" "$root$2"; then
		rm -f "$root$2"
	else
		echo "kept $2, which was changed"
	fi
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

install_program() {
	put 755 "$BUILD/famctx" "$BINDIR"
	put 755 "$BUILD/famctxd" "$LIBEXEC"
	put 644 "$BUILD/famctx.1" "$MANDIR/man1"
	put_tree screens
	put_tree data
	for file in docs/*.md; do
		put 644 "$file" "$DOCDIR"
	done
}

# The shared keeper: nothing of it runs before somebody enables it (docs/shared-host.md).
install_host() {
	put_filled 644 packaging/famctx.service.in "$LIB/systemd/system/famctx.service"
	put_as 644 packaging/famctx.socket "$LIB/systemd/system/famctx.socket"
	put_as 644 packaging/famctx.sysusers "$LIB/sysusers.d/famctx.conf"
	put_filled 644 packaging/famctx.tmpfiles.in "$LIB/tmpfiles.d/famctx.conf"
	put_filled 755 packaging/famctxd.init.in "$DOCDIR/famctxd.init"
	put_once data/policy.yaml "$ETC/famctx/policy.yaml"
	put_once packaging/famctx.pam "$ETC/pam.d/famctx"
}

uninstall() {
	rm -f "$root$BINDIR/famctx" "$root$LIBEXEC/famctxd" "$root$MANDIR/man1/famctx.1" "$root$DOCDIR/famctxd.init" \
		"$root$LIB/systemd/system/famctx.service" "$root$LIB/systemd/system/famctx.socket" \
		"$root$LIB/sysusers.d/famctx.conf" "$root$LIB/tmpfiles.d/famctx.conf"
	for file in docs/*.md; do
		rm -f "$root$DOCDIR/$(basename "$file")"
	done
	remove_tree screens
	remove_tree data
	remove_unchanged data/policy.yaml "$ETC/famctx/policy.yaml"
	remove_unchanged packaging/famctx.pam "$ETC/pam.d/famctx"
	rmdir "$root$ETC/famctx" 2>/dev/null || true
	remove_empty "$DATADIR"
	remove_empty "$DOCDIR"
}

case $1 in
install)
	install_program
	install_host
	;;
uninstall)
	uninstall
	# Folders that belong to the host stay; those of a package that is being built go.
	if [ -n "$root" ]; then
		for folder in "$BINDIR" "$LIBEXEC" "$MANDIR/man1" "$LIB/systemd/system" "$LIB/sysusers.d" "$LIB/tmpfiles.d" \
			"$ETC/pam.d" "$ETC"; do
			remove_empty "$folder"
		done
	fi
	;;
*)
	echo "install.sh: install or uninstall" >&2
	exit 2
	;;
esac
