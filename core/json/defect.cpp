#include "core/json/defect.h"

#include "core/base/text.h"
#include "core/json/pointer.h"

namespace onetrip::json {

std::string pointer_between(View base, View value) {
    std::string pointer;
    View here = base;
    while (here.index() != value.index()) {
        // The child that holds `value` is the last one that does not start behind it.
        View child;
        std::string_view child_name;
        std::size_t child_place = 0;
        std::size_t place = 0;
        for (const View element : here.elements()) {
            if (element.index() > value.index()) break;
            child = element;
            child_place = place++;
        }
        for (const Member member : here.members()) {
            if (member.value.index() > value.index()) break;
            child = member.value;
            child_name = member.name;
        }
        if (!child) return {};
        if (here.is_array()) {
            append_token(pointer, child_place);
        } else {
            append_token(pointer, child_name);
        }
        here = child;
    }
    return pointer;
}

bool expect_text(View owner, std::string_view name, Defects& defects) {
    const View text = owner[name];
    if (!text.is_object()) {
        defects.warn("text_missing", text ? text : owner, name);
        return false;
    }
    bool is_whole = true;
    for (const std::string_view language : text_languages) {
        if (!base::trim(text[language].string_or({})).empty()) continue;
        defects.warn("text_missing", text, language);
        is_whole = false;
    }
    return is_whole;
}

}  // namespace onetrip::json
