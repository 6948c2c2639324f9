#pragma once

/// The interface document as a judge: is this answer what openapi.json says?

#include <map>
#include <memory>
#include <mutex>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "core/schema/schema.h"

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
    /// A schema of the document, or why it is none.
    struct Judge {
        std::unique_ptr<const schema::Schema> schema;
        std::string fault;
    };
    /// Each schema is compiled once: with everything it may refer to that takes longer than most requests.
    [[nodiscard]] const Judge& judge_of(const nlohmann::json& schema) const;

    mutable std::mutex mutex_;
    mutable std::map<const nlohmann::json*, Judge> judges_;  ///< by where the schema stands in the document
    nlohmann::json root_;
    nlohmann::json none_;
};

}  // namespace onetrip::test
