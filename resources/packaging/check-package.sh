#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Builds the Debian package and installs it on a bare Debian 12 (debootstrap, as root): does it bring all it needs, analyse
# the demo recording and open its window? check-package.sh [FOLDER FOR THE BARE SYSTEM]
# Takes some minutes and needs a Debian mirror; not part of tests/run.sh.
set -euo pipefail

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"
bare="${1:-$(mktemp -d)/bare}"

(cd "$root" && cmake --preset release)
cmake --build "$root/build/release" --target vestigo_installed
(cd "$root/build/release" && cpack -G DEB)
package="$(ls -t "$root"/build/release/vestigo_*.deb | head -n 1)"

[[ -x "$bare/usr/bin/apt-get" ]] || debootstrap --variant=minbase bookworm "$bare"
mkdir -p "$bare/etc/apt/sources.list.d" "$bare/etc/apt/apt.conf.d"
cp -r /etc/apt/sources.list.d/. "$bare/etc/apt/sources.list.d/"
cp -r /etc/apt/apt.conf.d/. "$bare/etc/apt/apt.conf.d/"
[[ -e /etc/resolv.conf ]] && cp /etc/resolv.conf "$bare/etc/"
cp "$package" "$bare/tmp/vestigo.deb"
cat > "$bare/tmp/try.sh" << 'TRY'
set -euo pipefail
export DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 XDG_RUNTIME_DIR=/tmp HOME=/tmp/home
mkdir -p "$HOME"
apt-get update -q
apt-get install -y -q --no-install-recommends /tmp/vestigo.deb
vestigo-cli analyze /usr/share/vestigo/demo --json /tmp/result.json --pdf /tmp/report.pdf
[ -s /tmp/result.json ] && [ -s /tmp/report.pdf ]
status=0
QT_QPA_PLATFORM=offscreen timeout 8 vestigo /usr/share/vestigo/demo || status=$?
[ "$status" = 124 ] # it ran until it was stopped
apt-get remove -y -q vestigo
[ ! -e /usr/share/vestigo ]
echo "The package installs, analyses, opens its window and goes without a trace."
TRY
# A program finds its own parts by /proc/self/exe, which every running system has and a bare folder has not.
mount -t proc proc "$bare/proc"
trap 'umount "$bare/proc"' EXIT
chroot "$bare" bash /tmp/try.sh
