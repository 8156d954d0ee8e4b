"""Checks the proof of an interaction without Ledgerline, from the page Proofs.

Usage: verify_proof.py FILE PUBLIC_KEY. Exit status 0 when it holds; needs the packages `cryptography` and
`cbor2`.
"""

import base64
import hashlib
import json
import sys

import cbor2
from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305


class Wrong(Exception):
    """What does not hold."""


def need(holds, what):
    if not holds:
        raise Wrong(what)


def sha256(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def read_key(text):
    """Name, id and key of `NAME+ID+BASE64`."""
    name, identifier, key = text.split("+", 2)
    key = base64.b64decode(key, validate=True)
    need(len(key) == 33 and key[0] == 1, "the public key is none of Ed25519")
    need(sha256(name.encode() + b"\n", key)[:4].hex() == identifier, "the key's id is not its own")
    return name, bytes.fromhex(identifier), key[1:]


def open_note(note, key):
    """The text of a signed note, line by line."""
    name, identifier, public = key
    text, blank, signatures = note.rpartition("\n\n")
    need(blank and signatures.endswith("\n"), "a note has signatures below an empty line")
    text += "\n"
    for line in signatures[:-1].split("\n"):
        dash, signer, signature = line.split(" ")
        signature = base64.b64decode(signature, validate=True)
        if dash != "\u2014" or signer != name or signature[:4] != identifier:
            continue
        try:
            Ed25519PublicKey.from_public_bytes(public).verify(signature[4:], text.encode())
        except InvalidSignature:
            raise Wrong("a signature is wrong") from None
        return text[:-1].split("\n")
    raise Wrong("nothing is signed by this key")


def root_of(leaf, position, size, path):
    """The root that a leaf and its path give (RFC 9162, section 2.1.3.2)."""
    index, last, root = position - 1, size - 1, leaf
    need(0 <= index <= last, f"record {position} is not in the tree")
    for other in path:
        need(last > 0, f"the path of record {position} is too long")
        if index & 1 or index == last:
            root = sha256(b"\x01", other, root)
            while not index & 1 and index:
                index, last = index >> 1, last >> 1
        else:
            root = sha256(b"\x01", root, other)
        index, last = index >> 1, last >> 1
    need(last == 0, f"the path of record {position} is too short")
    return root


def opened(position, content, keys):
    """A record's payload as a map, with what is sealed of it (the page Log format); none without its key."""
    payload = cbor2.loads(content[32:])
    if content[0] == 1:
        return payload
    slot, epoch, sealed = payload.pop(255)
    if str(slot) not in keys:
        return None
    nonce = position.to_bytes(8, "big") + epoch.to_bytes(4, "big")
    try:
        part = ChaCha20Poly1305(bytes.fromhex(keys[str(slot)])).decrypt(nonce, sealed, content[:32])
    except InvalidTag:
        raise Wrong(f"record {position} does not open with its key") from None
    return payload | cbor2.loads(part)


def check(proof, key_text):
    """Size and root of the checkpoint that a proof leads to, and its records; raises what does not hold."""
    need(proof["form"] == "ledgerline.proof.1", "the form is another")
    key = read_key(key_text)
    origin, size, root = open_note(proof["checkpoint"], key)[:3]
    need(origin == key[0], "the checkpoint is of another log")
    title, interaction, stated, count, listed = open_note(proof["statement"], key)
    need(title == origin + " all records of an interaction", "the statement is of another log")
    need(interaction == proof["interaction"], "the statement is of another interaction")
    need(stated == size, "the statement is of another size")
    payloads = []
    size, root = int(size), base64.b64decode(root, validate=True)
    list_of_records = []
    for record in proof["records"]:
        position, content = record["position"], bytes.fromhex(record["bytes"])
        leaf = sha256(b"\x00", content)
        path = [bytes.fromhex(each) for each in record["proof"]]
        need(root_of(leaf, position, size, path) == root, f"record {position} was changed")
        payloads.append(opened(position, content, proof.get("keys", {})))
        list_of_records.append(position.to_bytes(8, "big") + leaf)
    need(len(list_of_records) == int(count), "there are more or fewer records than stated")
    need(sha256(*list_of_records) == base64.b64decode(listed, validate=True), "other records")
    return size, root, payloads


if __name__ == "__main__":
    try:
        with open(sys.argv[1], encoding="utf-8") as file:
            found, top, _ = check(json.load(file), sys.argv[2])
    except (Wrong, ValueError, KeyError) as error:
        sys.exit(f"does not hold: {error}")
    print(f"holds in a log of {found} records with root {top.hex()}")
