#pragma once

/// What a rule yields. A value refers to the data and to the rule wherever it can: keep the data's document and the
/// Rule as long as the value is used. What was computed (a joined text, a mapped array) the value owns, shared by its
/// copies.

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

#include "core/json/document.h"
#include "core/json/writer.h"
#include "core/logic/arena.h"
#include "core/logic/datum.h"

namespace onetrip::logic {

class Value {
public:
    Value() = default;  ///< null
    /// A value of a document; absent reads as null.
    explicit Value(json::View view) : datum_(Datum::of(view)) {}

    [[nodiscard]] json::Kind kind() const;
    [[nodiscard]] bool is_null() const { return datum_.is_null(); }
    [[nodiscard]] bool is_array() const { return datum_.is_array(); }
    [[nodiscard]] bool is_object() const { return datum_.is_object(); }

    /// The value if it is of that kind, else nullopt.
    [[nodiscard]] std::optional<bool> boolean() const;
    /// `3` and `3.0`, as far as an int64 holds them exactly.
    [[nodiscard]] std::optional<std::int64_t> integer() const;
    [[nodiscard]] std::optional<double> number() const;
    [[nodiscard]] std::optional<std::string_view> string() const;

    /// Elements of an array, members of an object, bytes of a string; 0 for anything else.
    [[nodiscard]] std::size_t size() const;
    /// An element of an array, else null.
    [[nodiscard]] Value at(std::size_t index) const;
    /// A member of an object, else null.
    [[nodiscard]] Value operator[](std::string_view name) const;

    /// JsonLogic's truth: null, false, 0, "" and [] are false; everything else, {} and "0" too, is true.
    [[nodiscard]] bool truthy() const { return datum_.truthy(); }
    /// As json::View::equals: numbers by value, objects without regard to order.
    [[nodiscard]] bool equals(const Value& other) const;

    void write(json::Writer& out) const { logic::write(out, datum_); }

private:
    friend class Rule;
    Value(Datum datum, std::shared_ptr<const Arena> arena) : datum_(datum), arena_(std::move(arena)) {}

    Datum datum_;
    std::shared_ptr<const Arena> arena_;
};

}  // namespace onetrip::logic
