#pragma once

/// Reads an object whose members are known by name, and keeps the first place that is not as it should be. It serves
/// the shapes the core takes from its own callers (operations, catalogue data, stored records), where one fault is
/// enough and its place must be named; what a citizen fills in is judged by core/schema, which finds everything.
///
///     Shape shape(request.input);
///     const std::string_view number = shape.text("number");
///     shape.only({"number"});
///     if (shape.fault()) return ...;   // "/number" if it is absent or no string, "/foo" for an unknown member

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/day.h"
#include "core/base/instant.h"
#include "core/json/document.h"

namespace onetrip::json {

/// Where a text is not of its form: a JSON Pointer into it.
struct Fault {
    std::string at;
};

class Shape {
public:
    /// `at` is the JSON Pointer of `object` in the whole input. Anything but an object is the fault `at` itself.
    explicit Shape(View object, std::string_view at = {});

    // Required members: absent or of another kind is a fault, and reads as empty, zero or an absent View.
    [[nodiscard]] std::string_view text(std::string_view name);
    [[nodiscard]] std::int64_t integer(std::string_view name, std::int64_t minimum, std::int64_t maximum);
    [[nodiscard]] bool boolean(std::string_view name);
    [[nodiscard]] base::Day day(std::string_view name);
    [[nodiscard]] base::Instant instant(std::string_view name);
    [[nodiscard]] View object(std::string_view name);
    [[nodiscard]] View array(std::string_view name);

    // Optional members: absent or null reads as nothing; of another kind is a fault.
    [[nodiscard]] std::optional<std::string_view> text_if(std::string_view name);
    [[nodiscard]] std::optional<std::int64_t> integer_if(std::string_view name, std::int64_t minimum,
                                                         std::int64_t maximum);
    [[nodiscard]] std::optional<bool> boolean_if(std::string_view name);
    [[nodiscard]] std::optional<base::Day> day_if(std::string_view name);
    [[nodiscard]] std::optional<base::Instant> instant_if(std::string_view name);
    [[nodiscard]] View object_if(std::string_view name);
    [[nodiscard]] View array_if(std::string_view name);

    /// A member that is not named here is a fault.
    void only(std::initializer_list<std::string_view> known);

    /// Says that a member's value is wrong for a reason of the caller's own.
    void wrong(std::string_view name);
    /// Takes over the fault of a part that was read with a Shape of its own.
    void take(const std::optional<std::string>& fault);

    /// The pointer of a member in the whole input.
    [[nodiscard]] std::string place(std::string_view name) const;
    [[nodiscard]] std::string place(std::string_view name, std::size_t index) const;

    /// Where the first fault is; nullopt if there is none.
    [[nodiscard]] const std::optional<std::string>& fault() const { return fault_; }

private:
    [[nodiscard]] View member(std::string_view name) const;
    [[nodiscard]] bool is_left_out(std::string_view name) const;

    View object_;
    std::string at_;
    std::optional<std::string> fault_;
};

}  // namespace onetrip::json
