#pragma once

/// What was known of an applicant beside the answers and files when an application was handed in, because they agreed
/// to its being used: what registers answered, certificates they hold, papers of their earlier cases. It is judged once
/// (core/material/holdings.h), kept with the case as where its materials came from, and told to clerk and citizen.

#include <string>
#include <string_view>
#include <vector>

#include "core/base/day.h"
#include "core/base/instant.h"
#include "core/catalog/service.h"
#include "core/json/document.h"
#include "core/json/writer.h"
#include "core/material/holdings.h"
#include "server/endpoints/held_certificate.h"
#include "server/endpoints/register_answers.h"

namespace onetrip::endpoints {

/// Where one material of a case came from, instead of from the applicant's hand.
struct MaterialSource {
    std::string material;
    material::Obtain by = material::Obtain::DataSharing;  ///< or ECertificate, EarlierCase
    /// The register, as the catalogue names it; or the case that gave the certificate out, or to which it was given.
    std::string source;
    std::string told_by;   ///< who says so: of a register
    bool is_found = true;  ///< false: the register has nothing, and was believed
    base::Day as_of;
    base::Instant agreed_at;  ///< when the applicant agreed to its being used
};

/// As core/material/holdings.h reads them, all with consent.
[[nodiscard]] std::string holdings_text(const std::vector<RegisterAnswer>& answers,
                                        const std::vector<HeldCertificate>& certificates);
/// The same of a case's own sources, as they were believed then.
[[nodiscard]] std::string holdings_text(const catalog::Service& service, const std::vector<MaterialSource>& sources);

/// Such a text, read. It is the server's own, and sound.
class Known {
public:
    explicit Known(std::string_view text);
    [[nodiscard]] const material::Holdings& holdings() const { return holdings_; }

private:
    json::Document document_;  ///< what the holdings point into
    material::Holdings holdings_;
};

/// The sources that an application with these (sound) answers was made with.
[[nodiscard]] std::vector<MaterialSource> sources_of(const catalog::Service& service, json::View answers,
                                                     std::string_view known, base::Day today, base::Instant agreed_at);
/// An upload that was taken from an earlier case is named by both, so that it says where it came from wherever it goes:
/// `DRAWN.CASE`. Ids are the server's own, and a drawn one holds no dot.
[[nodiscard]] std::string upload_taken_from(std::string_view drawn, std::string_view case_number);

/// That a file was taken from an earlier case; of others nothing.
void add_source(std::vector<MaterialSource>& sources, const storage::Upload& upload, std::int32_t offset_minutes);

void write_sources(json::Writer& out, const std::vector<MaterialSource>& sources);
/// Throws storage::Failure{Corrupt}: the text is the server's own.
[[nodiscard]] std::vector<MaterialSource> read_sources(json::View list);

}  // namespace onetrip::endpoints
