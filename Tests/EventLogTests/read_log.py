"""Reads a log by nothing but the page "Log format", checks it, and prints it.

    read_log.py FOLDER            prints each record as a line of JSON, then a line with the root
    read_log.py --quiet FOLDER    prints only the last line
"""

import hashlib
import json
import os
import struct
import sys

import cbor2
import lmdb


def leaf(record):
    return hashlib.sha256(b"\x00" + record).digest()


def node(left, right):
    return hashlib.sha256(b"\x01" + left + right).digest()


class Tree:
    """The complete subtrees of a growing tree: (level, hash), largest first."""

    def __init__(self):
        self.size = 0
        self.subtrees = []

    def append(self, record):
        """Adds a record and gives the hashes of the subtrees that it completes, by level."""
        level, value = 0, leaf(record)
        completed = {0: value}
        while self.subtrees and self.subtrees[-1][0] == level:
            value = node(self.subtrees.pop()[1], value)
            level += 1
            completed[level] = value
        self.subtrees.append((level, value))
        self.size += 1
        return completed

    def root(self):
        if not self.subtrees:
            return hashlib.sha256(b"").digest()
        value = self.subtrees[-1][1]
        for _, left in reversed(self.subtrees[:-1]):
            value = node(left, value)
        return value


class Reader:
    def __init__(self, quiet):
        self.quiet = quiet
        self.tree = Tree()
        self.time = 0
        self.words = []
        self.completed = {}
        self.identity = None

    def segment(self, path, first):
        environment = lmdb.open(path, readonly=True, lock=False)
        with environment.begin() as transaction:
            for key, value in transaction.cursor():
                self.entry(bytes(key), bytes(value), first)
        environment.close()

    def entry(self, key, value, first):
        (position,) = struct.unpack(">Q", key[:8])
        if position == 0:
            self.header(value, first)
        elif len(key) == 8:
            self.record(position, value)
        else:
            assert position == self.tree.size, f"{key.hex()} does not stand behind its record"
            self.hashes(key[8], value)

    def header(self, value, first):
        fields = cbor2.loads(value)
        assert list(fields) == [0, 1, 2, 3, 4, 5], "a segment's header has six fields"
        assert fields[0] == 1, "the format is 1"
        self.identity = self.identity or fields[1]
        assert fields[1] == self.identity, "all segments belong to one log"
        assert fields[2] == first == self.tree.size + 1, "segments follow each other"
        assert fields[3] == [value for _, value in self.tree.subtrees], "the tree before"
        assert fields[4] == self.time, "the time before"
        assert fields[5] == hashlib.sha256(value[:-32]).digest(), "the header's own hash"

    def record(self, position, value):
        assert position == self.tree.size + 1, f"{position} does not follow {self.tree.size}"
        form, flags, kind, version, rule, ordinal, time, cause, interaction = struct.unpack(
            ">BBHBBHqQQ", value[:32]
        )
        assert form == 1 and flags in (0, 1)
        assert position == 1 or time >= self.time, "times never fall"
        assert 0 < cause < position if flags else cause == 0
        self.time = time
        self.completed = self.tree.append(value)
        self.words.append(self.completed[0][:4])
        payload = cbor2.loads(value[32:])
        if not self.quiet:
            print(
                json.dumps(
                    {
                        "position": position,
                        "kind": "outcome" if flags else "input",
                        "type": kind,
                        "version": version,
                        "rule": rule,
                        "ordinal": ordinal,
                        "time": time,
                        "cause": cause,
                        "interaction": interaction,
                        "payload": payload,
                    },
                    default=lambda value: value.hex(),
                )
            )

    def hashes(self, suffix, value):
        if suffix == 0:
            assert value[:32] == self.tree.root(), "the root that closes the commit"
            assert value[32:] == b"".join(self.words), "the commit's check words"
            self.words = []
        else:
            assert value == self.completed[8 * suffix], "the subtree's hash"


def main():
    quiet = "--quiet" in sys.argv
    folder = sys.argv[-1]
    reader = Reader(quiet)
    for name in sorted(os.listdir(folder)):
        if len(name) == 20 and name.isdigit():
            reader.segment(os.path.join(folder, name), int(name))
    assert not reader.words, "a commit closes the log"
    print(reader.identity.hex(), reader.tree.size, reader.tree.root().hex())


if __name__ == "__main__":
    main()
