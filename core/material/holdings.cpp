#include "core/material/holdings.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/identity/names.h"

namespace onetrip::material {
namespace {

constexpr std::string_view statuses[] = {"valid", "suspended", "revoked", "cancelled", "expired"};
constexpr std::string_view outcomes[] = {"found", "not_found", "unavailable"};
constexpr std::int64_t version_max = 1'000'000;

template <typename Enum, std::size_t size>
Enum read_named(json::Shape& shape, std::string_view name, const std::string_view (&names)[size]) {
    const auto* known = std::find(std::begin(names), std::end(names), shape.text(name));
    if (known == std::end(names)) {
        shape.wrong(name);
        return Enum{};
    }
    return static_cast<Enum>(known - std::begin(names));
}

Certificate read_certificate(json::Shape& shape) {
    Certificate out;
    out.id = shape.text("id");
    out.type = shape.text("type");
    out.status = read_named<CertificateStatus>(shape, "status", statuses);
    out.has_consent = shape.boolean("consent");
    out.values = shape.object_if("values");
    shape.only({"id", "type", "status", "consent", "values"});
    return out;
}

RegistryAnswer read_answer(json::Shape& shape) {
    RegistryAnswer out;
    out.material = shape.text("material");
    out.source_register = shape.text("register");
    out.outcome = read_named<RegistryOutcome>(shape, "outcome", outcomes);
    out.source = shape.text("source");
    out.as_of = shape.day("as_of");
    out.has_consent = shape.boolean("consent");
    out.values = shape.object_if("values");
    shape.only({"material", "register", "outcome", "source", "as_of", "consent", "values"});
    return out;
}

EarlierMaterial read_earlier(json::Shape& shape) {
    EarlierMaterial out;
    out.standard = shape.text("standard");
    out.case_number = shape.text("case");
    out.closed = shape.day("closed");
    out.sha256 = shape.text("sha256");
    out.has_consent = shape.boolean("consent");
    out.values = shape.object_if("values");
    shape.only({"standard", "case", "closed", "sha256", "consent", "values"});
    return out;
}

CommitmentLetter read_letter(json::Shape& shape) {
    CommitmentLetter out;
    out.material = shape.text("material");
    out.template_version = shape.integer("template_version", 1, version_max);
    out.statements = shape.array("statements");
    out.signer = {shape.text("signer_name"), shape.text_if("signer_number").value_or("")};
    out.signed_at = shape.text_if("signed_at").value_or("");
    out.sign_method = shape.text_if("sign_method").value_or("");
    out.is_withdrawn = shape.boolean_if("withdrawn").value_or(false);
    shape.only({"material", "template_version", "statements", "signer_name", "signer_number", "signed_at",
                "sign_method", "withdrawn"});
    return out;
}

template <typename Row>
std::vector<Row> read_rows(json::Shape& parent, std::string_view name, Row (*read)(json::Shape&)) {
    const json::View list = parent.array_if(name);
    std::vector<Row> rows;
    if (list.size() > holdings_max) parent.wrong(name);
    for (const json::View entry : list.elements()) {
        if (rows.size() == holdings_max) break;
        json::Shape shape(entry, parent.place(name, rows.size()));
        rows.push_back(read(shape));
        parent.take(shape.fault());
    }
    return rows;
}

}  // namespace

bool Person::is(const Person& other) const {
    if (!number.empty() && !other.number.empty()) {
        return base::normalise_identifier(number) == base::normalise_identifier(other.number);
    }
    return !name.empty() && identity::name_comparison_key(name) == identity::name_comparison_key(other.name);
}

base::Result<Holdings, json::Fault> read_holdings(json::View holdings, std::string_view at) {
    Holdings out;
    if (!holdings || holdings.is_null()) return out;
    json::Shape shape(holdings, at);
    out.certificates = read_rows(shape, "certificates", read_certificate);
    out.registry = read_rows(shape, "registry", read_answer);
    out.earlier = read_rows(shape, "earlier", read_earlier);
    out.commitments = read_rows(shape, "commitments", read_letter);
    if (const json::View given = shape.object_if("credit")) {
        json::Shape record(given, shape.place("credit"));
        const bool has_bad_record = record.boolean_if("bad_record").value_or(false);
        const bool was_false = record.boolean_if("false_commitment").value_or(false);
        record.only({"bad_record", "false_commitment"});
        shape.take(record.fault());
        out.may_commit = !has_bad_record && !was_false;
    }
    shape.only({"certificates", "registry", "earlier", "commitments", "credit"});
    if (shape.fault()) return base::Err{json::Fault{*shape.fault()}};
    return out;
}

}  // namespace onetrip::material
