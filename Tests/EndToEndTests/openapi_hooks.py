"""What the fuzzer is told beyond the document: names of things that are there.

A made-up identifier names nothing, and the fuzzer would seldom get further than that. Half of the
well-formed ones are exchanged for one of those in the file that $LEDGERLINE_NAMES names.
"""

import json
import os
import re

import schemathesis

NAMES = json.load(open(os.environ["LEDGERLINE_NAMES"], encoding="utf-8"))
SYS_ID = re.compile("[0-9a-f]{32}")


def exchanged(name, value):
    if not isinstance(value, str) or not SYS_ID.fullmatch(value) or int(value[-1], 16) % 2:
        return value
    wanted = NAMES.get(name) or NAMES["any"]
    return wanted[int(value[:8], 16) % len(wanted)]


def walk(value):
    if isinstance(value, dict):
        for name, item in value.items():
            if isinstance(item, list):
                value[name] = [exchanged(name, i) if isinstance(i, str) else i for i in item]
                for each in value[name]:
                    walk(each)
            else:
                value[name] = exchanged(name, item)
                walk(item)
    return value


@schemathesis.hook
def map_path_parameters(context, path_parameters):
    path = context.operation.path
    for prefix in ("/api/ledgerline/v1/", "/api/now/table/", "/api/now/"):
        path = path.removeprefix(prefix)
    path = path.split("/")[0]
    for name in path_parameters or {}:
        kind = path if name in ("id", "sys_id") else name
        path_parameters[name] = exchanged(kind, path_parameters[name])
    return path_parameters


@schemathesis.hook
def map_query(context, query):
    return walk(query)


@schemathesis.hook
def map_body(context, body):
    return walk(body)


@schemathesis.hook
def before_load_schema(context, raw_schema):
    """Takes the password out of the ways to sign in.

    Guessed passwords are soon answered with 429, whatever else is wrong; other tests look at that.
    """
    raw_schema["security"] = [way for way in raw_schema["security"] if "basic" not in way]
    del raw_schema["components"]["securitySchemes"]["basic"]
