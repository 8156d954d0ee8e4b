// libphonenumber behind functions of C. Its own interface is C++ (std::string, protocol buffers and
// exceptions), which Swift without C++ interoperability cannot call.
#pragma once

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// What became of a text. Sources: phonenumberutil.h, ErrorType and ValidationResult.
enum __attribute__((enum_extensibility(closed))) PhoneNumberStatus {
    PhoneNumberStatusValid,
    PhoneNumberStatusNotANumber,
    PhoneNumberStatusInvalidCountryCode,
    PhoneNumberStatusUnknownTerritory,
    PhoneNumberStatusTooShort,
    PhoneNumberStatusTooLong,
    PhoneNumberStatusInvalidLength,
    PhoneNumberStatusLocalOnly,
    PhoneNumberStatusNotInUse,
    PhoneNumberStatusExtension,
    PhoneNumberStatusFailure,
};

// What a number is for. Source: phonenumberutil.h, PhoneNumberType.
enum __attribute__((enum_extensibility(closed))) PhoneNumberKind {
    PhoneNumberKindFixedLine,
    PhoneNumberKindMobile,
    PhoneNumberKindFixedLineOrMobile,
    PhoneNumberKindTollFree,
    PhoneNumberKindPremiumRate,
    PhoneNumberKindSharedCost,
    PhoneNumberKindVoIP,
    PhoneNumberKindPersonal,
    PhoneNumberKindPager,
    PhoneNumberKindUniversalAccess,
    PhoneNumberKindVoicemail,
    PhoneNumberKindUnknown,
};

enum __attribute__((enum_extensibility(closed))) PhoneNumberStyle {
    PhoneNumberStyleNational,
    PhoneNumberStyleInternational,
};

// A parsed number: plain integers, so that nothing has to be freed.
struct PhoneNumberParse {
    enum PhoneNumberStatus status;
    enum PhoneNumberKind kind;
    // The E.164 digits without the plus; at most 15, the first of which is never zero.
    uint64_t digits;
    // The territory's two letters or three digits, the first in the lowest byte.
    uint32_t territory;
};

// Parses UTF-8. The territory has `territory_length` bytes in capitals; none means that only the
// international form is understood. Any thread.
struct PhoneNumberParse phone_number_parse(
    const char *text, size_t length, const char *territory, size_t territory_length);

// Writes a number in a style and returns its length in bytes, zero where there is none or it does
// not fit. No terminator is written. Any thread.
size_t phone_number_format(
    uint64_t digits, enum PhoneNumberStyle style, char *buffer, size_t capacity);

// A fingerprint (64-bit FNV-1a) of the numbering plans that the library carries. Any thread.
uint64_t phone_number_metadata(void);

#ifdef __cplusplus
}
#endif
