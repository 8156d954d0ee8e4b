"""Twilio's own validator as a peer: reads requests as lines of JSON, answers each with a line of JSON.

In: url, parameters (a list of pairs), token, signature (ours) and, of a JSON request, body.
Out: signature (Twilio's), accepted (whether Twilio's validator takes ours).
"""
import json, sys
from twilio.request_validator import RequestValidator


class Form:
    """Parameters of which one may come more than once, as web frameworks hold them."""

    def __init__(self, pairs):
        self.pairs = pairs

    def __iter__(self):
        return (name for name, _ in self.pairs)

    def __len__(self):
        return len(self.pairs)

    def getall(self, wanted):
        return [value for name, value in self.pairs if name == wanted]


for line in sys.stdin:
    request = json.loads(line)
    validator = RequestValidator(request["token"])
    body = request.get("body")
    form = Form([tuple(pair) for pair in request["parameters"]])
    print(json.dumps({
        "signature": validator.compute_signature(request["url"], {} if body is not None else form),
        "accepted": validator.validate(request["url"], form if body is None else body,
                                       request["signature"]),
    }))
