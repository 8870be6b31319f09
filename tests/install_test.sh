#!/bin/sh
# Installs into an empty folder, looks at every file of it, runs the installed
# program from elsewhere, and uninstalls: what an authority changed stays, and
# nothing else.
set -u

echo 1..13
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
root=$place/root
number=0

told() { # whether, name: what was seen stands in $place/log
	number=$((number + 1))
	if [ "$1" -eq 0 ]; then
		echo "ok $number - $2"
	else
		echo "not ok $number - $2"
		sed 's/^/# /' "$place/log"
	fi
}

skip() { # name, why
	number=$((number + 1))
	echo "ok $number - $1 # SKIP $2"
}

# As a packager does, whose umask may be anything.
make_in() { # prefix, target
	(umask 027 && make --no-print-directory -o all DEPS=no BUILD="${BUILD%%/san-*}" \
		SAN="$(printf %s "${BUILD:-}" | sed -n 's/.*san-\(.*\)/\1/p' | tr - ,)" PREFIX="$1" DESTDIR="$root" "$2") >"$place/log" 2>&1
}

# Every file that is not a rule or a screen, with its mode.
cat >"$place/wanted" <<'END'
644 etc/famctx/policy.yaml
644 etc/pam.d/famctx
644 usr/lib/systemd/system/famctx.service
644 usr/lib/systemd/system/famctx.socket
644 usr/lib/sysusers.d/famctx.conf
644 usr/lib/tmpfiles.d/famctx.conf
644 usr/share/man/man1/famctx.1
755 usr/bin/famctx
755 usr/libexec/famctxd
755 usr/share/doc/famctx/famctxd.init
END

make_in /usr install
told $? "installs into DESTDIR"

(cd "$root" && find . -type f ! -path './usr/share/famctx/*' ! -name '*.md' -printf '%m %P\n' | LC_ALL=C sort) >"$place/there"
diff "$place/wanted" "$place/there" >"$place/log"
told $? "every file is where it belongs, with its mode"

find "$root" -type f -perm /022 -o -path '*/share/famctx/*' -type f ! -perm 644 >"$place/log"
[ ! -s "$place/log" ]
told $? "nothing can be written by others, and all can read the rules"

grep -rn '@[A-Z]*@' "$root/etc" "$root/usr/lib" "$root/usr/share/doc" >"$place/log"
[ $? -eq 1 ]
told $? "every place is filled in"

(cd / && "$root/usr/bin/famctx" --version) >"$place/log" 2>&1 && grep -q '^famctx [0-9]' "$place/log"
told $? "the installed program runs"

"$root/usr/libexec/famctxd" --version >"$place/log" 2>&1 && grep -q '^famctxd [0-9]' "$place/log"
told $? "the installed keeper runs"

service=$root/usr/lib/systemd/system/famctx.service
socket=$root/usr/lib/systemd/system/famctx.socket
while read -r line; do
	grep -qxF "$line" "$service" "$socket" || echo "missing: $line"
done >"$place/log" <<'END'
Type=notify
ExecStart=/usr/libexec/famctxd --store /var/lib/famctx --policy /etc/famctx
ExecReload=kill -HUP $MAINPID
Restart=on-failure
User=famctx
Group=famctx
UMask=0077
LimitCORE=0
ProtectSystem=strict
ReadWritePaths=/var/lib/famctx -/var/backups/famctx
ProtectHome=yes
PrivateTmp=yes
PrivateDevices=yes
PrivateNetwork=yes
RestrictAddressFamilies=AF_UNIX
ProtectProc=default
NoNewPrivileges=yes
CapabilityBoundingSet=
MemoryDenyWriteExecute=yes
RestrictNamespaces=yes
SystemCallFilter=@system-service
SystemCallFilter=~@privileged @resources
ListenStream=/run/famctx/store.sock
SocketUser=famctx
SocketGroup=famctx-users
SocketMode=0660
END
[ ! -s "$place/log" ]
told $? "the units hold back what the keeper does not need"

if command -v systemd-analyze >/dev/null 2>&1; then
	# It looks for the program where it will be.
	sed "s|^ExecStart=|&$root|" "$service" >"$place/famctx.service" && cp "$socket" "$place/"
	systemd-analyze verify --man=no "$place/famctx.service" "$place/famctx.socket" >"$place/log" 2>&1 && [ ! -s "$place/log" ]
	told $? "systemd finds no mistake in the units"
	systemd-analyze security --offline=true --threshold=15 "$service" >"$place/analysis" 2>&1
	status=$?
	tail -1 "$place/analysis" >"$place/log"
	told "$status" "and little that they leave open"
else
	skip "systemd finds no mistake in the units" "systemd-analyze is not here"
	skip "and little that they leave open" "systemd-analyze is not here"
fi

# The groups of the policy are those that are made.
sed -n '/^shared:/,/^  connections:/p' "$root/etc/famctx/policy.yaml" | grep -o 'famctx-[a-z]*' | sort -u | while read -r group; do
	grep -q "^g	$group	" "$root/usr/lib/sysusers.d/famctx.conf" || echo "no group $group"
done >"$place/log"
sed -n 's/^  \(feeds\|backups\): \[\(.*\)\].*/\2/p' "$root/etc/famctx/policy.yaml" | while read -r folder; do
	grep -q "^d	$folder	" "$root/usr/lib/tmpfiles.d/famctx.conf" || echo "no folder $folder"
done >>"$place/log"
[ ! -s "$place/log" ]
told $? "every group and folder that the policy names is made"

echo "# of this authority" >>"$root/etc/famctx/policy.yaml"
make_in /usr install && tail -1 "$root/etc/famctx/policy.yaml" | grep -q 'of this authority'
told $? "installing again keeps a policy that was changed"

mkdir -p "$root/var/lib/famctx" && echo precious >"$root/var/lib/famctx/store.db"
make_in /usr uninstall
(cd "$root" && find . -type f | sort | tr '\n' ' ') >"$place/log"
[ "$(cat "$place/log")" = "./etc/famctx/policy.yaml ./var/lib/famctx/store.db " ]
told $? "uninstalling leaves the changed policy and the store, and nothing else"

rm -rf "$root"
make_in /opt/famctx install && make_in /opt/famctx uninstall
find "$root" -mindepth 1 >"$place/log" 2>/dev/null
[ ! -s "$place/log" ]
told $? "uninstalling an unchanged one leaves nothing behind"
