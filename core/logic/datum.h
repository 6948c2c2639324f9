#pragma once

/// The value as the evaluator carries it: 16 bytes, copied freely, owning nothing. Scalars are inside; texts and
/// computed arrays lie in an Arena or in the rule; arrays and objects of a document stay where they were parsed.
/// Others use Value, which adds the ownership.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "core/json/document.h"
#include "core/json/writer.h"

namespace onetrip::logic {

enum class Tag : std::uint8_t {
    Null,
    Boolean,
    Integer,
    Real,
    String,
    Array,           ///< computed: `elements`
    Object,          ///< computed: `members`
    DocumentArray,   ///< `document`, `size` is the node's index
    DocumentObject,  ///< the same
    Failed           ///< never a value: the evaluator unwinds
};

struct DatumMember;

struct Datum {
    Tag tag = Tag::Null;
    /// How deep the computed containers below here are nested; 0 for scalars and document containers. Bounded by
    /// `Limits::result_depth_max`, so that whoever walks a value may recurse.
    std::uint8_t depth = 0;
    std::uint32_t size = 0;  ///< bytes, elements or members; the node's index for what lies in a document
    union {
        std::int64_t integer;  ///< also 0 and 1 for a boolean
        double real;
        const char* text;
        const Datum* elements;
        const DatumMember* members;
        const json::Document* document;
    };

    Datum() : integer(0) {}

    [[nodiscard]] static Datum of(bool truth) { return whole(Tag::Boolean, truth ? 1 : 0); }
    [[nodiscard]] static Datum of(std::int64_t number) { return whole(Tag::Integer, number); }
    [[nodiscard]] static Datum of(double number);
    /// The bytes stay the owner's.
    [[nodiscard]] static Datum of(std::string_view text);
    [[nodiscard]] static Datum of(json::View view);  ///< absent reads as null
    [[nodiscard]] static Datum failed() { return whole(Tag::Failed, 0); }

    [[nodiscard]] bool is_null() const { return tag == Tag::Null; }
    [[nodiscard]] bool is_string() const { return tag == Tag::String; }
    [[nodiscard]] bool is_number() const { return tag == Tag::Integer || tag == Tag::Real; }
    [[nodiscard]] bool is_array() const { return tag == Tag::Array || tag == Tag::DocumentArray; }
    [[nodiscard]] bool is_object() const { return tag == Tag::Object || tag == Tag::DocumentObject; }
    [[nodiscard]] bool is_failed() const { return tag == Tag::Failed; }

    [[nodiscard]] std::string_view string() const { return {text, size}; }
    [[nodiscard]] json::View view() const { return document->view_at(size); }
    /// Elements or members; 0 for anything else.
    [[nodiscard]] std::uint32_t count() const;
    /// JsonLogic's truth: null, false, 0, "" and [] are false; everything else, {} and "0" too, is true.
    [[nodiscard]] bool truthy() const;

private:
    static Datum whole(Tag tag, std::int64_t number) {
        Datum datum;
        datum.tag = tag;
        datum.integer = number;
        return datum;
    }
};
static_assert(sizeof(Datum) == 16);

struct DatumMember {
    Datum name;  ///< a string
    Datum value;
};

/// An element by place; nullopt if there is none, which is not the same as an element that is null.
[[nodiscard]] std::optional<Datum> element_of(const Datum& array, std::size_t index);
/// A member by name, or an element of an array by its index as JSON Pointer spells it.
[[nodiscard]] std::optional<Datum> member_of(const Datum& container, std::string_view name);

/// Walks over the elements of an array, computed or in a document; over nothing for any other value.
class Elements {
public:
    explicit Elements(const Datum& array);
    /// False at the end.
    bool next(Datum& element);

private:
    const Datum* at_ = nullptr;
    const Datum* end_ = nullptr;
    json::View::Elements::Iterator document_at_{nullptr, 0};
    json::View::Elements::Iterator document_end_{nullptr, 0};
};

void write(json::Writer& out, const Datum& datum);

}  // namespace onetrip::logic
