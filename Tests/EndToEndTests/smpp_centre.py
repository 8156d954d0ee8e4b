"""An SMS centre made of PyPI's smpp.twisted3: smpp_centre.py PORT COMMANDS.

It prints a line of JSON for everything that happens. Lines that are appended to the file COMMANDS are
messages of phones to be delivered. It answers with ids in hexadecimal digits and reports in decimal
ones, as some centres do. What a text begins with decides about it: "early" is reported before it is
answered, "throttle" is refused once for coming too fast, "refuse" is refused for good, "silent" is never
reported.
"""

import json
import sys

from smpp.pdu.operations import DeliverSM
from smpp.pdu.pdu_types import (
    AddrNpi, AddrTon, CommandStatus, DataCoding, DataCodingDefault, DataCodingScheme, EsmClass,
    EsmClassGsmFeatures, EsmClassMode, EsmClassType, MessageState,
)
from smpp.twisted.config import SMPPServerConfig
from smpp.twisted.protocol import DataHandlerResponse
from smpp.twisted.server import SMPPServerFactory
from twisted.cred.checkers import InMemoryUsernamePasswordDatabaseDontUse
from twisted.cred.portal import IRealm, Portal
from twisted.internet import defer, reactor
from zope.interface import implementer

PORT, COMMANDS = int(sys.argv[1]), sys.argv[2]
CODINGS = {0: DataCodingDefault.SMSC_DEFAULT_ALPHABET, 3: DataCodingDefault.LATIN_1,
           8: DataCodingDefault.UCS2}
throttled, connections = set(), []


def tell(**event):
    print(json.dumps(event), flush=True)


@implementer(IRealm)
class Realm:
    def requestAvatar(self, name, mind, *interfaces):
        return interfaces[0], name, lambda: None


class Centre(SMPPServerFactory):
    def addBoundConnection(self, connection):
        super().addBoundConnection(connection)
        connections.append(connection)
        tell(event="bound", kind=connection.bind_type.name)

    def removeConnection(self, connection):
        if connection in connections:
            connections.remove(connection)
            tell(event="gone")
        super().removeConnection(connection)


def plain(value):
    """The bytes of a field, whatever the package makes of it."""
    return value.decode("latin-1") if isinstance(value, bytes) else str(value or "")


def submitted(system, protocol, pdu):
    params = pdu.params
    body = params.get("short_message") or params.get("message_payload") or b""
    headed = EsmClassGsmFeatures.UDHI_INDICATOR_SET in params["esm_class"].gsmFeatures
    header, text = (body[:body[0] + 1], body[body[0] + 1:]) if headed else (b"", body)
    wide = params["data_coding"].schemeData == DataCodingDefault.UCS2
    readable = text.decode("utf-16-be" if wide else "latin-1")
    to = plain(params["destination_addr"])
    event = dict(event="submit", to=to, source=plain(params["source_addr"]), text=text.hex(),
                 header=header.hex(), wide=wide, receipt=params["registered_delivery"].receipt.name)
    if readable.startswith("refuse"):
        tell(**event, verdict="refused")
        return CommandStatus.ESME_RINVDSTADR
    if readable.startswith("throttle") and readable not in throttled:
        throttled.add(readable)
        tell(**event, verdict="throttled")
        return CommandStatus.ESME_RTHROTTLED
    centre.last += 1
    number = centre.last
    tell(**event, verdict="accepted", id=number)
    answer = DataHandlerResponse(CommandStatus.ESME_ROK, message_id=b"%08X" % number)
    if readable.startswith("early"):
        report(number, params)
        later = defer.Deferred()
        reactor.callLater(0.3, later.callback, answer)
        return later
    last = not headed or header[-1] == header[-2]
    if last and not readable.startswith("silent"):
        reactor.callLater(0.1, report, number, params)
    return answer


def report(number, params):
    text = (b"id:%010d sub:001 dlvrd:001 submit date:2611210130 done date:2611210131 "
            b"stat:DELIVRD err:000 text:" % number)
    deliver(DeliverSM(
        source_addr_ton=AddrTon.INTERNATIONAL, source_addr_npi=AddrNpi.ISDN,
        source_addr=params["destination_addr"], dest_addr_ton=AddrTon.INTERNATIONAL,
        dest_addr_npi=AddrNpi.ISDN, destination_addr=params["source_addr"],
        esm_class=EsmClass(EsmClassMode.DEFAULT, EsmClassType.SMSC_DELIVERY_RECEIPT),
        short_message=text), receipt=number)


def deliver(pdu, **what):
    for connection in connections:
        if connection.bind_type.name != "bind_transmitter":
            # The package reads its own textual ids as bytes.
            done = connection.sendDataRequest(pdu)
            done.addCallback(lambda sent: tell(event="answered", status=sent.response.status.name, **what))
            done.addErrback(lambda fault: tell(event="unanswered", why=str(fault.value), **what))
            return
    tell(event="unanswered", why="nobody receives", **what)


def follow():
    for line in commands:
        if line.strip():
            order = json.loads(line)
            features = [EsmClassGsmFeatures.UDHI_INDICATOR_SET] if order.get("headed") else []
            names = ("sar_msg_ref_num", "sar_total_segments", "sar_segment_seqnum")
            deliver(DeliverSM(
                **dict(zip(names, order.get("sar") or [])),
                source_addr_ton=AddrTon.INTERNATIONAL, source_addr_npi=AddrNpi.ISDN,
                source_addr=order["from"].encode(), dest_addr_ton=AddrTon.INTERNATIONAL,
                dest_addr_npi=AddrNpi.ISDN, destination_addr=order["to"].encode(),
                esm_class=EsmClass(EsmClassMode.DEFAULT, EsmClassType.DEFAULT, features),
                data_coding=DataCoding(DataCodingScheme.DEFAULT, CODINGS[order.get("coding", 0)]),
                short_message=bytes.fromhex(order["text"])), message=order["name"])
    reactor.callLater(0.05, follow)


class Place:
    last = int(sys.argv[3]) if len(sys.argv) > 3 else 0x0A00


centre = Place()
commands = open(COMMANDS, encoding="utf-8")
commands.seek(0, 2)
checker = InMemoryUsernamePasswordDatabaseDontUse()
checker.addUser("ledgerline", "secret")
config = SMPPServerConfig(systems={"ledgerline": {"max_bindings": 4}}, msgHandler=submitted)
reactor.listenTCP(PORT, Centre(config, auth_portal=Portal(Realm(), [checker])), interface="127.0.0.1")
tell(event="listening")
reactor.callLater(0.05, follow)
reactor.run()
