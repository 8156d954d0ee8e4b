"""PyPI's SMPP codecs as peers.

`write` prints commands that smpplib writes: a line of JSON with the bytes in hexadecimal digits and the
fields that were given. `read` reads such bytes, line by line, and answers each with what smpplib and
smpp.pdu3 read in them.
"""

import json
import random
import sys
from io import BytesIO

from smpp.pdu.pdu_encoding import PDUEncoder
from smpplib import client, consts, smpp

CLIENT = client.Client("127.0.0.1", 1, allow_unknown_opt_params=True)
FIELDS = ("system_id", "password", "source_addr", "destination_addr", "message_id", "short_message",
          "esm_class", "data_coding", "source_addr_ton", "dest_addr_npi", "registered_delivery",
          "message_payload", "sar_msg_ref_num", "receipted_message_id", "validity_period")


def text(value):
    return value.decode("latin-1") if isinstance(value, bytes) else value


def fields(pdu):
    found = {}
    for name in FIELDS:
        value = getattr(pdu, name, None)
        if value not in (None, "", b"", 0):
            found[name] = text(value)
    return found


def write():
    chance = random.Random(34)

    def word(limit):
        return "".join(chance.choice("abcXYZ0189+-.") for _ in range(chance.randrange(1, limit)))

    for number in range(1, 301):
        kind = chance.choice(["bind_transceiver", "submit_sm", "deliver_sm", "submit_sm_resp",
                              "enquire_link", "data_sm", "unbind"])
        given = {"sequence": number}
        if kind == "bind_transceiver":
            given.update(system_id=word(15), password=word(8), system_type=word(12))
        elif kind in ("submit_sm", "deliver_sm"):
            given.update(
                source_addr=word(20), destination_addr=word(20), source_addr_ton=chance.choice([0, 1, 2, 5]),
                dest_addr_npi=chance.choice([0, 1, 8]), esm_class=chance.choice([0, 4, 0x40]),
                data_coding=chance.choice([0, 3, 8]), registered_delivery=chance.randrange(3),
                short_message=bytes(chance.randrange(256) for _ in range(chance.randrange(1, 250))))
            if kind == "deliver_sm":
                given["receipted_message_id"] = word(60)
            if chance.random() < 0.3:
                given["sar_msg_ref_num"] = chance.randrange(1, 65536)
        elif kind == "submit_sm_resp":
            given.update(message_id=word(60))
        elif kind == "data_sm":
            given.update(source_addr=word(20), destination_addr=word(20),
                         message_payload=bytes(range(chance.randrange(1, 250))))
        pdu = smpp.make_pdu(kind, client=CLIENT, **given)
        print(json.dumps({"bytes": pdu.generate().hex(), "fields": fields(pdu)}))


def read():
    for line in sys.stdin:
        data = bytes.fromhex(line.strip())
        ours = smpp.parse_pdu(data, client=CLIENT, allow_unknown_opt_params=True)
        other = PDUEncoder().decode(BytesIO(data))
        print(json.dumps({"fields": fields(ours), "command": other.id.name,
                          "sequence": other.seqNum, "status": other.status.name}))


{"write": write, "read": read}[sys.argv[1]]()
