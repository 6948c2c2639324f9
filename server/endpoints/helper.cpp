#include "server/endpoints/helper.h"

#include <algorithm>
#include <array>

#include "server/endpoints/judged_value.h"

namespace onetrip::endpoints {
namespace {

constexpr std::array<std::string_view, 5> relations{"child", "spouse", "relative", "community", "other"};
constexpr std::size_t name_bytes_max = 200;

}  // namespace

std::optional<Helper> read_helper(json::Shape& shape) {
    const json::View given = shape.object_if("helper");
    if (!given) return std::nullopt;
    json::Shape inner(given, shape.place("helper"));
    const std::string_view name = inner.text("name");
    if (name.size() > name_bytes_max) inner.wrong("name");
    Helper helper{std::string(name), std::string(inner.text("relation"))};
    if (std::find(relations.begin(), relations.end(), helper.relation) == relations.end()) inner.wrong("relation");
    inner.only({"name", "relation"});
    shape.take(inner.fault());
    return helper;
}

void judge_helper(Helper& helper, std::vector<base::Finding>& findings) {
    judge_as("person_name", helper.name, "/helper/name", findings);
}

Helper kept_helper(json::View view) {
    json::Shape shape(view);
    Helper helper;
    helper.name = shape.text("name");
    helper.relation = shape.text("relation");
    return helper;
}

void write_helper(json::Writer& out, const Helper& helper) {
    out.begin_object().member("name", helper.name).member("relation", helper.relation).end_object();
}

}  // namespace onetrip::endpoints
