#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds JSON files against a JSON Schema (draft 2020-12). Needs Debian's python3-jsonschema.

    validate.py SCHEMA FILE...

One line for each file that does not fit: its name, the place and what is wrong. Ends with 0 only if all fit.
"""
import json
import sys

from jsonschema import Draft202012Validator


def no_number(name):
    raise ValueError(name + " is not JSON")


def load(name):
    with open(name, encoding="utf-8") as file:
        return json.load(file, parse_constant=no_number)


def complaint(validator, name):
    try:
        document = load(name)
    except ValueError as error:
        return str(error)
    error = next(iter(sorted(validator.iter_errors(document), key=lambda e: list(map(str, e.path)))), None)
    return error and "/".join(map(str, error.path)) + ": " + error.message[:200]


def main():
    schema = load(sys.argv[1])
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    failed = False
    for name in sys.argv[2:]:
        wrong = complaint(validator, name)
        if wrong:
            failed = True
            print(name + ": " + wrong)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
