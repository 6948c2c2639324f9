#pragma once

/// What to do about a finding, as a page can offer it: one word for a button, not a sentence.

#include <string_view>

namespace onetrip::material {

///     give          hand it in                     retake        take the picture again
///     choose_other  choose another file            make_smaller  compress or scale it down
///     crop          cut it to the shape            fewer_pages   keep only the pages that are needed
///     unlock        remove the password            print_anew    print it to a new PDF
///     leave_out     take it out of the application sign          sign the commitment, as it now reads
///     renew         get a valid document           correct       correct the answer, or give the right document
///     confirm       look at it; it may stay        wait          nothing to do now
/// What is wrong with a picture has the remedies of picture/limits.h (`hold_still`, `more_light` …), each of which
/// begins with taking it again. Empty for a code that is not known.
[[nodiscard]] std::string_view remedy_of(std::string_view code);

}  // namespace onetrip::material
