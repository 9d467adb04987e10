#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs clang-tidy over the sources of app, core and ui, with the compile commands of a build that is up to date.

    tests/tidy/tidy.py BUILD_FOLDER [FILE...]

A file that was found clean is not looked at again until it, a header that it includes, its compile command, .clang-tidy
or clang-tidy itself changes: marks of clean files lie in $VESTIGO_TIDY_CACHE (default ~/.cache/vestigo-tidy), outside of
the repository. Ends with 1 when anything is found."""

import concurrent.futures
import hashlib
import json
import os
import re
import subprocess
import sys
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PROGRAM = "clang-tidy-14"
ARGUMENTS = ["--quiet", "--extra-arg=-Wno-unknown-warning-option"]


def cache_folder():
    home = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    return os.environ.get("VESTIGO_TIDY_CACHE") or os.path.join(home, "vestigo-tidy")


def dependencies(build):
    """Object file -> the files that it was made of, from ninja's record of the compiler's own lists."""
    text = subprocess.run(["ninja", "-C", build, "-t", "deps"], check=True, capture_output=True, text=True).stdout
    found, current = {}, None
    for line in text.splitlines():
        if line.startswith("    "):
            current.append(os.path.normpath(os.path.join(build, line.strip())))
        elif ": #deps" in line:
            current = found.setdefault(line.split(": #deps")[0], [])
    return found


class Fingerprints:
    """What a file was when it was looked at: the content of ours, size and time of the system's headers."""

    def __init__(self):
        self.known = {}

    def of(self, path):
        if path not in self.known:
            if path.startswith(ROOT + os.sep):
                with open(path, "rb") as file:
                    self.known[path] = hashlib.sha256(file.read()).hexdigest()
            else:
                facts = os.stat(path)
                self.known[path] = f"{facts.st_size} {facts.st_mtime_ns}"
        return self.known[path]


def key_of(entry, files, common, fingerprints):
    digest = hashlib.sha256(common)
    digest.update(entry["command"].replace(ROOT, ".").encode())
    for path in sorted(set(files)):
        digest.update(f"{os.path.relpath(path, ROOT)} {fingerprints.of(path)}\n".encode())
    return digest.hexdigest()


def look_at(build, path):
    done = subprocess.run([PROGRAM, *ARGUMENTS, "-p", build, path], cwd=ROOT, capture_output=True, text=True)
    noise = re.compile(r"^\d+ warnings? (and \d+ errors? )?generated\.$|^Suppressed |^Use -header-filter")
    errors = [line for line in done.stderr.splitlines() if not noise.search(line)]
    return done.returncode, done.stdout + "\n".join(errors)


def main(build, wanted):
    begin = time.monotonic()
    build = os.path.abspath(build)
    with open(os.path.join(build, "compile_commands.json"), encoding="utf-8") as file:
        entries = {entry["file"]: entry for entry in json.load(file)}
    folders = tuple(os.path.join(ROOT, folder) + os.sep for folder in ("app", "core", "ui"))
    chosen = [os.path.abspath(path) for path in wanted] or sorted(p for p in entries if p.startswith(folders))
    version = subprocess.run([PROGRAM, "--version"], check=True, capture_output=True).stdout
    with open(os.path.join(ROOT, ".clang-tidy"), "rb") as file:
        common = version + file.read() + " ".join(ARGUMENTS).encode()
    made_of, fingerprints, cache = dependencies(build), Fingerprints(), cache_folder()
    os.makedirs(cache, exist_ok=True)

    def check(path):
        entry = entries[path]
        output = re.search(r" -o (\S+)", entry["command"]).group(1)
        if output not in made_of:
            return path, 1, "it has not been compiled: build first", False
        mark = os.path.join(cache, key_of(entry, made_of[output], common, fingerprints))
        if os.path.exists(mark):
            return path, 0, "", True
        status, text = look_at(build, path)
        if status == 0:
            with open(mark, "w", encoding="utf-8"):
                pass
        return path, status, text, False

    dirty, known, shown = 0, 0, set()
    jobs = int(os.environ.get("VESTIGO_JOBS") or os.cpu_count() or 1)
    with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        for path, status, text, cached in pool.map(check, chosen):
            known += cached
            if status != 0:
                dirty += 1
                # A header's finding comes with every file that includes it.
                for finding in re.split(r"\n(?=/)", text.strip()):
                    if finding not in shown:
                        shown.add(finding)
                        print(finding.replace(ROOT + os.sep, ""), flush=True)
                if not text.strip():
                    print(f"{os.path.relpath(path, ROOT)}: clang-tidy ended with {status}", flush=True)
    print(f"clang-tidy: {len(chosen)} files, {known} of them known to be clean, {dirty} with findings, "
          f"{time.monotonic() - begin:.0f} s")
    return 1 if dirty else 0


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1], sys.argv[2:]))
