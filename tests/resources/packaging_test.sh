#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# What a desktop reads of Vestigo is what the desktop's own tools accept, and the shell completes what the program has:
# packaging_test.sh BUILD_FOLDER
set -euo pipefail

build="$1"
packaging="$(cd "$(dirname "${BASH_SOURCE[0]}")/../../resources/packaging" && pwd)"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
failures=0
fail() {
    echo "FAIL: $*"
    failures=$((failures + 1))
}

desktop-file-validate "$packaging/desktop/org.vestigo.vestigo.desktop" || fail "desktop entry"
appstreamcli validate --no-net --pedantic "$build/packaging/org.vestigo.vestigo.metainfo.xml" || fail "AppStream metadata"
for page in vestigo.1 vestigo-cli.1; do
    mandoc -T lint -W warning "$build/packaging/$page" || fail "manual page $page"
done

# A recording.json is known by its name and content; another JSON file is not taken for one.
mkdir -p "$work/mime/packages" "$work/recording" "$work/other"
cp "$packaging/desktop/org.vestigo.vestigo.mime.xml" /usr/share/mime/packages/freedesktop.org.xml "$work/mime/packages/"
update-mime-database "$work/mime"
echo '{"format": "ind-vibe-recording", "version": 1}' > "$work/recording/recording.json"
echo '{"format": "something else"}' > "$work/other/data.json"
type_of() { XDG_DATA_HOME="$work" XDG_DATA_DIRS="$work" MM_NO_GNOME=1 gio info -a standard::content-type "$1" | sed -n 's/.*content-type: //p'; }
[[ "$(type_of "$work/recording/recording.json")" == application/x-ind-vibe-recording+json ]] || fail "type of a recording"
[[ "$(type_of "$work/other/data.json")" == application/json ]] || fail "type of another JSON file"

# What is installed runs from where it is installed, with the module that it loads at the first video.
cmake --install "$build" --prefix "$work/usr" > "$work/install.log" || fail "installation: $(tail -n 1 "$work/install.log")"
[[ "$("$work/usr/bin/vestigo-cli" info "$work/usr/share/vestigo/demo")" == *h264* ]] || fail "the installed program reads no video"
env -u DISPLAY "$work/usr/bin/vestigo" --version > /dev/null || fail "the installed window's version"

# Completion: each command and option that the program's help names is offered, and nothing else.
# shellcheck disable=SC1091
source "$packaging/completion/vestigo-cli.bash"
offered() {
    COMP_WORDS=("$build/bin/vestigo-cli" "$@")
    COMP_CWORD=$#
    _vestigo_cli
    printf '%s\n' "${COMPREPLY[@]}" | sort | tr '\n' ' '
}
commands="$(offered "")"
for command in info import analyze train train-detector measure-regions eval engines; do
    [[ " $commands" == *" $command "* ]] || fail "completion lacks the command $command"
done
for option in --causal --engine --model --db --offset --json --pdf --role --lang; do
    [[ " $(offered analyze --)" == *" $option "* ]] || fail "completion of analyze lacks $option"
    grep -q -e "${option//-/\\\\-}" "$packaging/man/vestigo-cli.1" || fail "the manual lacks $option"
done
[[ "$(offered analyze --role "")" == "expert frontline " ]] || fail "completion of --role"
[[ "$(offered train --engine "")" == *kmeans* ]] || fail "completion of --engine"

[[ $failures -eq 0 ]] && echo "packaging: all checks passed"
exit $((failures > 0))
