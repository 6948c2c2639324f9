#include "server/endpoints/case_sources.h"

#include <algorithm>

#include "core/json/shape.h"
#include "core/material/checklist.h"
#include "server/storage/failure.h"

namespace onetrip::endpoints {
namespace {

using material::Obtain;

constexpr Obtain kinds[] = {Obtain::DataSharing, Obtain::ECertificate, Obtain::EarlierCase};

void write_register(json::Writer& out, std::string_view material, std::string_view source, bool is_found,
                    std::string_view told_by, const std::string& as_of) {
    out.begin_object().member("material", material).member("register", source).member("consent", true);
    out.member("outcome", is_found ? "found" : "not_found").member("source", told_by).member("as_of", as_of);
}

/// The type that a material's way to certificates names; empty if it has none.
std::string_view certificate_type_of(const catalog::Service& service, std::string_view material) {
    const material::Material* definition = service.material(material);
    if (definition == nullptr) return {};
    for (const material::Way& way : definition->ways) {
        if (way.by == Obtain::ECertificate && !way.certificate.empty()) return way.certificate;
    }
    return {};
}

json::Document parsed(std::string_view text) {
    auto document = json::Document::parse(text);
    ONETRIP_ASSERT(document.ok());
    return std::move(document).value();
}

material::Holdings holdings_in(json::View beside) {
    auto holdings = material::read_holdings(beside);
    ONETRIP_ASSERT(holdings.ok());
    return std::move(*holdings);
}

}  // namespace

Known::Known(std::string_view text) : document_(parsed(text)), holdings_(holdings_in(document_.root())) {}

std::string holdings_text(const std::vector<RegisterAnswer>& answers,
                          const std::vector<HeldCertificate>& certificates) {
    json::Writer out;
    out.begin_object().name("registry").begin_array();
    for (const RegisterAnswer& answer : answers) {
        if (answer.reply.end == ports::RegistryEnd::Unavailable || !answer.reply.as_of) continue;
        const bool is_found = answer.reply.end == ports::RegistryEnd::Found;
        write_register(out, answer.material, answer.source_register, is_found, answer.reply.source,
                       answer.reply.as_of->text());
        if (is_found) out.name("values").raw(answer.reply.values);
        out.end_object();
    }
    out.end_array().name("certificates").begin_array();
    for (const HeldCertificate& held : certificates) {
        out.begin_object().member("id", held.case_number).member("type", held.type).member("consent", true);
        out.member("status", material::name_of(held.status)).name("values");
        write_certificate_values(out, held);
        out.end_object();
    }
    out.end_array().end_object();
    return out.take();
}

std::string holdings_text(const catalog::Service& service, const std::vector<MaterialSource>& sources) {
    json::Writer out;
    out.begin_object().name("registry").begin_array();
    for (const MaterialSource& source : sources) {
        if (source.by != Obtain::DataSharing) continue;
        write_register(out, source.material, source.source, source.is_found, source.told_by, source.as_of.text());
        out.end_object();
    }
    out.end_array().name("certificates").begin_array();
    for (const MaterialSource& source : sources) {
        if (source.by != Obtain::ECertificate) continue;
        out.begin_object().member("id", source.source);
        out.member("type", certificate_type_of(service, source.material));
        out.member("status", "valid").member("consent", true).end_object();
    }
    out.end_array().end_object();
    return out.take();
}

std::vector<MaterialSource> sources_of(const catalog::Service& service, json::View answers, std::string_view known,
                                       base::Day today, base::Instant agreed_at) {
    const Known beside(known);
    std::vector<MaterialSource> sources;
    for (const material::Item& item :
         material::list_items(service.materials(), service.situation(answers, today, beside.holdings()))) {
        const std::string id(item.material->id);
        if (item.certificate != nullptr) {
            sources.push_back(
                {id, Obtain::ECertificate, std::string(item.certificate->id), {}, true, today, agreed_at});
        }
        for (const material::RegistryAnswer& answer : beside.holdings().registry) {
            const bool is_found = answer.outcome == material::RegistryOutcome::Found;
            // What a register has counts where it is taken; what it lacks, where the citizen was asked instead.
            if (answer.material != item.material->id || (is_found && item.answer != &answer)) continue;
            sources.push_back({id, Obtain::DataSharing, std::string(answer.source_register), std::string(answer.source),
                               is_found, answer.as_of, agreed_at});
        }
    }
    return sources;
}

std::string upload_taken_from(std::string_view drawn, std::string_view case_number) {
    return std::string(drawn) + '.' + std::string(case_number);
}

void add_source(std::vector<MaterialSource>& sources, const storage::Upload& upload, std::int32_t offset_minutes) {
    const std::size_t dot = upload.id.find('.');
    if (dot == std::string::npos) return;
    sources.push_back({upload.material,
                       Obtain::EarlierCase,
                       upload.id.substr(dot + 1),
                       {},
                       true,
                       upload.created_at.day_in(offset_minutes),
                       upload.created_at});
}

void write_sources(json::Writer& out, const std::vector<MaterialSource>& sources) {
    out.begin_array();
    for (const MaterialSource& source : sources) {
        out.begin_object().member("material", source.material).member("by", material::name_of(source.by));
        out.member("source", source.source).member("told_by", source.told_by).member("found", source.is_found);
        out.member("as_of", source.as_of.text()).member("agreed_at", source.agreed_at.text()).end_object();
    }
    out.end_array();
}

std::vector<MaterialSource> read_sources(json::View list) {
    std::vector<MaterialSource> sources;
    for (const json::View entry : list.elements()) {
        json::Shape shape(entry);
        MaterialSource source;
        source.material = shape.text("material");
        const std::string_view by = shape.text("by");
        const auto* kind = std::find_if(std::begin(kinds), std::end(kinds),
                                        [&](Obtain known) { return material::name_of(known) == by; });
        source.source = shape.text("source");
        source.told_by = shape.text("told_by");
        source.is_found = shape.boolean("found");
        source.as_of = shape.day("as_of");
        source.agreed_at = shape.instant("agreed_at");
        if (shape.fault() || kind == std::end(kinds)) {
            throw storage::Failure(storage::FailureKind::Corrupt, "a case's sources are broken");
        }
        source.by = *kind;
        sources.push_back(std::move(source));
    }
    return sources;
}

}  // namespace onetrip::endpoints
