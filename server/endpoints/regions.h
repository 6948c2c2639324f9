#pragma once

/// Provinces, cities and counties by name (GB/T 2260), as `catalog/regions.json` lists them: what an address is chosen
/// from, level by level. A row is `[code, name, parts]`; where there are no parts, an address can lie.

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/json/document.h"
#include "server/http/cached_answer.h"

namespace onetrip::endpoints {

class Regions {
public:
    /// nullopt if the document is not in this shape: three levels at most, six digits each, no code twice.
    [[nodiscard]] static std::optional<Regions> read(std::unique_ptr<const json::Document> document);

    /// What an address begins with (`浙江省杭州市西湖区`, `北京市东城区`); nullopt for a code that is not in the table,
    /// or that is not as near as it could be.
    [[nodiscard]] std::optional<std::string> place(std::string_view code) const;

    /// `{"regions":[{"code","name"}]}`: the provinces.
    [[nodiscard]] const http::CachedAnswer& answer() const { return *answer_; }
    /// `{"region":{"code","name","parts":[…]}}` with all that lies in it; nullptr for a code that is no province's.
    [[nodiscard]] const http::CachedAnswer* answer_of(std::string_view province) const;

private:
    struct Place {
        std::string_view code;
        std::string name;
    };
    Regions() = default;
    bool read_province(json::View row);

    std::unique_ptr<const json::Document> document_;
    std::vector<Place> places_;  ///< by code
    std::unique_ptr<http::CachedAnswer> answer_;
    std::vector<std::pair<std::string_view, http::CachedAnswer>> provinces_;
};

}  // namespace onetrip::endpoints
