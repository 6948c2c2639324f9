#pragma once

/// A JSON text (RFC 8259, kept to I-JSON, RFC 7493) parsed once, strictly and within limits, into a flat read-only
/// document. It serves every rule on both sides of the wire; nlohmann/json serves the server's own documents, which
/// are built and read at leisure.
///
/// Shape: one node of 16 bytes per value in document order. A container knows where it ends, so a reader skips it in
/// one step; a member of an object is two nodes, its name and its value. Strings stay where they were read, their
/// escapes undone in place.
///
///     {"a":[1,"x"]}  ->  Object end=5 | String "a" | Array end=5 | Integer 1 | String "x"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace onetrip::json {

enum class Kind : std::uint8_t { Null, Boolean, Integer, Real, String, Array, Object };

/// What is let in. The defaults suit a form; a caller that takes bigger texts says so.
struct Limits {
    std::size_t size_bytes_max = 4u << 20;
    std::uint32_t depth_max = 128;
    std::uint32_t values_max = 1u << 20;
};

/// In the order in which they are looked for.
enum class ParseRefusal : std::uint8_t {
    TooLarge,      ///< more bytes than `size_bytes_max`
    TooDeep,       ///< nested deeper than `depth_max`
    TooMany,       ///< more values than `values_max`
    NotJson,       ///< the grammar is broken, or something follows the value
    BadText,       ///< not UTF-8, or a lone surrogate escape (RFC 7493 section 2.1)
    NumberRange,   ///< beyond what a double holds
    DuplicateName  ///< one object names a member twice (RFC 7493 section 2.3)
};
[[nodiscard]] std::string_view code_of(ParseRefusal refusal);

struct ParseError {
    ParseRefusal refusal = ParseRefusal::NotJson;
    std::size_t at_bytes = 0;  ///< where in the text it was seen
};

struct Node {
    Kind kind = Kind::Null;
    std::uint32_t size = 0;  ///< elements or members; bytes of a string; 1 for true
    union {
        std::int64_t integer;
        double real;
        std::uint64_t text_at;  ///< a string's place in the document's text
        std::uint64_t end;      ///< a container's end: the index of the node that follows it
    };
    Node() : integer(0) {}
};
static_assert(sizeof(Node) == 16);

class Document;

/// A value inside a document: two words, valid as long as the document is. A default View is "absent", which is what
/// a missing member reads as; every question to it answers no.
class View {
public:
    View() = default;

    [[nodiscard]] bool exists() const { return document_ != nullptr; }
    explicit operator bool() const { return exists(); }

    [[nodiscard]] Kind kind() const { return node().kind; }
    [[nodiscard]] bool is(Kind kind) const { return exists() && node().kind == kind; }
    [[nodiscard]] bool is_null() const { return is(Kind::Null); }
    [[nodiscard]] bool is_boolean() const { return is(Kind::Boolean); }
    [[nodiscard]] bool is_number() const { return is(Kind::Integer) || is(Kind::Real); }
    [[nodiscard]] bool is_string() const { return is(Kind::String); }
    [[nodiscard]] bool is_array() const { return is(Kind::Array); }
    [[nodiscard]] bool is_object() const { return is(Kind::Object); }

    /// The value if it is of that kind, else nullopt.
    [[nodiscard]] std::optional<bool> boolean() const;
    /// An integer in the JSON Schema sense: `3` and `3.0`, as far as an int64 holds them exactly.
    [[nodiscard]] std::optional<std::int64_t> integer() const;
    [[nodiscard]] std::optional<double> number() const;
    [[nodiscard]] std::optional<std::string_view> string() const;

    /// The value, or what the caller says instead.
    [[nodiscard]] std::string_view string_or(std::string_view otherwise) const { return string().value_or(otherwise); }
    [[nodiscard]] std::int64_t integer_or(std::int64_t otherwise) const { return integer().value_or(otherwise); }
    [[nodiscard]] bool boolean_or(bool otherwise) const { return boolean().value_or(otherwise); }

    /// Elements of an array, members of an object, bytes of a string; 0 for anything else.
    [[nodiscard]] std::size_t size() const;

    /// A member by name, or absent. Objects are searched in order: forms have tens of members, not thousands.
    [[nodiscard]] View operator[](std::string_view name) const;
    /// An element by place, or absent.
    [[nodiscard]] View at(std::size_t index) const;
    /// RFC 6901; the empty pointer is the value itself; absent if it leads nowhere or is malformed.
    [[nodiscard]] View find(std::string_view pointer) const;

    class Elements;
    class Members;
    /// For range-for; empty unless the value is an array (elements) or an object (members).
    [[nodiscard]] Elements elements() const;
    [[nodiscard]] Members members() const;

    /// Equal as JSON Schema compares: numbers by value (1 equals 1.0), objects without regard to order.
    [[nodiscard]] bool equals(View other) const;

    /// Where in the parsed text the value stands: exact for a string, else the last string begun before it or in it
    /// (a member's name). Good enough to name a line.
    [[nodiscard]] std::size_t text_at_bytes() const;

    /// Where the node stands in its document: a cheap identity for caches.
    [[nodiscard]] std::uint32_t index() const { return index_; }
    [[nodiscard]] const Document& document() const { return *document_; }

private:
    friend class Document;
    View(const Document* document, std::uint32_t index) : document_(document), index_(index) {}
    [[nodiscard]] const Node& node() const;
    [[nodiscard]] std::uint32_t next() const;  ///< the index after this value

    const Document* document_ = nullptr;
    std::uint32_t index_ = 0;
};

struct Member {
    std::string_view name;
    View value;
};

class View::Elements {
public:
    class Iterator {
    public:
        Iterator(const Document* document, std::uint32_t index) : document_(document), index_(index) {}
        View operator*() const { return {document_, index_}; }
        Iterator& operator++() {
            index_ = View(document_, index_).next();
            return *this;
        }
        bool operator!=(const Iterator& other) const { return index_ != other.index_; }

    private:
        const Document* document_;
        std::uint32_t index_;
    };
    Elements(const Document* document, std::uint32_t begin, std::uint32_t end)
        : document_(document), begin_(begin), end_(end) {}
    [[nodiscard]] Iterator begin() const { return {document_, begin_}; }
    [[nodiscard]] Iterator end() const { return {document_, end_}; }

private:
    const Document* document_;
    std::uint32_t begin_;
    std::uint32_t end_;
};

class View::Members {
public:
    class Iterator {
    public:
        Iterator(const Document* document, std::uint32_t index) : document_(document), index_(index) {}
        Member operator*() const { return {View(document_, index_).string_or({}), View(document_, index_ + 1)}; }
        Iterator& operator++() {
            index_ = View(document_, index_ + 1).next();
            return *this;
        }
        bool operator!=(const Iterator& other) const { return index_ != other.index_; }

    private:
        const Document* document_;
        std::uint32_t index_;
    };
    Members(const Document* document, std::uint32_t begin, std::uint32_t end)
        : document_(document), begin_(begin), end_(end) {}
    [[nodiscard]] Iterator begin() const { return {document_, begin_}; }
    [[nodiscard]] Iterator end() const { return {document_, end_}; }

private:
    const Document* document_;
    std::uint32_t begin_;
    std::uint32_t end_;
};

/// Owns the text and the nodes. It can be moved but not copied, and it does not move what views point to only as long
/// as it stays where it is: hold it by unique_ptr or in place while views are used.
class Document {
public:
    Document() = default;
    Document(Document&&) = default;
    Document& operator=(Document&&) = default;
    Document(const Document&) = delete;
    Document& operator=(const Document&) = delete;

    [[nodiscard]] static base::Result<Document, ParseError> parse(std::string_view text, const Limits& limits = {});

    /// The whole value. A default document is `null`-less: its root is absent.
    [[nodiscard]] View root() const { return nodes_.empty() ? View() : View(this, 0); }
    /// The value that View::index() counted. A member's name stands right before its value, and reads as a string.
    [[nodiscard]] View at(std::uint32_t index) const {
        ONETRIP_ASSERT(index < nodes_.size());
        return {this, index};
    }
    /// The value whose View::index() this was.
    [[nodiscard]] View view_at(std::uint32_t index) const { return View(this, index); }
    [[nodiscard]] std::uint32_t node_count() const { return static_cast<std::uint32_t>(nodes_.size()); }

private:
    friend class View;
    friend class Parser;
    std::string text_;
    std::vector<Node> nodes_;
};

// What every check asks of every value stands here, so that it costs no call.

inline const Node& View::node() const {
    ONETRIP_ASSERT(exists());
    return document_->nodes_[index_];
}

inline std::uint32_t View::next() const {
    const Node& here = node();
    const bool is_container = here.kind == Kind::Array || here.kind == Kind::Object;
    return is_container ? static_cast<std::uint32_t>(here.end) : index_ + 1;
}

inline std::optional<std::string_view> View::string() const {
    if (!is_string()) return std::nullopt;
    return std::string_view(document_->text_.data() + node().text_at, node().size);
}

}  // namespace onetrip::json
