#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks that resources/packaging/debian-packages.txt brings all that building, testing and running need.

    tests/packages/packages.py BUILD_FOLDER

What is needed is taken from what was really used: the programs that the scripts, the CMake files and the tests call, the
system's headers that the compiler read, the CMake and pkg-config files that the configuration read, and the libraries
that the programs load. Each must belong to a package of the list, to one that those depend on, or to Debian's base
system (essential, or of priority required). So a machine that has more installed does not hide what is missing."""

import os
import re
import shutil
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
LIST = os.path.join(ROOT, "resources/packaging/debian-packages.txt")
SYSTEM_PATH = "/usr/sbin:/usr/bin:/sbin:/bin"
SHELL_WORDS = set("""if then else elif fi for while until do done case esac in function select time set cd export echo
    printf exit return local readonly declare mapfile read shift exec eval source test trap wait command true false unset
    pushd popd break continue kill umask ulimit type let : [ [[ { } !""".split())


def output(*command):
    return subprocess.run(command, check=False, capture_output=True, text=True).stdout


def installed_packages():
    """name -> (what it depends on, as lists of alternatives); and provided name -> providers; and the base system."""
    form = "${Package}\t${Essential}\t${Priority}\t${Provides}\t${Pre-Depends}, ${Depends}\t${Status}\n"
    depends, providers, base = {}, {}, set()
    for line in output("dpkg-query", "-W", "-f", form).splitlines():
        name, essential, priority, provides, needs, status = line.split("\t")
        if not status.endswith(" installed"):
            continue
        groups = [group for group in needs.split(",") if group.strip()]
        depends[name] = [[re.split(r"[ (:]", one.strip())[0] for one in group.split("|")] for group in groups]
        for provided in provides.split(","):
            providers.setdefault(re.split(r"[ (]", provided.strip())[0], []).append(name)
        if essential == "yes" or priority == "required":
            base.add(name)
    return depends, providers, base


def brought(names):
    """The packages that installing these brings, themselves and the base system included."""
    depends, providers, base = installed_packages()
    missing = [name for name in names if name not in depends and name not in providers]
    found, waiting = set(), list(names) + sorted(base)
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        if name not in depends:  # a virtual name
            waiting += providers.get(name, [])
            found.add(name)
            continue
        found.add(name)
        for group in depends[name]:
            # All alternatives that are here: which of them is used may be a matter of update-alternatives.
            waiting += [one for one in group if one in depends or one in providers]
    return found, missing


def listed_names():
    with open(LIST, encoding="utf-8") as file:
        return re.sub(r"#.*", "", file.read()).split()


def owners(paths):
    """path -> packages that own it, whichever of its names dpkg knows."""
    spelled = {}
    for path in paths:
        real = os.path.realpath(path)
        for one in {path, os.path.normpath(path), real}:
            for name in {one, re.sub(r"^/usr(?=/(bin|sbin|lib))", "", one), re.sub(r"^(?=/(bin|sbin|lib))", "/usr", one)}:
                spelled.setdefault(name, set()).add(path)
    found = {path: set() for path in paths}
    names = sorted(spelled)
    for at in range(0, len(names), 500):
        for line in output("dpkg", "-S", *names[at:at + 500]).splitlines():
            if line.startswith("diversion "):
                continue
            packages, _, name = line.rpartition(": ")
            for path in spelled.get(name, ()):
                found[path] |= {package.split(":")[0] for package in packages.split(", ")}
    return found


def tracked(*patterns):
    return output("git", "-C", ROOT, "ls-files", *patterns).splitlines()


def text_of(name):
    with open(os.path.join(ROOT, name), encoding="utf-8", errors="replace") as file:
        return file.read()


def shell_programs(text):
    """Words at the places where a shell script calls something."""
    text = re.sub(r"<<-?\s*'?(\w+)'?.*?^\1$", "", text, flags=re.M | re.S)
    text = re.sub(r"(^|\s)#.*", "", text.replace("\\\n", " "))
    text = re.sub(r"\(\([^\n]*?\)\)", " ", re.sub(r"'[^'\n]*'", "''", text))
    own = set(re.findall(r"^\s*(?:function\s+)?(\w+)\s*\(\)", text, re.M))
    quiet = re.sub(r'"(?:[^"$\\]|\\.|\$(?!\())*"', '""', text)
    calls = re.findall(r"(?:^|[|;&(]|\bif|\bwhile|\bthen|\bdo|\belse|\bexec|\bsudo|\benv|\bxargs(?:\s-\S+(?:\s\d+)?)*|!)\s*"
                       r"((?:\w+=\S*\s+)*)([\w.+-]+)(?=\s|\)|;|$)", quiet, re.M)
    return {word for _, word in calls if word not in SHELL_WORDS | own and re.match(r"[a-z]", word)}


def called_programs():
    """program -> a file that calls it."""
    calls = {"ninja": "CMakePresets.json", "python3": "tests/tidy/tidy.py"}
    for name in tracked("*.sh", ".ci/run"):
        calls.update({word: name for word in shell_programs(text_of(name))})
    for name in tracked("*.cmake", "*CMakeLists.txt"):
        calls.update({word: name for word in re.findall(r"find_program\(\s*\w+\s+(?:NAMES\s+)?([\w.+-]+)", text_of(name))})
    calls.update({word: "CMakePresets.json" for word in
                  re.findall(r'"CMAKE_C(?:XX)?_COMPILER":\s*"([^"]+)"', text_of("CMakePresets.json"))})
    for name in tracked("tests/*.cpp", "app/*.cpp", "core/*.cpp", "ui/*.cpp"):
        text = text_of(name)
        if "QProcess" in text:
            calls.update({word: name for word in re.findall(
                r'(?:execute|startDetached|\.start|output)\(\s*(?:QStringLiteral\()?"([\w.+-]+)"', text)})
    for name in tracked("tests/tidy/*.py", "tests/packages/*.py"):
        calls.update({word: name for word in re.findall(r'(?:subprocess\.run\(\s*\[|output\(|PROGRAM = )"([\w.+-]+)"',
                                                        text_of(name))})
    return calls


def read_by_the_compiler(build):
    lines = output("ninja", "-C", build, "-t", "deps").splitlines()
    return {line.strip(): "read by the compiler" for line in lines if line.startswith("    /usr/")}


def read_by_cmake(build):
    files = {}
    with open(os.path.join(build, "build.ninja"), encoding="utf-8") as file:
        for line in file:
            if line.startswith("build build.ninja"):
                files.update({word: "read by CMake" for word in re.findall(r"(?<= )/usr/\S+", line)})
    modules = re.findall(r"pkg_check_modules\(\w+ (?:REQUIRED |IMPORTED_TARGET )*([^)]*)\)", text_of("CMakeLists.txt"))
    for module in " ".join(modules).split():
        folder = output("pkg-config", "--variable=pcfiledir", module).strip()
        files[os.path.join(folder, module + ".pc")] = "read by pkg-config"
    return files


def loaded_by_programs(build):
    files = {}
    for folder in (os.path.join(build, "bin"), os.path.join(build, "bin/tests")):
        for name in sorted(os.listdir(folder)) if os.path.isdir(folder) else ():
            program = os.path.join(folder, name)
            if os.path.isfile(program) and os.access(program, os.X_OK):
                for path in re.findall(r"=> (/\S+)", output("ldd", program)):
                    files.setdefault(path, f"loaded by {name}")
    return files


def main(build):
    packages, missing = brought(listed_names())
    faults = [f"{name} is in the list, but not installed here" for name in missing]
    needed = {}
    for program, caller in sorted(called_programs().items()):
        path = shutil.which(program, path=SYSTEM_PATH)
        if path is None:
            faults.append(f"{program}, called by {caller}, is not on this machine")
        else:
            needed[path] = f"called by {caller}"
    for part in (read_by_the_compiler, read_by_cmake, loaded_by_programs):
        files = part(build)
        if not files:
            faults.append(f"nothing found that is {part.__name__.replace('_', ' ')}: build first")
        needed.update(files)
    used, absent = set(), {}
    for path, owning in sorted(owners(needed).items()):
        good = owning & packages
        used |= good
        if not good:
            absent.setdefault(" or ".join(sorted(owning)) or "no package", path)
    faults += [f"{path}, {needed[path]}, is of {package}, which the list does not bring"
               for package, path in absent.items()]
    for fault in faults:
        print(fault)
    print(f"Packages: {len(needed)} programs, headers and libraries of {len(used)} packages are needed; "
          f"{len(faults)} faults.")
    return 1 if faults else 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(os.path.abspath(sys.argv[1])))
