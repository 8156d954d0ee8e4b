#include "CPhoneNumber.h"

#include <phonenumbers/logger.h>
#include <phonenumbers/phonenumber.pb.h>
#include <phonenumbers/phonenumberutil.h>

#include <cstring>
#include <string>

namespace i18n::phonenumbers {
// Exported by the library, which installs no header for them: the numbering plans as it was built
// with them.
int metadata_size();
const void *metadata_get();
}  // namespace i18n::phonenumbers

namespace {

using i18n::phonenumbers::PhoneNumber;
using Util = i18n::phonenumbers::PhoneNumberUtil;

constexpr uint64_t highest_e164 = 999'999'999'999'999;

// The library's one instance. Initialisation of a local static is safe from any thread, and so is
// the instance once its logger, which would write to standard output, is silenced.
const Util &util() {
    static const Util &instance = [] () -> const Util & {
        Util *only = Util::GetInstance();
        only->SetLogger(new i18n::phonenumbers::NullLogger());
        return *only;
    }();
    return instance;
}

PhoneNumberStatus status_of(Util::ErrorType error) {
    switch (error) {
        case Util::NO_PARSING_ERROR: return PhoneNumberStatusValid;
        case Util::INVALID_COUNTRY_CODE_ERROR: return PhoneNumberStatusInvalidCountryCode;
        case Util::NOT_A_NUMBER: return PhoneNumberStatusNotANumber;
        case Util::TOO_SHORT_AFTER_IDD:
        case Util::TOO_SHORT_NSN: return PhoneNumberStatusTooShort;
        case Util::TOO_LONG_NSN: return PhoneNumberStatusTooLong;
    }
    return PhoneNumberStatusFailure;
}

PhoneNumberStatus status_of(Util::ValidationResult result) {
    switch (result) {
        case Util::IS_POSSIBLE: return PhoneNumberStatusValid;
        case Util::IS_POSSIBLE_LOCAL_ONLY: return PhoneNumberStatusLocalOnly;
        case Util::INVALID_COUNTRY_CODE: return PhoneNumberStatusInvalidCountryCode;
        case Util::TOO_SHORT: return PhoneNumberStatusTooShort;
        case Util::INVALID_LENGTH: return PhoneNumberStatusInvalidLength;
        case Util::TOO_LONG: return PhoneNumberStatusTooLong;
    }
    return PhoneNumberStatusFailure;
}

PhoneNumberKind kind_of(Util::PhoneNumberType type) {
    switch (type) {
        case Util::FIXED_LINE: return PhoneNumberKindFixedLine;
        case Util::MOBILE: return PhoneNumberKindMobile;
        case Util::FIXED_LINE_OR_MOBILE: return PhoneNumberKindFixedLineOrMobile;
        case Util::TOLL_FREE: return PhoneNumberKindTollFree;
        case Util::PREMIUM_RATE: return PhoneNumberKindPremiumRate;
        case Util::SHARED_COST: return PhoneNumberKindSharedCost;
        case Util::VOIP: return PhoneNumberKindVoIP;
        case Util::PERSONAL_NUMBER: return PhoneNumberKindPersonal;
        case Util::PAGER: return PhoneNumberKindPager;
        case Util::UAN: return PhoneNumberKindUniversalAccess;
        case Util::VOICEMAIL: return PhoneNumberKindVoicemail;
        case Util::UNKNOWN: return PhoneNumberKindUnknown;
    }
    return PhoneNumberKindUnknown;
}

PhoneNumberParse parse(const std::string &text, const std::string &territory) {
    PhoneNumberParse parsed{PhoneNumberStatusFailure, PhoneNumberKindUnknown, 0, 0};
    PhoneNumber number;
    // "ZZ" is the library's unknown region: then only the international form parses.
    parsed.status =
        status_of(util().Parse(text, territory.empty() ? "ZZ" : territory, &number));
    // An unknown territory matters only to a number that needs one.
    if (parsed.status == PhoneNumberStatusInvalidCountryCode && !territory.empty() &&
        util().GetCountryCodeForRegion(territory) == 0) {
        parsed.status = PhoneNumberStatusUnknownTerritory;
    }
    if (parsed.status != PhoneNumberStatusValid) return parsed;

    parsed.status = status_of(util().IsPossibleNumberWithReason(number));
    if (parsed.status != PhoneNumberStatusValid) return parsed;

    std::string region;
    util().GetRegionCodeForNumber(number, &region);
    if (!util().IsValidNumber(number) || region.size() > 3) {
        parsed.status = PhoneNumberStatusNotInUse;
        return parsed;
    }
    if (number.has_extension()) {
        parsed.status = PhoneNumberStatusExtension;
        return parsed;
    }
    std::string e164;
    util().Format(number, Util::E164, &e164);
    // Germany has numbers with more digits than E.164 allows.
    if (e164.size() > 16) {
        parsed.status = PhoneNumberStatusTooLong;
        return parsed;
    }
    parsed.digits = std::stoull(e164.substr(1));
    for (size_t index = 0; index < region.size(); ++index) {
        parsed.territory |= uint32_t(uint8_t(region[index])) << (8 * index);
    }
    parsed.kind = kind_of(util().GetNumberType(number));
    return parsed;
}

}  // namespace

// No exception may pass into Swift, so each function catches all of them.

PhoneNumberParse phone_number_parse(
    const char *text, size_t length, const char *territory, size_t territory_length) {
    try {
        return parse(std::string(text, length), std::string(territory, territory_length));
    } catch (...) {
        return {PhoneNumberStatusFailure, PhoneNumberKindUnknown, 0, 0};
    }
}

size_t phone_number_format(
    uint64_t digits, PhoneNumberStyle style, char *buffer, size_t capacity) {
    try {
        if (digits > highest_e164) return 0;
        PhoneNumber number;
        const auto error = util().Parse("+" + std::to_string(digits), "ZZ", &number);
        if (error != Util::NO_PARSING_ERROR) return 0;
        std::string text;
        util().Format(
            number,
            style == PhoneNumberStyleNational ? Util::NATIONAL : Util::INTERNATIONAL,
            &text);
        if (text.size() > capacity) return 0;
        std::memcpy(buffer, text.data(), text.size());
        return text.size();
    } catch (...) {
        return 0;
    }
}

uint64_t phone_number_metadata(void) {
    static const uint64_t fingerprint = [] {
        uint64_t hash = 0xCBF29CE484222325;
        const auto *bytes = static_cast<const uint8_t *>(i18n::phonenumbers::metadata_get());
        for (int index = 0; index < i18n::phonenumbers::metadata_size(); ++index) {
            hash = (hash ^ bytes[index]) * 0x100000001B3;
        }
        return hash;
    }();
    return fingerprint;
}
