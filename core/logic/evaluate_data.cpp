// What reads the data: var, val, exists, missing, missing_some, get.

#include <cmath>

#include "core/json/pointer.h"
#include "core/logic/evaluator.h"
#include "core/logic/number.h"

namespace onetrip::logic {
namespace {

// Names and elements are searched in order: in containers beyond this size the search is counted as steps.
constexpr std::uint32_t searched_freely = 64;

Segment segment_for(std::string_view name) {
    const auto index = json::array_index(name);
    return {name, index ? static_cast<std::int32_t>(*index) : -1};
}

/// A computed name: texts and numbers; anything else names nothing.
bool name_of(const Datum& datum, std::string& out) {
    if (datum.is_string()) {
        out.assign(datum.string());
        return true;
    }
    if (!datum.is_number()) return false;
    out.clear();
    append_number(out, datum);
    return true;
}

}  // namespace

std::optional<Datum> Evaluator::step(const Node& node, const Datum& container, const Segment& segment) {
    if (!container.is_array() && !container.is_object()) return std::nullopt;
    const std::uint32_t count = container.count();
    if (count > searched_freely && !charge(node, count / searched_freely)) return std::nullopt;
    if (container.is_object()) return member_of(container, segment.name);
    return segment.index < 0 ? std::nullopt : element_of(container, static_cast<std::size_t>(segment.index));
}

/// A context as one value.
std::optional<Datum> Evaluator::whole(const Node& node, const Frame& frame) {
    if (frame.kind == Frame::Kind::Data) return frame.data;
    if (frame.kind == Frame::Kind::Error) return new_object(node, {{Datum::of(std::string_view("type")), frame.data}});
    return new_object(node, {{Datum::of(std::string_view("accumulator")), frame.data},
                             {Datum::of(std::string_view("current")), frame.current}});
}

/// What lies between a context and the next: where it is walked over, the place and the list.
std::optional<Datum> Evaluator::place_in_list(const Node& node, const Frame& frame) {
    if (!frame.has_index) return std::nullopt;
    return new_object(node, {{Datum::of(std::string_view("index")), Datum::of(frame.index)},
                             {Datum::of(std::string_view("iterator")), frame.list}});
}

std::optional<Datum> Evaluator::descend(const Node& node, const Frame& frame, std::uint32_t levels,
                                        const Segment* segments, std::size_t count) {
    const Frame* context = &frame;
    for (std::uint32_t outwards = levels / 2; outwards > 0; --outwards) {
        context = context->outer;
        if (context == nullptr) return std::nullopt;
    }
    std::optional<Datum> here;
    std::size_t at = 0;
    if (levels % 2 == 1) {
        if (count == 1 && segments[0].name == "index" && context->has_index) return Datum::of(context->index);
        here = place_in_list(node, *context);
    } else if (context->kind == Frame::Kind::Reduction && count > 0) {
        const std::string_view name = segments[at++].name;
        if (name != "accumulator" && name != "current") return std::nullopt;
        here = name == "current" ? context->current : context->data;
    } else if (context->kind == Frame::Kind::Error && count > 0) {
        if (segments[at++].name != "type") return std::nullopt;
        here = context->data;
    } else {
        here = whole(node, *context);
    }
    for (; here && !failed() && at < count; ++at)
        here = step(node, *here, segments[at]);
    return here;
}

Datum Evaluator::path(const Node& node, const Frame& frame) {
    const Segment* segments = plan_.segments.data() + node.first_segment;
    const auto found = descend(node, frame, node.levels, segments, node.segment_count);
    if (failed()) return Datum::failed();
    if (found) return *found;
    return argument(node, frame, 0);  // the default of `var`, else null
}

Datum Evaluator::path_exists(const Node& node, const Frame& frame) {
    const Segment* segments = plan_.segments.data() + node.first_segment;
    const auto found = descend(node, frame, node.levels, segments, node.segment_count);
    return failed() ? Datum::failed() : Datum::of(found.has_value());
}

/// `a.b` as `var` reads it, from a context so many levels outwards.
std::optional<Datum> Evaluator::find(const Node& node, const Frame& frame, std::uint32_t levels,
                                     std::string_view dotted) {
    const std::vector<std::string> names = dotted.empty() ? std::vector<std::string>() : split_path(dotted);
    if (!charge(node, names.size())) return std::nullopt;
    std::vector<Segment> segments;
    segments.reserve(names.size());
    for (const std::string& name : names)
        segments.push_back(segment_for(name));
    return descend(node, frame, levels, segments.data(), segments.size());
}

/// `var` with a computed name; an array that a rule yields is name and default.
Datum Evaluator::var(const Node& node, const Frame& frame) {
    std::array<Datum, 2> arguments;
    std::uint32_t count = 0;
    if (!gather(node, frame, arguments, count)) return Datum::failed();
    std::string name;
    if (!arguments[0].is_null() && !name_of(arguments[0], name)) return arguments[1];
    std::string_view rest = name;
    std::uint32_t levels = 0;
    for (; rest.substr(0, 3) == "../"; ++levels)
        rest.remove_prefix(3);
    const auto found = find(node, frame, levels, rest);
    if (failed()) return Datum::failed();
    return found.value_or(arguments[1]);
}

/// `val` and `exists` with computed names.
Datum Evaluator::val(const Node& node, const Frame& frame, bool asks_existence) {
    Arguments arguments(*this, node, frame);
    std::vector<std::string> names;
    std::uint32_t levels = 0;
    bool named = true;
    Datum each;
    for (std::uint32_t index = 0; arguments.next(each); ++index) {
        if (index == 0 && each.is_array()) {
            const auto outwards = each.count() == 1 ? to_number(*element_of(each, 0)) : std::nullopt;
            named = outwards.has_value();
            if (named) levels = static_cast<std::uint32_t>(std::min(std::fabs(real_of(*outwards)), 65534.0));
            continue;
        }
        std::string name;
        named = name_of(each, name) && named;
        names.push_back(std::move(name));
    }
    if (failed()) return Datum::failed();
    std::vector<Segment> segments;
    segments.reserve(names.size());
    for (const std::string& name : names)
        segments.push_back(segment_for(name));
    const auto found = named ? descend(node, frame, levels, segments.data(), segments.size()) : std::nullopt;
    if (failed()) return Datum::failed();
    return asks_existence ? Datum::of(found.has_value()) : found.value_or(Datum());
}

/// Absent, null or "" is missing: a form's empty field is not answered.
bool Evaluator::keep_missing(const Node& node, const Frame& frame, std::vector<Datum>& names) {
    std::size_t kept = 0;
    std::string path;
    for (const Datum& name : names) {
        const auto found = name_of(name, path) ? find(node, frame, 0, path) : std::nullopt;
        if (failed()) return false;
        const bool missing = !found || found->is_null() || (found->is_string() && found->size == 0);
        if (missing) names[kept++] = name;
    }
    names.resize(kept);
    return true;
}

/// The names without an answer. `{"missing":["a","b"]}`, `{"missing":"a"}`, or one argument that is the list.
Datum Evaluator::missing(const Node& node, const Frame& frame) {
    std::vector<Datum> names;
    Arguments arguments(*this, node, frame);
    Datum each;
    while (arguments.next(each))
        names.push_back(each);
    if (failed()) return Datum::failed();
    if (!names.empty() && names[0].is_array()) {
        const Datum listed = names[0];
        Elements elements(listed);
        names.clear();
        while (elements.next(each))
            names.push_back(each);
    }
    return keep_missing(node, frame, names) ? array_of(node, names) : Datum::failed();
}

/// `[n, names]`: the missing ones, unless at least n have an answer.
Datum Evaluator::missing_some(const Node& node, const Frame& frame) {
    std::array<Datum, 2> arguments;
    std::uint32_t count = 0;
    if (!gather(node, frame, arguments, count)) return Datum::failed();
    const auto needed = to_number(arguments[0]);
    if (!needed || !arguments[1].is_array()) return raise(node, invalid_arguments);
    std::vector<Datum> names;
    Elements elements(arguments[1]);
    Datum each;
    while (elements.next(each))
        names.push_back(each);
    const auto asked = static_cast<std::int64_t>(names.size());
    if (!keep_missing(node, frame, names)) return Datum::failed();
    const std::int64_t answered = asked - static_cast<std::int64_t>(names.size());
    if (compare_numbers(Datum::of(answered), *needed) >= 0) names.clear();
    return array_of(node, names);
}

/// `[value, path, default]`: as `var`, but in a value that a rule yields.
Datum Evaluator::get(const Node& node, const Frame& frame) {
    std::array<Datum, 3> arguments;
    std::uint32_t count = 0;
    if (!gather(node, frame, arguments, count)) return Datum::failed();
    std::string name;
    if (!name_of(arguments[1], name)) return raise(node, invalid_arguments);
    Frame inside;
    inside.data = arguments[0];
    const auto found = find(node, inside, 0, name);
    if (failed()) return Datum::failed();
    return found.value_or(arguments[2]);
}

}  // namespace onetrip::logic
