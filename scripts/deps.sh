#!/bin/sh
# Installs the Debian packages that famctx needs and that are missing.
# DEPS=no never installs: it only names what is missing.
set -eu

packages='gcc libc6-dev make pkg-config
libncurses-dev libpam0g-dev libsqlite3-dev libyaml-dev libjansson-dev libutf8proc-dev libsodium-dev libcsv-dev
libcmocka-dev libvterm-dev gettext tmux git python3'

[ "${DEPS:-}" = no ] && exit 0
command -v dpkg-query >/dev/null 2>&1 || exit 0

missing=''
for package in $packages; do
	state=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true)
	[ "$state" = installed ] || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

echo "Installing:$missing"
as_root=''
if [ "$(id -u)" != 0 ]; then
	if ! command -v sudo >/dev/null 2>&1; then
		echo "These packages are missing and only root can install them. Run as root: apt-get install$missing" >&2
		exit 1
	fi
	as_root=sudo
fi
export DEBIAN_FRONTEND=noninteractive
$as_root apt-get update -qq
# shellcheck disable=SC2086 # a list of words
$as_root apt-get install -y -qq --no-install-recommends $missing >/dev/null
