#include "server/endpoints/received_file.h"

#include "core/base/assert.h"
#include "core/form/screen.h"
#include "core/json/shape.h"
#include "core/json/writer.h"
#include "core/material/kind.h"
#include "core/seal/hash.h"

namespace onetrip::endpoints {
namespace {

using base::Err;
using http::Problem;
using http::ProblemCode;

constexpr std::string_view scanner_retry_seconds = "30";

std::string request_of(const FileTarget& target, const ReceivedFile& file) {
    json::Writer out;
    out.begin_object().member("op", "material.inspect").name("input").begin_object();
    out.member("spec", target.material->accept).member("name", file.name);
    out.member("claimed_type", file.claimed_type).end_object().end_object();
    return out.take();
}

/// What the core said, as far as it can be believed: the child that said it has seen foreign bytes.
struct Verdict {
    std::string kind;
    std::optional<std::int64_t> width;
    std::optional<std::int64_t> height;
    std::string facts;  ///< everything it saw, as JSON, with our own size and hash
    Findings findings;
};

Verdict failed() {
    return {{}, {}, {}, {}, {{"material.inspection_failed", {}, base::Severity::Error}}};
}

/// The members of the answer that are no findings; what this process can see by itself it says itself.
std::string facts_of(json::View inspected, const ReceivedFile& file, std::string_view sha256) {
    json::Writer out;
    out.begin_object();
    for (const json::Member member : inspected.members()) {
        const bool is_fact = member.name != "findings" && member.name != "size_bytes" && member.name != "sha256";
        if (is_fact && !member.value.is_null()) out.member(member.name, member.value);
    }
    out.member("size_bytes", file.content.size()).member("sha256", sha256).end_object();
    return out.take();
}

base::Finding read_finding(json::View told) {
    const bool is_warning = told["severity"].string_or({}) == base::name_of(base::Severity::Warn);
    base::Finding finding{
        std::string(told["code"].string_or({})), {}, is_warning ? base::Severity::Warn : base::Severity::Error};
    const auto measured = told["measured"].integer();
    const auto limit = told["limit"].integer();
    if (measured && limit) finding.measure = base::Measure{*measured, *limit};
    return finding;
}

Verdict read_verdict(const ports::Inspection& inspection, const ReceivedFile& file, std::string_view sha256) {
    if (inspection.end != ports::InspectionEnd::Answered) return failed();
    const auto answer = json::Document::parse(inspection.answer);
    if (!answer) return failed();
    const json::View inspected = answer->root()["ok"];
    const std::string_view kind = inspected["kind"].string_or({});
    if (!material::kind_of(kind) || !inspected["findings"].is_array()) return failed();
    Verdict verdict{std::string(kind),
                    inspected["width"].integer(),
                    inspected["height"].integer(),
                    facts_of(inspected, file, sha256),
                    {}};
    for (const json::View finding : inspected["findings"].elements())
        verdict.findings.push_back(read_finding(finding));
    return verdict;
}

bool is_accepted(const Findings& findings) {
    for (const base::Finding& finding : findings) {
        if (finding.severity == base::Severity::Error) return false;
    }
    return true;
}

void place_at(Findings& findings, std::string_view material) {
    for (base::Finding& finding : findings)
        finding.field = "material:" + std::string(material);
}

storage::Upload upload_of(const FileTarget& target, const ReceivedFile& file, const Verdict& verdict,
                          std::string sha256) {
    storage::Upload upload;
    upload.service = target.service->service().id();
    upload.material = target.material->id;
    upload.sha256 = std::move(sha256);
    upload.kind = verdict.kind;
    upload.size_bytes = static_cast<std::int64_t>(file.content.size());
    upload.width = verdict.width;
    upload.height = verdict.height;
    upload.file_name = file.name;
    upload.inspection = verdict.facts;
    return upload;
}

}  // namespace

FileTarget find_target(const Office& office, std::string_view service, std::string_view material) {
    const ServiceEntry* entry = office.catalogue.find_service(service);
    const material::Material* found = entry != nullptr ? entry->service().material(material) : nullptr;
    if (found == nullptr || !found->accept.is_object()) throw http::Refused(Problem(ProblemCode::NotFound));
    return {entry, found};
}

boost::asio::awaitable<base::Result<storage::Upload, Findings>> examine(const Office& office, FileTarget target,
                                                                        const ReceivedFile& file) {
    std::string sha256;
    Verdict verdict = co_await office.workers.run([&] {
        sha256 = seal::sha256_hex(file.content);
        return read_verdict(office.inspector.inspect(request_of(target, file), file.content), file, sha256);
    });
    if (is_accepted(verdict.findings) && office.scanner != nullptr) {
        const ports::Scan scan = co_await office.scanner->scan(file.content);
        if (scan.end == ports::ScanEnd::Unavailable) {
            throw http::Refused(
                Problem(ProblemCode::ScannerUnavailable).with_header("Retry-After", scanner_retry_seconds));
        }
        if (scan.end == ports::ScanEnd::Infected) {
            verdict.findings.push_back({"material.infected", {}, base::Severity::Error});
        }
    }
    if (is_accepted(verdict.findings)) co_return upload_of(target, file, verdict, std::move(sha256));
    place_at(verdict.findings, target.material->id);
    co_return Err{std::move(verdict.findings)};
}

std::string findings_text(const Findings& findings) {
    json::Writer out;
    form::write_findings(out, findings);
    return out.take();
}

Problem not_accepted(std::string findings) {
    return Problem(ProblemCode::FileNotAccepted).with_json("findings", std::move(findings));
}

std::string upload_text(const storage::Upload& upload) {
    json::Writer out;
    out.begin_object().name("upload").begin_object().member("id", upload.id).member("material", upload.material);
    out.member("sha256", upload.sha256).member("kind", upload.kind).member("size_bytes", upload.size_bytes);
    out.name("width");
    upload.width ? out.value(*upload.width) : out.null();
    out.name("height");
    upload.height ? out.value(*upload.height) : out.null();
    out.end_object().end_object();
    return out.take();
}

}  // namespace onetrip::endpoints
