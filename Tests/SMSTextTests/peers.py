"""Published packages as peers of the module's tables and counts.

`count` reads lines of JSON with a text and answers each with what smsutil makes of it: its encoding, the
characters in each part, and its bytes. `tables` prints gsmcodecs' tables: a line of JSON for each
language with its number, its kind, and the code points of the 128 septets, 0 where there is none.
"""
import json
import sys


def count():
    import smsutil

    for line in sys.stdin:
        split = smsutil.split(json.loads(line)["text"])
        print(json.dumps({
            "encoding": {"gsm0338": "gsm7", "utf_16_be": "ucs2"}[split.encoding],
            "parts": [part.length for part in split.parts],
            "bytes": split.total_bytes,
        }))


def tables():
    from gsmcodecs.charmaps import GSMCHARMAPS

    for language, kinds in GSMCHARMAPS.items():
        for kind in ("locking", "singleShift"):
            if kind in kinds:
                points = [kinds[kind]["decode"].get(septet, 0) for septet in range(128)]
                print(json.dumps({"language": language, "kind": kind, "points": points}))


{"count": count, "tables": tables}[sys.argv[1]]()
