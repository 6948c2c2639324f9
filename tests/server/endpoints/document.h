#pragma once

/// The interface document as a judge: is this answer what openapi.json says?

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace onetrip::test {

class InterfaceDocument {
public:
    InterfaceDocument();

    [[nodiscard]] const nlohmann::json& root() const { return root_; }
    /// The operation of a route (`/api/v1/cases/{number}`); a null value if the document has none.
    [[nodiscard]] const nlohmann::json& operation(std::string_view method, std::string_view pattern) const;
    /// What is wrong with an answer; empty if nothing is.
    [[nodiscard]] std::string fault_of(std::string_view method, std::string_view pattern, int status,
                                       std::string_view media_type, std::string_view body) const;

private:
    nlohmann::json root_;
    nlohmann::json none_;
};

}  // namespace onetrip::test
