// Keywords that judge a value by itself.

#include <algorithm>
#include <cstring>

#include "core/base/sort.h"
#include "core/base/text.h"
#include "core/json/pointer.h"
#include "core/schema/evaluation_internal.h"

namespace onetrip::schema {
namespace {

// How much of a text or list one step pays for, where it is read whole.
constexpr std::size_t bytes_per_step = 64;
constexpr std::size_t members_per_step = 8;

constexpr std::uint64_t hash_prime = 1099511628211u;

std::uint64_t mixed(std::uint64_t hash, std::uint64_t value) {
    hash = (hash ^ value) * hash_prime;
    return hash ^ hash >> 29;
}

std::uint64_t hash_of(std::string_view text) {
    std::uint64_t hash = 14695981039346656037u;
    for (const char c : text)
        hash = (hash ^ static_cast<unsigned char>(c)) * hash_prime;
    return hash;
}

/// Equal values have equal hashes, in the sense of json::View::equals; `nodes` counts what was looked at.
std::uint64_t hash_of(json::View value, std::uint64_t& nodes) {
    ++nodes;
    switch (value.kind()) {
        case json::Kind::Null: return 1;
        case json::Kind::Boolean: return *value.boolean() ? 2 : 3;
        case json::Kind::Integer:
        case json::Kind::Real: {
            const Number number = number_of(value);
            std::uint64_t bits = static_cast<std::uint64_t>(number.integer);
            if (!number.is_integer) std::memcpy(&bits, &number.real, sizeof bits);
            return mixed(5, bits);
        }
        case json::Kind::String: nodes += value.size() / bytes_per_step; return mixed(7, hash_of(*value.string()));
        case json::Kind::Array: {
            std::uint64_t hash = 11;
            for (const json::View element : value.elements())
                hash = mixed(hash, hash_of(element, nodes));
            return hash;
        }
        case json::Kind::Object: {
            std::uint64_t sum = 13;
            for (const json::Member member : value.members())
                sum += mixed(hash_of(member.name), hash_of(member.value, nodes));
            return sum;
        }
    }
    return 0;
}

}  // namespace

bool Evaluation::check_type(const Instruction& instruction, const Target& target) {
    return (instruction.a == 1 && is_whole(target.value)) || fail(Keyword::Type, target);
}

bool Evaluation::check_enum(const EnumRule& rule, const Target& target) {
    if (const auto text = target.value.string()) {
        const auto first = plan_.texts.begin() + rule.texts.first;
        const auto last = first + rule.texts.count;
        const auto found = std::lower_bound(
            first, last, *text, [&](TextRange range, std::string_view wanted) { return plan_.view(range) < wanted; });
        return (found != last && plan_.view(*found) == *text) || fail(rule.keyword, target);
    }
    if (!spend(rule.constants.count / 2)) return false;
    for (std::uint32_t i = 0; i < rule.constants.count; ++i) {
        const std::uint32_t node = plan_.constant_nodes[rule.constants.first + i];
        if (plan_.constants.at(node).equals(target.value)) return true;
    }
    return fail(rule.keyword, target);
}

bool Evaluation::check_bound(const Instruction& instruction, const Target& target) {
    const auto keyword = static_cast<Keyword>(instruction.b);
    const int order = compare(number_of(target.value), plan_.numbers[instruction.a]);
    const bool is_right = keyword == Keyword::Minimum            ? order >= 0
                          : keyword == Keyword::Maximum          ? order <= 0
                          : keyword == Keyword::ExclusiveMinimum ? order > 0
                                                                 : order < 0;
    return is_right || fail(keyword, target);
}

/// Characters are counted only where the number of bytes leaves it open.
bool Evaluation::check_length(const Instruction& instruction, const Target& target) {
    const auto keyword = static_cast<Keyword>(instruction.b);
    const bool is_least =
        keyword == Keyword::MinLength || keyword == Keyword::MinItems || keyword == Keyword::MinProperties;
    const std::size_t bound = instruction.a;
    std::size_t size = target.value.size();
    if (target.value.is_string()) {
        constexpr std::size_t character_bytes_max = 4;
        if (is_least ? size >= bound * character_bytes_max : size <= bound) return true;
        if (!spend(size / bytes_per_step)) return false;
        size = base::code_point_count(*target.value.string());
    }
    return (is_least ? size >= bound : size <= bound) || fail(keyword, target);
}

bool Evaluation::check_unique(const Target& target) {
    constexpr std::size_t pairwise_max = 8;
    const std::size_t count = target.value.size();
    if (count < 2) return true;
    if (count <= pairwise_max) {
        for (std::size_t i = 1; i < count; ++i) {
            for (std::size_t j = 0; j < i; ++j) {
                if (target.value.at(i).equals(target.value.at(j))) return fail(Keyword::UniqueItems, target);
            }
        }
        return true;
    }
    std::vector<json::View> elements;
    std::vector<std::uint64_t> hashes;
    std::uint64_t nodes = 0;
    for (const json::View element : target.value.elements()) {
        elements.push_back(element);
        hashes.push_back(hash_of(element, nodes));
    }
    if (!spend(nodes)) return false;
    std::vector<std::uint32_t> order = base::indices(count);
    base::sort_order(order, [&](std::uint32_t a, std::uint32_t b) { return hashes[a] < hashes[b]; });
    for (std::size_t i = 1; i < count; ++i) {
        for (std::size_t j = i; j > 0 && hashes[order[j - 1]] == hashes[order[i]]; --j) {
            if (!spend(1)) return false;
            if (elements[order[i]].equals(elements[order[j - 1]])) return fail(Keyword::UniqueItems, target);
        }
    }
    return true;
}

bool Evaluation::check_dependent_required(const Instruction& instruction, const Target& target) {
    bool verdict = true;
    const std::uint64_t cost = target.value.size() / members_per_step + 1;
    for (std::uint32_t i = 0; i < instruction.b; ++i) {
        const DependencyRule& rule = plan_.dependencies[instruction.a + i];
        if (!spend(cost)) return false;
        if (!target.value[plan_.view(rule.trigger)]) continue;
        for (std::uint32_t j = 0; j < rule.required.count; ++j) {
            if (!spend(cost)) return false;
            if (target.value[plan_.view(plan_.texts[rule.required.first + j])]) continue;
            if (!collects()) return false;
            verdict = false;
            std::string schema = plan_.location_of(target.subschema);
            json::append_token(schema, name_of(rule.keyword));
            json::append_token(schema, plan_.view(rule.trigger));
            json::append_token(schema, j);
            add_finding(code_of(rule.keyword), target.place, std::move(schema));
        }
    }
    return verdict;
}

bool Evaluation::has_format(const FormatRule& rule, std::string_view text) {
    if (!spend(text.size() / bytes_per_step)) return false;
    return rule.holds != nullptr ? rule.holds(text) : plan_.formats_more.holds(plan_.view(rule.name), text);
}

bool Evaluation::matches(std::uint32_t pattern, std::string_view text) {
    const Pattern& here = plan_.patterns[pattern];
    return spend(here.steps_for(text.size())) && here.search(text);
}

}  // namespace onetrip::schema
