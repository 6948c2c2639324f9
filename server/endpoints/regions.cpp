#include "server/endpoints/regions.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/json/writer.h"

namespace onetrip::endpoints {
namespace {

constexpr int levels = 3;

/// Names of levels that have none of their own: nobody writes them on an envelope.
bool is_written(std::string_view name) {
    constexpr std::string_view stand_in = "行政区划";
    const bool ends_so = name.size() >= stand_in.size() && name.substr(name.size() - stand_in.size()) == stand_in;
    return name != "市辖区" && name != "县" && !ends_so;
}

http::CachedAnswer cached(json::Writer& out) {
    return http::CachedAnswer({{"Content-Type", "application/json"}, {"Cache-Control", "no-cache"}},
                              http::SharedBytes(out.take()));
}

bool is_row(json::View row) {
    const auto code = row.at(0).string();
    return code && code->size() == 6 && base::is_digits(*code) && row.at(1).string() && row.size() <= 3;
}

/// The row and all below it, checked beforehand.
void write_row(json::Writer& out, json::View row) {
    out.begin_object().member("code", row.at(0)).member("name", row.at(1)).name("parts").begin_array();
    for (const json::View part : row.at(2).elements())
        write_row(out, part);
    out.end_array().end_object();
}

/// Calls `take(code, name)` for each place; false for a row that is none.
template <typename Take>
bool visit_places(json::View row, const std::string& within, int level, Take& take) {
    if (!is_row(row) || level > levels) return false;
    const std::string_view name = *row.at(1).string();
    const std::string whole = is_written(name) ? within + std::string(name) : within;
    if (row.size() == 2) {
        take(*row.at(0).string(), whole);
        return true;
    }
    if (row.at(2).size() == 0) return false;
    for (const json::View part : row.at(2).elements()) {
        if (!visit_places(part, whole, level + 1, take)) return false;
    }
    return true;
}

}  // namespace

std::optional<Regions> Regions::read(std::unique_ptr<const json::Document> document) {
    Regions regions;
    regions.document_ = std::move(document);
    const json::View rows = regions.document_->root()["regions"];
    if (!rows.is_array() || rows.size() == 0) return std::nullopt;
    json::Writer provinces;
    provinces.begin_object().name("regions").begin_array();
    for (const json::View row : rows.elements()) {
        if (!regions.read_province(row)) return std::nullopt;
        provinces.begin_object().member("code", row.at(0)).member("name", row.at(1)).end_object();
    }
    provinces.end_array().end_object();
    regions.answer_ = std::make_unique<http::CachedAnswer>(cached(provinces));
    const auto earlier = [](const Place& a, const Place& b) { return a.code < b.code; };
    std::sort(regions.places_.begin(), regions.places_.end(), earlier);
    const auto same = [](const Place& a, const Place& b) { return a.code == b.code; };
    if (std::adjacent_find(regions.places_.begin(), regions.places_.end(), same) != regions.places_.end()) {
        return std::nullopt;
    }
    return regions;
}

bool Regions::read_province(json::View row) {
    auto take = [this](std::string_view code, const std::string& name) { places_.push_back({code, name}); };
    if (!visit_places(row, {}, 1, take)) return false;
    json::Writer out;
    out.begin_object().name("region");
    write_row(out, row);
    out.end_object();
    provinces_.emplace_back(*row.at(0).string(), cached(out));
    return true;
}

std::optional<std::string> Regions::place(std::string_view code) const {
    const auto found =
        std::lower_bound(places_.begin(), places_.end(), code,
                         [](const Place& place, std::string_view wanted) { return place.code < wanted; });
    if (found == places_.end() || found->code != code) return std::nullopt;
    return found->name;
}

const http::CachedAnswer* Regions::answer_of(std::string_view province) const {
    for (const auto& [code, answer] : provinces_) {
        if (code == province) return &answer;
    }
    return nullptr;
}

}  // namespace onetrip::endpoints
