"""A day of client libraries against the platform-compatible API: pysnc and pysnow, unmodified.

Usage: client_libraries.py LEDGERLINE. Exit status 0 when all is as it should be. It runs itself again with
the Python of the checkout's .venv, which config/test-environment makes.
"""
import base64
import concurrent.futures
import json
import os
import re
import ssl
import subprocess
import sys
import xml.etree.ElementTree

CHECKOUT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PYTHON = os.path.join(CHECKOUT, ".venv", "bin", "python")
if sys.prefix == sys.base_prefix:
    subprocess.run(["bash", os.path.join(CHECKOUT, "config", "test-environment")], check=True)
    os.execv(PYTHON, [PYTHON, *sys.argv])

import phonenumbers
import pysnc
import pysnow
import requests

import harness

INTERACTIONS = 5_000
CONFIG = """{
    dataDirectory: "data",
    http: { port: %d, tls: { certificateFile: "%s", keyFile: "%s" } },
    queues: [{ name: "Support" }],
    providerApplications: [
        { name: "Demo", provider: "loopback", number: "+15550009999", queue: "Support" },
    ],
    users: [
        { userName: "admin", name: "Administrator", roles: ["admin"] },
        { userName: "ana", name: "Ana Ortiz", roles: ["agent"] },
        { userName: "auditor", name: "Audit", roles: ["auditor"] },
        { userName: "crm", name: "CRM", roles: ["integration"] },
    ],
}
"""
harness.PASSWORDS.clear()
harness.PASSWORDS.update({
    "admin": "admin-is-careful", "ana": "ana-types-well", "auditor": "auditor-reads-on",
    "crm": "crm-never-sleeps",
})


def one(daemon, table, **query):
    """The only record of a table that matches."""
    text = "^".join(f"{name}={value}" for name, value in query.items())
    answer = daemon.ask(
        "GET", f"/api/now/table/{table}?sysparm_exclude_reference_link=true&sysparm_query={text}",
        user="admin",
    )
    rows = answer.body["result"]
    if len(rows) != 1:
        raise harness.Failed(f"{table} {text}: {len(rows)} records")
    return rows[0]


def samples(run, daemon, readme, channel, queue):
    """The requests of the README, as they stand there, by the curl that it names."""
    with open(readme, encoding="utf-8") as file:
        section = file.read().split("## Client libraries", 1)[-1].split("\n## ")[0]
    blocks = re.findall(r"```sh\n(.*?)```", section, re.S)
    run.check("the README has sample requests", len(blocks) >= 1)
    script = "set -eu\n" + "\n".join(blocks)
    script = script.replace("http://127.0.0.1:8480", f"https://127.0.0.1:{daemon.port}")
    script = script.replace("a-good-password", harness.PASSWORDS["ana"])
    result = subprocess.run(
        ["bash", "-c", script], capture_output=True, text=True, timeout=60, cwd=run.folder,
    )
    run.check("the README's requests run", result.returncode == 0, result.stderr + result.stdout)
    for word in ('"state":"queued"', "<state>queued</state>", '"state":"closed_complete"',
                 "<state>closed_complete</state>", '"valid":true'):
        run.check(f"they print {word}", word in result.stdout.replace('": ', '":'), result.stdout)


def interactions(run, daemon, channel, queue):
    """The two operations of the Interaction Management API."""
    made = daemon.ask("POST", "/api/now/interaction", {"channel": channel, "queue": queue}, "crm")
    run.equal("an interaction is created", made.status, 201)
    keys = ["channel", "context", "queue", "state", "number", "contextDocument", "contextTable",
            "channelMetadataDocument", "channelMetadataTable", "channel_metadata", "sys_id",
            "assigned_to", "closed_by", "opened_for"]
    result = made.body["result"]
    run.equal("with the platform's keys in its order", list(result), keys)
    run.equal("queued", (result["state"], result["queue"]), ("queued", queue))
    run.equal("documents exist", (result["context"], result["channel_metadata"]),
              ({"present": True}, {"present": True}))
    run.equal("of the default tables", (result["contextTable"], result["channelMetadataTable"]),
              ("interaction_json_blob", "live_group_profile"))
    run.check("its number", re.fullmatch(r"IMS\d{7}", result["number"]), result["number"])
    new = daemon.ask("POST", "/api/now/v2/interaction",
                     {"channel": channel, "context": {"case": "CS0001"}}, "crm").body["result"]
    run.equal("without a queue it is new", (new["state"], new["queue"]), ("new", ""))
    blob = daemon.ask("GET", "/api/now/table/interaction_json_blob/" + new["contextDocument"],
                      user="crm").body["result"]
    run.equal("its context is kept", json.loads(blob["value"]), {"case": "CS0001"})
    keyed = [daemon.ask("POST", "/api/now/interaction", {"channel": channel}, "crm",
                        headers={"Idempotency-Key": "once"}) for _ in range(2)]
    run.equal("a repeated key is the first one again", [each.status for each in keyed], [201, 201])
    run.equal("nothing new", keyed[0].body, keyed[1].body)
    pair = {"channel": channel, "queue": queue, "context": {"requester_number": "+15551234567"}}
    both = [daemon.ask("POST", "/api/now/interaction", pair, "crm") for _ in range(2)]
    run.equal("a pair has one interaction", [each.status for each in both], [201, 200])
    run.equal("the same", both[0].body, both[1].body)
    for path in ("/api/now/interaction/%s/close", "/api/now/v1interaction/%s/close"):
        done = daemon.ask("POST", path % result["sys_id"], b"", "crm",
                          headers={"Content-Type": "application/json"})
        run.equal(f"{path} answers", done.status, 200)
        run.equal("closed complete", done.body["result"]["state"], "closed_complete")
        run.equal("it keeps its queue", done.body["result"]["queue"], queue)
        run.check("by the caller", len(done.body["result"]["closed_by"]) == 32)

    xml_body = f"<request><entry><channel>{channel}</channel></entry></request>".encode()
    answer = daemon.ask("POST", "/api/now/interaction", xml_body, "crm", headers={
        "Content-Type": "application/xml", "Accept": "application/xml"})
    root = xml.etree.ElementTree.fromstring(answer.body)
    run.equal("XML both ways", (answer.status, root.findtext("result/state")), (201, "new"))
    run.equal("with presence", root.findtext("result/context/present"), "true")


def errors(run, daemon, channel, queue):
    """Each error, in the platform's shape."""
    nothing = "0" * 32
    create, close = "/api/now/interaction", f"/api/now/interaction/{nothing}/close"
    entity = b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><request><channel>&x;</channel></request>'
    for name, status, word, arguments in [
        ("no credentials", 401, "Auth", ("POST", create, {}, None)),
        ("no channel", 400, "channel", ("POST", create, {}, "crm")),
        ("an unknown channel", 400, "channel", ("POST", create, {"channel": nothing}, "crm")),
        ("an unknown queue", 400, "queue", ("POST", create, {"channel": channel, "queue": nothing}, "crm")),
        ("half a context", 400, "context_id", ("POST", create, {"channel": channel, "context_table": "x"}, "crm")),
        ("two contexts", 400, "context", ("POST", create, {
            "channel": channel, "context": {"a": 1}, "context_table": "x", "context_id": nothing}, "crm")),
        ("half a document", 400, "channel_metadata_table", ("POST", create, {
            "channel": channel, "channel_metadata_id": nothing}, "crm")),
        ("broken JSON", 400, "byte", ("POST", create, b"{", "crm")),
        ("an unknown interaction", 404, "record", ("POST", close, b"", "crm")),
        ("a wrong method", 405, "POST", ("GET", create, None, "crm")),
        ("no role", 403, "role", ("POST", create, {"channel": channel}, "auditor")),
        ("an unknown table", 400, "table", ("GET", "/api/now/table/nothing", None, "crm")),
        ("an unknown record", 404, "record", ("GET", "/api/now/table/interaction/" + nothing, None, "crm")),
        ("an unknown field", 400, "nonsense", ("GET", "/api/now/table/interaction?sysparm_query=nonsense=1", None, "crm")),
        ("a broken query", 400, "sysparm_query", ("GET", "/api/now/table/interaction?sysparm_query=%5E", None, "crm")),
        ("a record that is not written", 403, "log", ("POST", "/api/now/table/live_message", {}, "admin")),
        ("an unknown path", 404, "path", ("GET", "/api/now/nothing", None, "crm")),
    ]:
        method, path, body, user = arguments
        answer = daemon.ask(method, path, body, user)
        run.equal(f"{name}: the status", answer.status, status)
        shape = isinstance(answer.body, dict) and answer.body.get("status") == "failure"
        run.check(f"{name}: the platform's shape", shape, answer.body)
        if shape:
            text = json.dumps(answer.body["error"])
            run.check(f"{name}: says {word}", word in text, text)
    for name, status, headers, body in [
        ("an accepted format that is none of ours", 406, {"Accept": "image/png"}, b"{}"),
        ("a content type that is none of ours", 415, {"Content-Type": "text/plain"}, b"{}"),
        ("an XML entity", 400, {"Content-Type": "application/xml"}, entity),
        ("deep XML", 400, {"Content-Type": "text/xml"}, b"<a>" * 40 + b"</a>" * 40),
    ]:
        answer = daemon.ask("POST", create, body, "crm", headers=headers)
        run.equal(name, (answer.status, answer.body["status"]), (status, "failure"))
    answer = daemon.ask("POST", create, {}, None)
    run.check("401 asks for credentials", "Basic" in answer.headers.get("WWW-Authenticate", ""))


def make_many(daemon, channel, queue, count):
    """Makes interactions over a few connections."""
    pair = f"crm:{harness.PASSWORDS['crm']}"
    headers = {"Content-Type": "application/json",
               "Authorization": "Basic " + base64.b64encode(pair.encode()).decode()}

    def some(share):
        connection = daemon.connect(30)
        for index in range(share):
            body = {"channel": channel} | ({"queue": queue} if index % 2 else {})
            connection.request("POST", "/api/now/interaction", json.dumps(body), headers)
            response = connection.getresponse()
            response.read()
            if response.status != 201:
                raise harness.Failed(f"creating: {response.status}")
        connection.close()
        return share

    workers = 10
    with concurrent.futures.ThreadPoolExecutor(workers) as pool:
        return sum(pool.map(some, [count // workers] * workers))


def with_pysnc(run, daemon, channel, queue, total):
    """pysnc by Basic: pages, one, insert, update, batch, delete."""
    url = f"https://127.0.0.1:{daemon.port}"
    client = pysnc.ServiceNowClient(url, ("admin", harness.PASSWORDS["admin"]))
    records = client.GlideRecord("interaction", batch_size=500)
    records.fields = ["sys_id", "number", "state", "queue"]
    records.add_query("number", ">", "IMS0000000")
    records.order_by_desc("number")
    records.query()
    run.equal("pysnc counts", len(records), total)
    numbers = [str(record.number) for record in records]
    run.equal("pysnc pages through all", len(set(numbers)), total)
    run.check("in order", numbers == sorted(numbers, reverse=True))
    queued = client.GlideRecord("interaction")
    queued.add_encoded_query("state=queued^ORDERBYsys_id")
    queued.limit = 150
    queued.query()
    ids = [str(record.sys_id) for record in queued]
    run.check("pysnc asks for queued ones by sys_id",
              len(ids) == 150 and ids == sorted(ids) and len(set(ids)) == 150, len(ids))

    record = client.GlideRecord("interaction")
    run.check("pysnc gets one", record.get("number", "IMS0000001"))
    run.equal("with display values", record.get_display_value("channel"), "Sms")
    run.equal("and references", record.get_display_value("provider_application"), "Demo")

    consumer = client.GlideRecord("csm_consumer")
    consumer.initialize()
    consumer.name = "Dora Marsh"
    consumer.mobile_phone = "+15557654321"
    consumer.territory = "US"
    run.check("pysnc inserts a consumer", consumer.insert())
    again = client.GlideRecord("csm_consumer")
    run.check("and finds it", again.get("name", "Dora Marsh"))
    run.equal("with its phone", str(again.phones), "+15557654321")
    again.territory = "SI"
    run.check("pysnc updates it", again.update())
    fresh = client.GlideRecord("csm_consumer")
    fresh.get(str(again.sys_id))
    run.equal("what was not sent stays",
              (str(fresh.territory), str(fresh.phones), str(fresh.name)),
              ("SI", "+15557654321", "Dora Marsh"))

    one_by_one = client.GlideRecord("interaction")
    one_by_one.add_encoded_query("state=queued^ORDERBYnumber")
    one_by_one.limit = 20
    one_by_one.query()
    for each in one_by_one:
        each.state = "on_hold"
    run.check("pysnc updates twenty in a batch", one_by_one.update_multiple())
    held = client.GlideRecord("interaction")
    held.add_query("state", "on_hold")
    held.query()
    run.equal("they are on hold", len(held), 20)

    action = client.GlideRecord("sys_cs_messaging_action")
    action.initialize()
    action.name = "Remind"
    action.event = "requester_message_without_agent_response"
    action.duration = 60000
    action.kind = "prompt_agent"
    action.text = "Somebody waits."
    run.check("pysnc inserts a messaging action", action.insert())
    run.check("pysnc deletes it", action.delete())
    gone = client.GlideRecord("sys_cs_messaging_action")
    run.check("it is gone", not gone.get("name", "Remind"))

    missing = client.GlideRecord("live_message")
    missing.initialize()
    missing.body = "Hello"
    try:
        missing.insert()
        run.check("pysnc cannot insert a message", False)
    except pysnc.exceptions.RoleException as error:
        run.check("pysnc cannot insert a message", "Table API" in str(error), str(error))
    try:
        wrong = pysnc.ServiceNowClient(url, ("admin", "not-the-password")).GlideRecord("sys_user")
        wrong.query()
        run.check("pysnc with a wrong password is refused", False)
    except pysnc.exceptions.AuthenticationException:
        run.check("pysnc with a wrong password is refused", True)


def with_pysnow(run, daemon, channel, queue):
    """pysnow by Basic: create, get, stream, update by query, close."""
    client = pysnow.Client(
        host=f"127.0.0.1:{daemon.port}", user="crm", password=harness.PASSWORDS["crm"],
    )
    creation = client.resource(api_path="/interaction")
    made = creation.create(payload={"channel": channel, "queue": queue}).one()
    table = client.resource(api_path="/table/interaction")
    found = table.get(query={"sys_id": made["sys_id"]}).one()
    run.equal("pysnow creates and gets", found["number"], made["number"])
    run.equal("references have links", found["queue"]["value"], queue)
    run.check("to the table", "/api/now/table/awa_queue/" in found["queue"]["link"], found["queue"])
    changed = table.update(query={"number": made["number"]}, payload={"state": "on_hold"}).one()
    run.equal("pysnow updates the state", changed["state"], "on_hold")
    query = pysnow.QueryBuilder().field("state").equals("new").AND().field("number").order_descending()
    rows = list(table.get(query=query, limit=25, fields=["number", "state"], stream=True).all())
    run.equal("pysnow streams a page with fields", (len(rows), sorted(rows[0])), (25, ["number", "state"]))
    closing = client.resource(api_path=f"/interaction/{made['sys_id']}/close")
    closed = closing.create(payload={}).one()
    run.equal("pysnow closes", closed["state"], "closed_complete")
    try:
        table.update(query={"number": made["number"]}, payload={"state": "on_hold"}).one()
        run.check("a closed one stays closed", False)
    except requests.exceptions.HTTPError as error:
        run.check("a closed one stays closed", error.response.status_code in (400, 404), str(error))


def with_oauth(run, daemon):
    """Both libraries by the password grant."""
    url = f"https://127.0.0.1:{daemon.port}"
    flow = pysnc.ServiceNowPasswordGrantFlow("crm", harness.PASSWORDS["crm"], "script", "secret")
    client = pysnc.ServiceNowClient(url, flow)
    record = client.GlideRecord("interaction")
    run.check("pysnc works by OAuth", record.get("number", "IMS0000001"))
    client = pysnow.OAuthClient(
        client_id="script", client_secret="secret", host=f"127.0.0.1:{daemon.port}",
    )
    client.set_token(client.generate_token("crm", harness.PASSWORDS["crm"]))
    found = client.resource(api_path="/table/interaction").get(query={"number": "IMS0000001"}).one()
    run.equal("pysnow works by OAuth", found["number"], "IMS0000001")
    try:
        client.generate_token("crm", "not-the-password")
        run.check("a wrong password gets no token", False)
    except pysnow.exceptions.TokenCreateError:
        run.check("a wrong password gets no token", True)


def numbers(run, daemon):
    """validate_phone_number agrees with PyPI's phonenumbers, number by number."""
    session = requests.Session()
    session.auth = ("crm", harness.PASSWORDS["crm"])
    url = f"https://127.0.0.1:{daemon.port}"
    admin = requests.Session()
    admin.auth = ("admin", harness.PASSWORDS["admin"])
    regions = sorted(phonenumbers.SUPPORTED_REGIONS)[::4][:60]
    asked, differences, valid = 0, [], 0
    for region in regions:
        made = admin.post(url + "/api/now/table/csm_consumer", json={"name": region, "territory": region})
        consumer = made.json()["result"]["sys_id"]
        example = phonenumbers.example_number_for_type(region, phonenumbers.PhoneNumberType.MOBILE) \
            or phonenumbers.example_number(region)
        texts = [phonenumbers.format_number(example, form) for form in (
            phonenumbers.PhoneNumberFormat.E164, phonenumbers.PhoneNumberFormat.NATIONAL,
            phonenumbers.PhoneNumberFormat.INTERNATIONAL)]
        texts += [texts[0][:-3], texts[0] + "99999", texts[1][:-1] + "x", "12", "+999" + texts[0][1:]]
        fixed = phonenumbers.example_number_for_type(region, phonenumbers.PhoneNumberType.FIXED_LINE)
        if fixed is not None:
            texts.append(phonenumbers.format_number(fixed, phonenumbers.PhoneNumberFormat.NATIONAL))
        for text in texts:
            body = {"number": text, "consumer": consumer}
            result = session.post(
                url + "/api/now/initiate_message/validate_phone_number", json=body
            ).json()["result"]
            asked += 1
            try:
                parsed = phonenumbers.parse(text, region)
                wanted = phonenumbers.is_valid_number(parsed)
                e164 = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
            except phonenumbers.NumberParseException:
                wanted, e164 = False, ""
            valid += wanted
            if result["valid"] != wanted or (wanted and result["e164"] != e164):
                differences.append((region, text, result, wanted, e164))
    run.check(f"{asked} numbers of {len(regions)} countries, {valid} of them valid, get the verdict "
              "of phonenumbers", asked >= 500 and len(regions) >= 40 and not differences,
              differences[:5])
    got = session.get(url + "/api/now/v1/initiate_message/validate_profile",
                      params={"number": "+15551230000"}).json()["result"]
    run.equal("a free number is ok", got["status"], "ok")


def body(run):
    readme = os.path.join(CHECKOUT, "README.md")
    (port,) = harness.free_ports(1)
    certificate, key = run.path("tls.pem"), run.path("tls.key")
    # One of the libraries speaks nothing but TLS.
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes",
         "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1", "-days", "2",
         "-keyout", key, "-out", certificate],
        check=True, capture_output=True,
    )
    os.environ["REQUESTS_CA_BUNDLE"] = os.environ["CURL_CA_BUNDLE"] = certificate
    config = run.write("site.json5", CONFIG % (port, certificate, key))
    context = ssl.create_default_context(cafile=certificate)
    daemon = harness.Daemon(run, config, port, context)
    daemon.start()
    daemon.set_passwords()
    channel = one(daemon, "sys_cs_provider_application", name="Demo")["sys_id"]
    queue = one(daemon, "awa_queue", name="Support")["sys_id"]
    interactions(run, daemon, channel, queue)
    errors(run, daemon, channel, queue)
    samples(run, daemon, readme, channel, queue)
    make_many(daemon, channel, queue, INTERACTIONS)
    answer = daemon.ask("GET", "/api/now/table/interaction?sysparm_limit=1", user="crm")
    total = int(answer.headers["X-Total-Count"])
    run.check("thousands of interactions", total >= INTERACTIONS, total)
    run.check("pages are linked", 'rel="next"' in answer.headers.get("Link", ""))
    with_pysnow(run, daemon, channel, queue)
    with_pysnc(run, daemon, channel, queue, total + 1)
    with_oauth(run, daemon)
    numbers(run, daemon)
    run.equal("the daemon stops as asked", daemon.stop(), 0)
    verified = run.call("verify", "--config", config, seconds=60)
    run.equal("the log verifies", verified.returncode, 0)
    redecided = run.call("redecide", "--config", config, seconds=60)
    run.equal("every rule was followed", redecided.returncode, 0)


if __name__ == "__main__":
    harness.main("platform", body)
