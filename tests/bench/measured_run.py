#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs one program and says how long it took and how much memory it held at most. As a script it prints that as JSON;
programs that hold much memory themselves must use it so: a new process inherits the peak of the one that starts it."""
import json
import os
import sys
import time


def drop_from_cache(paths):
    """Asks the kernel to forget the pages of files, so that the next run reads them from the disk."""
    os.sync()
    for path in paths:
        try:
            descriptor = os.open(path, os.O_RDONLY)
        except OSError:
            continue
        os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
        os.close(descriptor)


def files_under(folder):
    return [os.path.join(path, name) for path, _, names in os.walk(folder) for name in names]


def measured_run(command):
    """Seconds (wall, processor) and peak resident memory of the finished process; its standard output is dropped and
    its standard error is passed through when it fails."""
    log = os.memfd_create("log")
    nothing = os.open(os.devnull, os.O_RDWR)
    begin = time.monotonic()
    process = os.posix_spawn(command[0], command, os.environ, file_actions=[
        (os.POSIX_SPAWN_DUP2, nothing, 0), (os.POSIX_SPAWN_DUP2, nothing, 1), (os.POSIX_SPAWN_DUP2, log, 2)])
    _, status, usage = os.wait4(process, 0)
    seconds = time.monotonic() - begin
    os.close(nothing)
    code = os.waitstatus_to_exitcode(status)
    if code != 0:
        os.lseek(log, 0, os.SEEK_SET)
        sys.stderr.write(os.read(log, 1 << 20).decode(errors="replace"))
    os.close(log)
    return {"status": code, "seconds": round(seconds, 3), "processor_seconds": round(usage.ru_utime + usage.ru_stime, 3),
            "peak_mb": round(usage.ru_maxrss / 1024, 1)}


if __name__ == "__main__":
    print(json.dumps(measured_run(sys.argv[1:])))
