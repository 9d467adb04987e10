#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is missing, checks the format, builds Vestigo, runs every test, and runs the tests of core once more
# under AddressSanitizer and UndefinedBehaviorSanitizer. VESTIGO_QUICK=1 leaves that last part out.
# Ends with 0 only if everything passed.
set -euo pipefail

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
"$root/resources/packaging/install-packages.sh"

cd "$root"
export CCACHE_BASEDIR="$root"
export QT_QPA_PLATFORM=offscreen

echo "== Format"
find app core ui tests \( -name '*.h' -o -name '*.cpp' \) -print0 |
    xargs -0 -r -n 50 clang-format-14 --dry-run -Werror

echo "== Build and tests"
cmake --preset release
cmake --build --preset release
echo "== Packages: does the list bring all that was used?"
tests/packages/packages.py build/release
echo "== clang-tidy"
tests/tidy/tidy.py build/release
ctest --preset release -j2 --no-tests=error

if [[ "${VESTIGO_QUICK:-0}" == 1 ]]; then
    echo "VESTIGO_QUICK=1: the tests of core under the sanitizers were left out."
    exit 0
fi

echo "== Tests of core under the sanitizers"
# What stands on LibTorch is left out there (VESTIGO_LEARNING is off in preset dev): LibTorch itself has no sanitizers, and
# clang takes minutes over its templates with them.
mapfile -t names < <(find tests/core -name '*_test.cpp' | while read -r file; do
    grep -q 'vestigo_tests(LEARNING' "$(dirname "$file")/CMakeLists.txt" || basename -s .cpp "$file"
done | sort)
pattern="^($(IFS='|'; echo "${names[*]}"))\$"
cmake --preset dev
cmake --build --preset dev --target "${names[@]}"
# Leaks are not looked for: fontconfig, Graphviz and the Qt platform keep memory until the process ends.
export ASAN_OPTIONS="detect_leaks=0:abort_on_error=0:strict_string_checks=1"
export UBSAN_OPTIONS="print_stacktrace=1:halt_on_error=1"
ctest --preset dev -j2 --no-tests=error -R "$pattern"
