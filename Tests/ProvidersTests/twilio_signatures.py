"""Signatures by Twilio's own library, for the test to compare with ours.

Prints a line of JSON for each of 200 seeded requests: url, params, token, and the signature that the
library's RequestValidator computes; and, for each line of JSON on standard input (url, params, token,
signature), whether the library accepts it.
"""
import json, random, sys
from twilio.request_validator import RequestValidator


class Form(dict):
    """A form as web frameworks give it to the library: every name has a list."""

    def getlist(self, name):
        return self[name]


if len(sys.argv) > 1 and sys.argv[1] == "check":
    for line in sys.stdin:
        case = json.loads(line)
        params = Form()
        for name, value in case["params"]:
            params.setdefault(name, []).append(value)
        print(json.dumps(RequestValidator(case["token"]).validate(case["url"], params, case["signature"])))
    sys.exit(0)

random.seed(20260302)
names = ["From", "To", "Body", "MessageSid", "NumMedia", "MediaUrl0", "a", "Z", "é", "empty"]
texts = ["+15551234567", "Hello, world", "Grüße & more = ?", "👍👎", "", "100%", "a+b", "line\nbreak"]
for number in range(200):
    token = "%032x" % random.getrandbits(128)
    scheme, port = random.choice([("https", ""), ("https", ":8443"), ("http", ""), ("http", ":8080")])
    query = random.choice(["", "?message=abc", "?a=1&b=%20x"])
    url = f"{scheme}://sms.example.org{port}/providers/Twilio/inbound{query}"
    params = Form()
    for name in random.sample(names, random.randint(0, len(names))):
        params[name] = [random.choice(texts)]
    if number % 5 == 0:
        params["Twice"] = random.choices(texts, k=3)
    signature = RequestValidator(token).compute_signature(url, params)
    pairs = [(n, v) for n, vs in params.items() for v in vs]
    print(json.dumps({"url": url, "params": pairs, "token": token, "signature": signature}))
