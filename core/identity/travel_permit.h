#pragma once

/// Travel documents between the mainland, Hong Kong, Macao and Taiwan. Easily confused: two are held by residents of
/// those regions, two by mainland residents. None carries a check digit.

#include "core/identity/judging.h"

namespace onetrip::identity {

/// Kind `hm_travel_permit` 港澳居民来往内地通行证: H (Hong Kong) or M (Macao), an eight-digit number for life, and the
/// two-digit count of issues, which new cards print apart. The same first nine characters are the same person (notice
/// of 2010-03-10). Errors: `length`, `characters`. Facts: `region`, `holder` (nine characters), `issue`.
void judge_hm_travel_permit(Judging& judging);

/// Kind `tw_travel_permit` 台湾居民来往大陆通行证: 8 digits (card, since 2015), or 10 with an optional version mark
/// (booklet). Errors: `length`, `characters`.
void judge_tw_travel_permit(Judging& judging);

/// Kind `exit_permit_hkmo` 往来港澳通行证 of mainland residents: C and eight digits, or C, a letter (never I, O: notice
/// of 2018-12-10) and seven; W and eight on the old booklet. Errors: `length`, `characters`.
void judge_exit_permit_hkmo(Judging& judging);

/// Kind `exit_permit_tw` 大陆居民往来台湾通行证: L (card) or T (booklet) and eight digits. Errors: `length`,
/// `characters`.
void judge_exit_permit_tw(Judging& judging);

}  // namespace onetrip::identity
