#include "server/inspection/inspector_pdf.h"

#include <algorithm>
#include <optional>
#include <stdexcept>

// clang 14 cannot read libqpdf's JSON.hh as C++20: it destroys a std::vector<JSON> inside JSON. Nothing of it is needed
// here.
#define JSON_HH  // its own guard
class JSON;
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFExc.hh>
#include <qpdf/QPDFObjectHandle.hh>

#include "core/json/document.h"
#include "core/json/measure.h"
#include "core/json/writer.h"
#include "core/material/file_facts.h"
#include "core/material/pdf_scan.h"

namespace onetrip::inspection {
namespace {

using material::Damage;
using material::FileFacts;

/// Objects inside objects; libqpdf itself gives up at 500.
constexpr int depth_max = 500;

/// What every object of a file says, and whether all of it could be said.
struct Reading {
    bool needs_password = false;  ///< then nothing else is known
    std::int64_t pages = 0;
    bool has_active_content = false;
    bool has_embedded_files = false;
    bool is_seen_whole = false;
};

void take_name(std::string_view name, Reading& reading) {
    name.remove_prefix(name.starts_with('/') ? 1 : 0);
    if (material::is_active_pdf_name(name)) reading.has_active_content = true;
    if (material::is_embedding_pdf_name(name)) reading.has_embedded_files = true;
}

/// Not beyond references: what they lead to is in the list of objects itself.
void take_object(QPDFObjectHandle object, int depth, Reading& reading) {
    if (depth > depth_max || (depth > 0 && object.isIndirect())) return;
    if (object.isName()) take_name(object.getName(), reading);
    if (object.isArray()) {
        for (QPDFObjectHandle& element : object.aitems())
            take_object(element, depth + 1, reading);
    }
    if (object.isStream()) object = object.getDict();
    if (!object.isDictionary()) return;
    for (const auto& [key, value] : object.ditems()) {
        take_name(key, reading);
        take_object(value, depth + 1, reading);
    }
}

/// Opened with the empty password, as every reader tries first. nullopt where nobody finds objects and pages in it.
std::optional<Reading> read(base::BytesView file) {
    try {
        QPDF pdf;
        pdf.setSuppressWarnings(true);
        const std::string_view bytes = base::as_text(file);
        pdf.processMemoryFile("file", bytes.data(), bytes.size());
        Reading reading;
        reading.pages = static_cast<std::int64_t>(pdf.getAllPages().size());
        for (const QPDFObjectHandle& object : pdf.getAllObjects())
            take_object(object, 0, reading);
        reading.is_seen_whole = pdf.numWarnings() == 0;
        return reading;
    } catch (const QPDFExc& refused) {
        // Encrypted for somebody's certificate, it opens for nobody else.
        const auto why = refused.getErrorCode();
        if (why != qpdf_e_password && why != qpdf_e_unsupported) return std::nullopt;
        Reading locked;
        locked.needs_password = true;
        return locked;
    } catch (const std::runtime_error&) {
        return std::nullopt;  // out of memory is none, and ends the process
    } catch (const std::logic_error&) {
        return std::nullopt;
    }
}

void set(FileFacts& facts, Damage damage, bool is_so) {
    const auto at = std::lower_bound(facts.damage.begin(), facts.damage.end(), damage);
    const bool is_there = at != facts.damage.end() && *at == damage;
    if (is_so && !is_there) facts.damage.insert(at, damage);
    if (!is_so && is_there) facts.damage.erase(at);
}

void add_reading(FileFacts& facts, base::BytesView file) {
    for (const Damage damage : {Damage::Truncated, Damage::Bomb}) {
        if (facts.has(damage)) return;
    }
    const auto reading = read(file);
    // Whoever opens it has the last word on whether it opens.
    if (reading) {
        set(facts, Damage::Restricted, false);
        set(facts, Damage::Encrypted, reading->needs_password);
        if (reading->needs_password) return;
    }
    if (!reading || reading->pages == 0) return set(facts, Damage::Damaged, true);
    facts.pages = reading->pages;
    if (reading->has_active_content) set(facts, Damage::ActiveContent, true);
    if (reading->has_embedded_files) set(facts, Damage::EmbeddedFiles, true);
    if (reading->is_seen_whole) set(facts, Damage::UnseenContent, false);
}

std::string write_answer(const FileFacts& facts, const material::FileSpec& spec) {
    json::Writer out;
    out.begin_object().name("ok").begin_object();
    material::write_file_facts(out, facts);
    out.name("findings").begin_array();
    for (const base::Finding& finding : material::check_facts(facts, spec)) {
        out.begin_object().member("code", finding.code).member("severity", base::name_of(finding.severity));
        json::write_measure(out, finding.measure);
        out.end_object();
    }
    out.end_array().end_object().end_object();
    return out.take();
}

}  // namespace

std::string with_pdf_reading(std::string_view request, std::string answer, base::BytesView file) {
    const auto asked = json::Document::parse(request);
    const auto said = json::Document::parse(answer);
    if (!asked || !said || asked->root()["op"].string_or({}) != "material.inspect") return answer;
    auto facts = material::read_file_facts(said->root()["ok"]);
    if (!facts || facts->kind != material::Kind::Pdf) return answer;
    material::FileSpec spec;
    if (const json::View given = asked->root()["input"]["spec"]) {
        auto read_spec = material::read_file_spec(given);
        if (!read_spec) return answer;
        spec = std::move(read_spec).value();
    }
    add_reading(*facts, file);
    return write_answer(*facts, spec);
}

}  // namespace onetrip::inspection
