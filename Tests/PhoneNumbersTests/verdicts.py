"""Prints what PyPI's phonenumbers makes of numbers, to be compared with libphonenumber.

Reads lines of a territory (may be empty), a tab and a number; prints for each a line of fields with
tabs between them: "valid", E.164, territory, kind, national, international; or "invalid", reason.
It runs itself again in the checkout's .venv, which it makes and fills if need be.
"""

import os
import subprocess
import sys
import venv
from pathlib import Path

VERSION = "8.12.57"
ENVIRONMENT = Path(__file__).resolve().parents[2] / ".venv"
INTERPRETER = ENVIRONMENT / "bin" / "python"


def enter_environment():
    if not INTERPRETER.exists():
        venv.create(ENVIRONMENT, with_pip=True)
    probe = f"import phonenumbers, sys; sys.exit(phonenumbers.__version__ != '{VERSION}')"
    found = subprocess.run([INTERPRETER, "-c", probe], stderr=subprocess.DEVNULL)
    if found.returncode != 0:
        subprocess.run(
            [INTERPRETER, "-m", "pip", "install", "--quiet", f"phonenumbers=={VERSION}"],
            check=True,
            stdout=sys.stderr,
        )
    os.execv(INTERPRETER, [INTERPRETER, __file__, "--in-environment"])


def verdict(territory, text):
    from phonenumbers import (
        NumberParseException,
        PhoneNumberFormat,
        PhoneNumberType,
        ValidationResult,
        format_number,
        is_possible_number_with_reason,
        is_valid_number,
        number_type,
        parse,
        region_code_for_number,
    )

    try:
        number = parse(text, territory or None)
    except NumberParseException as error:
        return "invalid", {
            NumberParseException.INVALID_COUNTRY_CODE: "invalidCountryCode",
            NumberParseException.NOT_A_NUMBER: "notANumber",
            NumberParseException.TOO_SHORT_AFTER_IDD: "tooShort",
            NumberParseException.TOO_SHORT_NSN: "tooShort",
            NumberParseException.TOO_LONG: "tooLong",
        }[error.error_type]
    possible = is_possible_number_with_reason(number)
    if possible != ValidationResult.IS_POSSIBLE:
        return "invalid", {
            ValidationResult.INVALID_COUNTRY_CODE: "invalidCountryCode",
            ValidationResult.TOO_SHORT: "tooShort",
            ValidationResult.TOO_LONG: "tooLong",
            ValidationResult.IS_POSSIBLE_LOCAL_ONLY: "localOnly",
            ValidationResult.INVALID_LENGTH: "notPossible",
        }[possible]
    if not is_valid_number(number):
        return "invalid", "notValidForTerritory"
    if number.extension:
        return "invalid", "extensionNotAllowed"
    e164 = format_number(number, PhoneNumberFormat.E164)
    if len(e164) > 16:
        return "invalid", "tooLong"
    kind = {
        PhoneNumberType.FIXED_LINE: "fixedLine",
        PhoneNumberType.MOBILE: "mobile",
        PhoneNumberType.FIXED_LINE_OR_MOBILE: "fixedLineOrMobile",
        PhoneNumberType.TOLL_FREE: "tollFree",
        PhoneNumberType.PREMIUM_RATE: "premiumRate",
        PhoneNumberType.SHARED_COST: "sharedCost",
        PhoneNumberType.VOIP: "voip",
        PhoneNumberType.PERSONAL_NUMBER: "personal",
        PhoneNumberType.PAGER: "pager",
        PhoneNumberType.UAN: "universalAccess",
        PhoneNumberType.VOICEMAIL: "voicemail",
    }.get(number_type(number), "unknown")
    return (
        "valid",
        e164,
        region_code_for_number(number),
        kind,
        format_number(number, PhoneNumberFormat.NATIONAL),
        format_number(number, PhoneNumberFormat.INTERNATIONAL),
    )


if __name__ == "__main__":
    if "--in-environment" not in sys.argv:
        enter_environment()
    for line in sys.stdin.buffer.read().decode().splitlines():
        territory, _, text = line.partition("\t")
        print("\t".join(verdict(territory, text)))
