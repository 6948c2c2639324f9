#include "core/logic/datum.h"

#include "core/json/pointer.h"

namespace onetrip::logic {

Datum Datum::of(double number) {
    Datum datum;
    datum.tag = Tag::Real;
    datum.real = number;
    return datum;
}

Datum Datum::of(std::string_view text) {
    Datum datum;
    datum.tag = Tag::String;
    datum.size = static_cast<std::uint32_t>(text.size());
    datum.text = text.data();
    return datum;
}

Datum Datum::of(json::View view) {
    if (!view) return {};
    switch (view.kind()) {
        case json::Kind::Null: return {};
        case json::Kind::Boolean: return of(*view.boolean());
        case json::Kind::Integer: return of(*view.integer());
        case json::Kind::Real: return of(*view.number());
        case json::Kind::String: return of(*view.string());
        case json::Kind::Array:
        case json::Kind::Object: break;
    }
    Datum datum;
    datum.tag = view.is_array() ? Tag::DocumentArray : Tag::DocumentObject;
    datum.size = view.index();
    datum.document = &view.document();
    return datum;
}

std::uint32_t Datum::count() const {
    if (tag == Tag::Array || tag == Tag::Object) return size;
    if (tag == Tag::DocumentArray || tag == Tag::DocumentObject) return static_cast<std::uint32_t>(view().size());
    return 0;
}

bool Datum::truthy() const {
    switch (tag) {
        case Tag::Null:
        case Tag::Failed: return false;
        case Tag::Boolean:
        case Tag::Integer: return integer != 0;
        case Tag::Real: return real != 0;
        case Tag::String:
        case Tag::Array: return size != 0;
        case Tag::DocumentArray: return view().size() != 0;
        case Tag::Object:
        case Tag::DocumentObject: return true;
    }
    return false;
}

std::optional<Datum> element_of(const Datum& array, std::size_t index) {
    if (array.tag == Tag::Array) {
        if (index >= array.size) return std::nullopt;
        return array.elements[index];
    }
    if (array.tag != Tag::DocumentArray) return std::nullopt;
    const json::View element = array.view().at(index);
    if (!element) return std::nullopt;
    return Datum::of(element);
}

std::optional<Datum> member_of(const Datum& container, std::string_view name) {
    if (container.tag == Tag::DocumentObject) {
        const json::View member = container.view()[name];
        if (!member) return std::nullopt;
        return Datum::of(member);
    }
    if (container.tag == Tag::Object) {
        for (std::uint32_t i = 0; i < container.size; ++i) {
            if (container.members[i].name.string() == name) return container.members[i].value;
        }
        return std::nullopt;
    }
    if (!container.is_array()) return std::nullopt;
    const auto index = json::array_index(name);
    return index ? element_of(container, *index) : std::nullopt;
}

Elements::Elements(const Datum& array) {
    if (array.tag == Tag::Array) {
        at_ = array.elements;
        end_ = at_ + array.size;
    } else if (array.tag == Tag::DocumentArray) {
        const json::View::Elements elements = array.view().elements();
        document_at_ = elements.begin();
        document_end_ = elements.end();
    }
}

bool Elements::next(Datum& element) {
    if (at_ != end_) {
        element = *at_++;
        return true;
    }
    if (!(document_at_ != document_end_)) return false;
    element = Datum::of(*document_at_);
    ++document_at_;
    return true;
}

void write(json::Writer& out, const Datum& datum) {
    switch (datum.tag) {
        case Tag::Null:
        case Tag::Failed: out.null(); return;
        case Tag::Boolean: out.value(datum.integer != 0); return;
        case Tag::Integer: out.value(datum.integer); return;
        case Tag::Real: out.value(datum.real); return;
        case Tag::String: out.value(datum.string()); return;
        case Tag::DocumentArray:
        case Tag::DocumentObject: out.value(datum.view()); return;
        case Tag::Array:
            out.begin_array();
            for (std::uint32_t i = 0; i < datum.size; ++i)
                write(out, datum.elements[i]);
            out.end_array();
            return;
        case Tag::Object:
            out.begin_object();
            for (std::uint32_t i = 0; i < datum.size; ++i) {
                out.name(datum.members[i].name.string());
                write(out, datum.members[i].value);
            }
            out.end_object();
            return;
    }
}

}  // namespace onetrip::logic
