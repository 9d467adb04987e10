#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs clang-tidy over the sources in the folders of ROOMS, with the compile commands of a build that is up to date.

    tests/tidy/tidy.py BUILD_FOLDER [FILE...]

Nearly all the time goes into the headers that a file includes. So files with the same compile command are shown to
clang-tidy together, as one source that includes them all, as long as their anonymous namespaces do not use the same
names; where that does not compile, one by one.

A file that was found clean is not looked at again until it, a header that it includes, its compile command, .clang-tidy
or clang-tidy itself changes: marks of clean files lie in $VESTIGO_TIDY_CACHE (default ~/.cache/vestigo-tidy), outside of
the repository. $VESTIGO_JOBS: processes at once. Ends with 1 when anything is found."""

import concurrent.futures
import hashlib
import json
import os
import re
import shlex
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PROGRAM = "clang-tidy-14"
ARGUMENTS = ["--quiet", f"--config-file={ROOT}/.clang-tidy", f"--header-filter=^{ROOT}/(app|core|ui)/",
             "--extra-arg=-Wno-unknown-warning-option"]
MOST_TOGETHER = 20

# The folders that are looked at: all of ours but the tests.
ROOMS = ("app", "core", "ui")


def cache_folder():
    home = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    return os.environ.get("VESTIGO_TIDY_CACHE") or os.path.join(home, "vestigo-tidy")


def dependencies(build):
    """Object file -> the files that it was made of, from ninja's record of the compiler's own lists."""
    text = subprocess.run(["ninja", "-C", build, "-t", "deps"], check=True, capture_output=True, text=True).stdout
    found, current = {}, []
    for line in text.splitlines():
        if line.startswith("    "):
            current.append(os.path.normpath(os.path.join(build, line.strip())))
        elif ": #deps" in line:
            current = found.setdefault(line.split(": #deps")[0], [])
    return found


class Source:
    """One file with what decides its findings."""

    def __init__(self, entry, made_of):
        self.path = entry["file"]
        command = shlex.split(entry["command"])
        output = command.index("-o")
        self.files = made_of.get(command[output + 1])
        self.flags = [word for word in without_precompiled(command[1:output] + command[output + 2:])
                      if word not in ("-c", self.path)]
        self.key = None
        with open(self.path, encoding="utf-8") as file:
            self.names = hidden_names(file.read())


def without_precompiled(words):
    """g++'s precompiled header is none for clang: the files include what is in it."""
    kept = []
    for word in words:
        if word.endswith("cmake_pch.hxx") and kept and kept[-1] == "-include":
            kept.pop()
        elif word not in ("-Winvalid-pch", "-fpch-preprocess"):
            kept.append(word)
    return kept


def hidden_names(text):
    """Names that the file's anonymous namespaces define, roughly."""
    names = set()
    for part in re.findall(r"^namespace \{$(.*?)^\} // namespace$", text, re.M | re.S):
        names.update(re.findall(r"^(?:struct|class|enum class|enum) (\w+)", part, re.M))
        names.update(re.findall(r"^\w[\w:<>,&* ]*?(\w+)\(", part, re.M))
        names.update(re.findall(r"^(?:constexpr|const|static|using|std::)[^=({;]*?(\w+)(?:\[\])?\s*[={;]", part, re.M))
    return names


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


def key_of(source, common, fingerprints):
    digest = hashlib.sha256(common)
    digest.update(" ".join(source.flags).replace(ROOT, ".").encode())
    for path in sorted(set(source.files)):
        if path.endswith(".gch"):  # other bytes each time it is made, of headers that nobody here changes
            continue
        digest.update(f"{os.path.relpath(path, ROOT)} {fingerprints.of(path)}\n".encode())
    return digest.hexdigest()


def grouped(sources):
    """Lists of sources that can be shown together."""
    groups = []
    for source in sources:
        for group in groups:
            if (len(group) < MOST_TOGETHER and group[0].flags == source.flags
                    and os.path.dirname(group[0].path).split(ROOT)[1].split("/")[:3]
                    == os.path.dirname(source.path).split(ROOT)[1].split("/")[:3]
                    and not any(other.names & source.names for other in group)):
                group.append(source)
                break
        else:
            groups.append([source])
    return sorted(groups, key=len, reverse=True)


def tidy(path, flags):
    done = subprocess.run([PROGRAM, *ARGUMENTS, path, "--", *flags], cwd=ROOT, capture_output=True, text=True)
    noise = re.compile(r"^\d+ warnings?( and \d+ errors?)? (generated|treated)|^Suppressed |^Use -header-filter|^Error ")
    errors = "\n".join(line for line in done.stderr.splitlines() if not noise.search(line))
    return done.returncode, (done.stdout + errors).strip()


def look_at(group, folder):
    """(source, status, text) of each; a group that has findings answers with all of them at its first file."""
    if len(group) > 1:
        path = os.path.join(folder, hashlib.sha256(group[0].path.encode()).hexdigest()[:16] + ".cpp")
        with open(path, "w", encoding="utf-8") as file:
            file.writelines(f'#include "{source.path}"\n' for source in group)
        status, text = tidy(path, group[0].flags)
        if status == 0:
            return [(source, 0, "") for source in group]
        if "clang-diagnostic" not in text:
            return [(source, 1, text if source is group[0] else "") for source in group]
    return [(source, *tidy(source.path, source.flags)) for source in group]


def report(results, mark):
    """Prints each finding once (a header's comes with every file that includes it); the number of unclean files."""
    unclean, shown = 0, set()
    for source, status, text in results:
        if status == 0:
            mark(source)
            continue
        unclean += 1
        for finding in re.split(r"\n(?=/)", text):
            if finding and finding not in shown:
                shown.add(finding)
                print(finding.replace(ROOT + os.sep, ""), flush=True)
    return unclean, len(shown)


def main(build, wanted):
    begin = time.monotonic()
    build = os.path.abspath(build)
    folders = tuple(os.path.join(ROOT, room) + os.sep for room in ROOMS)
    chosen = {os.path.abspath(path) for path in wanted}
    made_of = dependencies(build)
    with open(os.path.join(build, "compile_commands.json"), encoding="utf-8") as file:
        sources = [Source(entry, made_of) for entry in json.load(file)
                   if (entry["file"] in chosen if chosen else entry["file"].startswith(folders))]
    sources.sort(key=lambda source: source.path)
    for source in sources:
        if source.files is None:
            sys.exit(f"{source.path} has not been compiled: build first")
    version = subprocess.run([PROGRAM, "--version"], check=True, capture_output=True).stdout
    with open(os.path.join(ROOT, ".clang-tidy"), "rb") as file:
        common = version + file.read()
    fingerprints, cache = Fingerprints(), cache_folder()
    os.makedirs(cache, exist_ok=True)
    for source in sources:
        source.key = key_of(source, common, fingerprints)
    left = [source for source in sources if not os.path.exists(os.path.join(cache, source.key))]

    def mark(source):
        with open(os.path.join(cache, source.key), "w", encoding="utf-8"):
            pass

    jobs = int(os.environ.get("VESTIGO_JOBS") or os.cpu_count() or 1)
    with tempfile.TemporaryDirectory() as folder, concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        tasks = [pool.submit(look_at, group, folder) for group in grouped(left)]
        results = (one for task in concurrent.futures.as_completed(tasks) for one in task.result())
        unclean, findings = report(results, mark)
    print(f"clang-tidy: {len(sources)} files, {len(sources) - len(left)} of them known to be clean; {findings} findings; "
          f"{time.monotonic() - begin:.0f} s")
    return 1 if unclean else 0


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1], sys.argv[2:]))
