"""A fault in one component of a value: a stable code and the bad characters; the codes in plain English."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in a component and where: characters `start` up to `end`."""

    code: str
    start: int
    end: int


# Codes are those of GS1's Syntax Tests in lower case, but for the check digit, which is Station's word everywhere.
EXPLAINED = {
    "non_digit_character": "a character is not a digit where a digit must stand",
    "invalid_cset82_character": "a character does not belong to GS1 character set 82",
    "invalid_cset39_character": "a character does not belong to GS1 character set 39",
    "invalid_cset64_character": "a character does not belong to base64url",
    "invalid_cset64_padding": "the = at the end do not fit base64url",
    "wrong_check_digit": "the check digit is wrong: a digit is wrong or two are swapped",
    "incorrect_check_pair": "the two check characters are wrong",
    "too_short_for_check_digit": "too short to hold a check digit",
    "too_short_for_check_pair": "too short to hold its two check characters",
    "too_long_for_check_pair_implementation": "too long for the check character rule",
    "too_short_for_gcp": "shorter than the shortest GS1 Company Prefix",
    "invalid_gcp_prefix": "does not begin with a GS1 Company Prefix",
    "requires_non_digit_character": "must hold a character that is not a digit",
    "date_too_short": "the date is too short",
    "date_too_long": "the date is too long",
    "illegal_month": "there is no such month",
    "illegal_day": "there is no such day in that month",
    "hour_too_short": "the hour is too short",
    "hour_too_long": "the hour is too long",
    "illegal_hour": "there is no such hour",
    "minute_too_short": "the minute is too short",
    "minute_too_long": "the minute is too long",
    "illegal_minute": "there is no such minute",
    "second_too_short": "the second is too short",
    "second_too_long": "the second is too long",
    "illegal_second": "there is no such second",
    "hour_with_minute_too_short": "the time is too short",
    "hour_with_minute_too_long": "the time is too long",
    "not_hyphen": "only a hyphen may stand here",
    "iban_too_short": "the IBAN is too short",
    "iban_too_long": "the IBAN is too long",
    "invalid_iban_character": "an IBAN holds capital letters and digits alone",
    "illegal_iban_country_code": "the IBAN does not begin with a country code",
    "incorrect_iban_checksum": "the IBAN's check digits are wrong",
    "importer_idx_must_be_one_character": "the importer index is one character",
    "invalid_import_idx_character": "the importer index is a letter, a digit, - or _",
    "not_iso3166": "no ISO 3166 country number",
    "not_iso3166_or_999": "no ISO 3166 country number and not 999",
    "not_iso3166_alpha2": "no ISO 3166 two-letter country code",
    "not_iso4217": "no ISO 4217 currency number",
    "invalid_biological_sex_code": "no ISO/IEC 5218 code: 0, 1, 2 or 9",
    "latitude_invalid_length": "a latitude has ten digits",
    "invalid_latitude": "the latitude lies beyond a pole",
    "longitude_invalid_length": "a longitude has ten digits",
    "invalid_longitude": "the longitude lies beyond 360 degrees",
    "invalid_media_type": "no AIDC media type",
    "illegal_zero_value": "must not be zero",
    "illegal_zero_prefix": "must not begin with zero",
    "invalid_package_type": "no package type code of UN/CEFACT Recommendation 21",
    "invalid_percent_sequence": "% is not followed by two hexadecimal digits",
    "zero_piece_number": "the piece number is zero",
    "zero_total_pieces": "the number of pieces is zero",
    "invalid_length_for_piece_of_total": "piece and total must have the same number of digits",
    "piece_number_exceeds_total": "the piece number is greater than the number of pieces",
    "position_in_sequence_malformed": "must read position/end",
    "position_exceeds_end": "the position is greater than the end",
    "invalid_winding_direction": "no winding direction: 0, 1 or 9",
    "not_zero": "must be zero",
    "not_zero_or_one": "must be 0 or 1",
    "coupon_invalid_format_code": "the coupon's format code must be 0 or 1",
    "coupon_excess_data": "there is more data after the coupon's end",
    "coupon_expiration_before_start": "the coupon expires before it starts",
}


def explained(code: str) -> str:
    """Return a fault's code in plain English; coupon faults are named after the part of the coupon."""
    return EXPLAINED.get(code) or "the " + code.replace("_vli", "_length_indicator").replace("_", " ")
