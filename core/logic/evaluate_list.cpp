// What walks over lists and builds them.

#include <algorithm>

#include "core/logic/evaluator.h"

namespace onetrip::logic {

Datum* Evaluator::new_elements(const Node& node, std::size_t size) {
    if (size == 0) return &nothing_;
    void* memory_for = memory().allocate(size * sizeof(Datum));
    if (memory_for == nullptr) {
        stop(node, ThrownReason::TooMuchMemory);
        return nullptr;
    }
    Datum* elements = static_cast<Datum*>(memory_for);
    for (std::size_t i = 0; i < size; ++i)
        new (elements + i) Datum();
    return elements;
}

Datum Evaluator::finish_array(const Node& node, const Datum* elements, std::size_t size) {
    Datum array;
    array.tag = Tag::Array;
    array.depth = 1;
    array.size = static_cast<std::uint32_t>(size);
    array.elements = elements;
    for (std::size_t i = 0; i < size; ++i) {
        if (elements[i].depth >= plan_.limits.result_depth_max) return stop(node, ThrownReason::ResultTooDeep);
        if (elements[i].depth >= array.depth) array.depth = static_cast<std::uint8_t>(elements[i].depth + 1);
    }
    return array;
}

Datum Evaluator::array_of(const Node& node, const std::vector<Datum>& elements) {
    Datum* copies = new_elements(node, elements.size());
    if (copies == nullptr) return Datum::failed();
    std::copy(elements.begin(), elements.end(), copies);
    return finish_array(node, copies, elements.size());
}

Datum Evaluator::new_object(const Node& node, std::initializer_list<DatumMember> members) {
    void* memory_for = memory().allocate(members.size() * sizeof(DatumMember));
    if (memory_for == nullptr) return stop(node, ThrownReason::TooMuchMemory);
    DatumMember* copies = static_cast<DatumMember*>(memory_for);
    Datum object;
    object.tag = Tag::Object;
    object.depth = 1;
    object.members = copies;
    for (const DatumMember& member : members) {
        if (member.value.depth >= plan_.limits.result_depth_max) return stop(node, ThrownReason::ResultTooDeep);
        if (member.value.depth >= object.depth) object.depth = static_cast<std::uint8_t>(member.value.depth + 1);
        new (copies + object.size++) DatumMember(member);
    }
    return object;
}

/// An array with rules in it.
Datum Evaluator::list(const Node& node, const Frame& frame) {
    Datum* elements = new_elements(node, node.child_count);
    if (elements == nullptr) return Datum::failed();
    for (std::uint32_t index = 0; index < node.child_count; ++index) {
        elements[index] = evaluate(plan_.child(node, index), frame);
        if (elements[index].is_failed()) return Datum::failed();
    }
    return finish_array(node, elements, node.child_count);
}

/// `[list, rule]`; a list that the data lacks is empty.
Datum Evaluator::map_or_filter(const Node& node, const Frame& frame) {
    Frame inside;
    inside.list = evaluate(plan_.child(node, 0), frame);
    if (inside.list.is_failed()) return Datum::failed();
    if (!inside.list.is_array() && !inside.list.is_null()) return raise(node, invalid_arguments);
    const std::uint32_t size = inside.list.count();
    Datum* results = new_elements(node, size);
    if (results == nullptr) return Datum::failed();
    inside.outer = &frame;
    inside.has_index = true;
    std::uint32_t count = 0;
    Elements elements(inside.list);
    for (; elements.next(inside.data); ++inside.index) {
        const Datum result = evaluate(plan_.child(node, 1), inside);
        if (result.is_failed()) return Datum::failed();
        if (node.op == Op::Map) {
            results[count++] = result;
        } else if (result.truthy()) {
            results[count++] = inside.data;
        }
    }
    return finish_array(node, results, count);
}

/// An accumulator is a value, or an array or object of values: nested ones could double in every round.
bool Evaluator::is_flat(const Node& node, const Datum& accumulator) {
    const auto is_container = [](const Datum& each) { return each.is_array() || each.is_object(); };
    bool flat = true;
    if (!is_container(accumulator)) return flat;
    if (!charge(node, accumulator.count() / 64)) return false;
    Elements elements(accumulator);
    Datum each;
    while (flat && elements.next(each))
        flat = !is_container(each);
    if (accumulator.tag == Tag::Object) {
        for (std::uint32_t i = 0; i < accumulator.size && flat; ++i)
            flat = !is_container(accumulator.members[i].value);
    } else if (accumulator.tag == Tag::DocumentObject) {
        for (const json::Member member : accumulator.view().members()) {
            flat = flat && !is_container(Datum::of(member.value));
        }
    }
    if (!flat) raise(node, exceeded_depth);
    return flat;
}

/// `[list, rule, start]`; without a start the first element is it, and nothing of nothing is null.
Datum Evaluator::reduce(const Node& node, const Frame& frame) {
    Frame inside;
    inside.list = evaluate(plan_.child(node, 0), frame);
    if (inside.list.is_failed()) return Datum::failed();
    if (!inside.list.is_array() && !inside.list.is_null()) return raise(node, invalid_arguments);
    Elements elements(inside.list);
    inside.kind = Frame::Kind::Reduction;
    inside.outer = &frame;
    inside.has_index = true;
    if (node.child_count > 2) {
        inside.data = evaluate(plan_.child(node, 2), frame);
        if (inside.data.is_failed() || !is_flat(node, inside.data)) return Datum::failed();
    } else if (elements.next(inside.data)) {
        inside.index = 1;
    }
    for (; elements.next(inside.current); ++inside.index) {
        inside.data = evaluate(plan_.child(node, 1), inside);
        if (inside.data.is_failed() || !is_flat(node, inside.data)) return Datum::failed();
    }
    return inside.data;
}

/// `all` of an empty list is false; a list that is none is an error, not an empty one.
Datum Evaluator::quantify(const Node& node, const Frame& frame) {
    Frame inside;
    inside.list = evaluate(plan_.child(node, 0), frame);
    if (inside.list.is_failed()) return Datum::failed();
    if (!inside.list.is_array()) return raise(node, invalid_arguments);
    inside.outer = &frame;
    inside.has_index = true;
    Elements elements(inside.list);
    for (; elements.next(inside.data); ++inside.index) {
        const Datum result = evaluate(plan_.child(node, 1), inside);
        if (result.is_failed()) return result;
        const bool decided = result.truthy() == (node.op != Op::All);
        if (decided) return Datum::of(node.op == Op::Some);
    }
    return Datum::of(node.op == Op::None || (node.op == Op::All && inside.index > 0));
}

/// One array of all elements; what is no array is an element itself.
Datum Evaluator::merge(const Node& node, const Frame& frame) {
    std::vector<Datum> parts;
    std::size_t size = 0;
    Arguments arguments(*this, node, frame);
    Datum each;
    while (arguments.next(each)) {
        parts.push_back(each);
        size += each.is_array() ? each.count() : 1;
    }
    if (failed() || !charge(node, size / 16)) return Datum::failed();
    Datum* merged = new_elements(node, size);
    if (merged == nullptr) return Datum::failed();
    std::size_t count = 0;
    for (const Datum& part : parts) {
        if (!part.is_array()) {
            merged[count++] = part;
            continue;
        }
        Elements elements(part);
        while (elements.next(each))
            merged[count++] = each;
    }
    return finish_array(node, merged, size);
}

}  // namespace onetrip::logic
