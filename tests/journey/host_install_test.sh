#!/bin/sh
# docs/shared-host.md, as it is typed on a host without systemd: installs, makes accounts and folders, starts
# the keeper with its script, lets people in, loads, backs up, restores. All of it in a mount namespace in which
# /etc, /usr, /var, /srv, /run and /home are copies, so that nothing of this machine is changed.
set -u
planned=20
number=0

told() { # whether, name
	number=$((number + 1))
	if [ "$1" -eq 0 ]; then
		echo "ok $number - $2"
	else
		echo "not ok $number - $2"
		printf '%s\n' "$said" | sed 's/^/# /' | head -30
	fi
}

# Runs it; $said is what it said, $status how it ended.
try() {
	said=$("$@" 2>&1 </dev/null)
	status=$?
}

as() { # user, command...
	user=$1
	shift
	try runuser -u "$user" -- "$@"
}

is() { # wanted status, name
	[ "$status" -eq "$1" ]
	told $? "$2"
}

says() { # words, name
	case $said in *"$1"*) told 0 "$2" ;; *) told 1 "$2" ;; esac
}

skip_all() { # why
	echo "1..$planned"
	while [ "$number" -lt "$planned" ]; do
		number=$((number + 1))
		echo "ok $number - # SKIP $1"
	done
	exit 0
}

# ---- outside: what is needed, and a place for the copies ---------------------------

if [ "${1:-}" != inside ]; then
	[ "$(id -u)" -eq 0 ] || skip_all "only root can make accounts"
	for program in unshare runuser useradd systemd-sysusers systemd-tmpfiles start-stop-daemon; do
		command -v "$program" >/dev/null || skip_all "$program is not here"
	done
	place=$(mktemp -d)
	trap 'rm -rf "$place"' EXIT
	unshare -m sh "$0" inside "$place"
	status=$?
	[ "$status" -ne 77 ] || skip_all "folders cannot be laid over others here"
	exit "$status"
fi

# ---- inside: the copies --------------------------------------------------------------

place=$2
mount --make-rprivate / && mount -t tmpfs none "$place" || exit 77
for folder in etc usr var srv run home; do
	mkdir -p "$place/$folder.new" "$place/$folder.work"
	mount -t overlay overlay -o "lowerdir=/$folder,upperdir=$place/$folder.new,workdir=$place/$folder.work" "/$folder" 2>/dev/null ||
		exit 77
done
chmod 755 "$place"
chmod 644 /etc/passwd /etc/group
echo "1..$planned"
top=$(pwd)
unset FAMCTX_STORE FAMCTX_DATADIR

try make --no-print-directory -o all DEPS=no BUILD="${BUILD%%/san-*}" \
	SAN="$(printf %s "${BUILD:-}" | sed -n 's/.*san-\(.*\)/\1/p' | tr - ,)" PREFIX=/usr install
is 0 "it is installed"
systemd-sysusers /usr/lib/sysusers.d/famctx.conf >/dev/null 2>&1
systemd-tmpfiles --create /usr/lib/tmpfiles.d/famctx.conf >/dev/null 2>&1
# Nothing takes the log of this host.
sed -i 's/to_syslog: yes/to_syslog: no/' /etc/famctx/policy.yaml
chmod 644 /etc/famctx/policy.yaml
cd / || exit 1

try /usr/bin/famctx doctor
is 1 "before it is set up there is something to mend"
says "as famctx, famctx init --store /var/lib/famctx" "and how is said"
as famctx famctx init --store /var/lib/famctx
is 0 "the keeper's account makes the store"
cp /usr/share/doc/famctx/famctxd.init /etc/init.d/famctxd
try /etc/init.d/famctxd start
is 0 "its script starts the keeper"
trap '/etc/init.d/famctxd stop >/dev/null 2>&1' EXIT

for user in r.ade s.patel j.malik; do
	useradd -m "$user"
done
usermod -aG famctx-users,famctx-administrator r.ade
usermod -aG famctx-users,famctx-worker s.patel
usermod -aG famctx-users,famctx-steward,famctx-feeds j.malik
try /usr/bin/famctx doctor
bad=$(printf '%s\n' "$said" | grep '^Bad' | grep -v 'core file')
[ -z "$bad" ]
told $? "then nothing is left to mend"

as s.patel famctx doctor
says "the keeper does not let you in: s.patel has no account here" "whoever was not added is told so"
as r.ade famctx account add s.patel --name "Sam Patel" --team "North team"
is 0 "the first administrator needs nobody and adds others"
as r.ade famctx account add j.malik --name "Jo Malik" --team "Data team"
as s.patel famctx doctor
says "the keeper lets you in as Sam Patel" "who then come in"

# Others may not look into the project, wherever it was checked out.
cp -r "$top/tests/data/outsider/council" "$place/council"
chmod -R a+rX "$place/council"
umask 027
as j.malik cp -r "$place/council" /srv/famctx/feeds/council
as j.malik sh -c 'famctx load /srv/famctx/feeds/council/*.yaml'
is 0 "a steward loads from the folder of feeds"
as j.malik famctx load "$place/council/gp.yaml"
says "the policy reads files in /srv/famctx/feeds only" "and from nowhere else"
as s.patel famctx find --purpose s17 --case X una
is 0 "a worker looks somebody up"
as r.ade famctx find --purpose s17 --case X una
is 3 "an administrator does not"
as j.malik famctx backup /var/backups/famctx/2026-01-31
is 0 "a steward makes a backup"
as j.malik famctx backup /srv/famctx/feeds/2026-01-31
is 3 "in the folder of backups only"

sed -i 's/^hide_after: .*/hide_after: soon/' /etc/famctx/policy.yaml
/etc/init.d/famctxd reload
as j.malik famctx check
says "the policy was changed and refused" "a policy with a mistake is refused whole"
sed -i 's/^hide_after: .*/hide_after: 10/' /etc/famctx/policy.yaml

try /etc/init.d/famctxd stop
as famctx famctx restore --store /var/lib/famctx /var/backups/famctx/2026-01-31
is 0 "a backup is restored while nobody uses the store"
try /etc/init.d/famctxd start
is 0 "the keeper starts again"
as s.patel famctx find --purpose s17 --case X una
says "1 result for 'una'" "and everybody is there"
/etc/init.d/famctxd stop
[ ! -e /run/famctx/store.sock ]
told $? "its script ends it"
