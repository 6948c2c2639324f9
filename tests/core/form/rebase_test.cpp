#include "core/form/rebase.h"

#include <gtest/gtest.h>

#include <set>

#include "core/form/value.h"
#include "core/json/pointer.h"
#include "core/json/writer.h"
#include "tests/core/form/form_under_test.h"
#include "tests/core/form/random_form.h"

namespace onetrip::form {
namespace {

struct Told {
    std::string answers;
    std::string kept;     ///< `from` where the name stayed, `from>to` where not; joined by blanks
    std::string dropped;  ///< `from reason value`; joined by commas
    std::string asked;
};

Told told(const Rebased& rebased) {
    Told told;
    told.answers = rebased.answers;
    const auto separate = [](std::string& text, const char* separator) { text += text.empty() ? "" : separator; };
    for (const Kept& kept : rebased.kept) {
        separate(told.kept, " ");
        told.kept += kept.from == kept.to ? kept.from : kept.from + ">" + kept.to;
    }
    for (const Dropped& dropped : rebased.dropped) {
        separate(told.dropped, ", ");
        json::Writer value;
        value.value(dropped.value);
        told.dropped += dropped.from + " " + std::string(name_of(dropped.reason)) + " " + value.take();
    }
    for (const std::string& pointer : rebased.asked) {
        separate(told.asked, " ");
        told.asked += pointer;
    }
    return told;
}

struct Case {
    const char* answers;
    const char* rebased;
    const char* kept;
    const char* dropped;
    const char* asked = "";
};

/// `before` is left out where it is empty.
void expect_all(std::string_view before, std::string_view after, const std::vector<Case>& cases) {
    const FormUnderTest form(after);
    ASSERT_EQ(form.errors(), "");
    const bool is_known = !before.empty();
    const FormUnderTest known(is_known ? before : after);
    ASSERT_EQ(known.errors(), "");
    for (const Case& each : cases) {
        const Parsed answers = parse(each.answers);
        const Told seen = told(rebase(form.form, is_known ? &known.form : nullptr, answers.root(), day(today_text)));
        EXPECT_EQ(seen.answers, each.rebased) << each.answers;
        EXPECT_EQ(seen.kept, each.kept) << each.answers;
        EXPECT_EQ(seen.dropped, each.dropped) << each.answers;
        EXPECT_EQ(seen.asked, each.asked) << each.answers;
    }
}

TEST(Rebase, KeepsWhatStaysDropsWhatIsGoneAndNamesWhatIsNew) {
    expect_all(
        form_of(R"([{"id":"name","type":"text"},{"id":"fax","type":"text"}])"),
        form_of(R"([{"id":"email","type":"text"},{"id":"name","type":"text"}])"),
        {
            {"{}", "{}", "", "", "/email"},
            {"null", "{}", "", "", "/email"},
            {R"({"name":"安","fax":"0571"})", R"({"name":"安"})", "/name", R"(/fax field_gone "0571")", "/email"},
            {R"({"name":" ","fax":null})", "{}", "", "", "/email"},
            {R"({"a/b":{"c":[1]}})", "{}", "", R"(/a~1b field_gone {"c":[1]})", "/email"},
            // An answer that waited for its question.
            {R"({"email":"a@b"})", R"({"email":"a@b"})", "/email", "", "/email"},
        });
}

TEST(Rebase, FollowsFormerNames) {
    expect_all(
        form_of(R"([{"id":"topic","type":"text"},{"id":"theme","type":"text"}])"),
        form_of(R"([{"id":"subject","type":"text","was":["theme","topic"]}])"),
        {
            {R"({"topic":"水"})", R"({"subject":"水"})", "/topic>/subject", ""},
            {R"({"theme":"路"})", R"({"subject":"路"})", "/theme>/subject", ""},
            {R"({"topic":"水","theme":"路"})", R"({"subject":"水"})", "/topic>/subject",
             R"(/theme answered_twice "路")"},
            {R"({"topic":"水","subject":"路"})", R"({"subject":"路"})", "/subject", R"(/topic answered_twice "水")"},
        });
}

TEST(Rebase, HandsBackWhatHasAnotherType) {
    expect_all(form_of(R"([{"id":"a","type":"text"},{"id":"b","type":"text"},{"id":"c","type":"number"},
                           {"id":"d","type":"choice","choices":[{"value":"x"}]},{"id":"e","type":"date"}])"),
               form_of(R"([{"id":"a","type":"date"},{"id":"b","type":"boolean"},{"id":"c","type":"text"},
                           {"id":"d","type":"choices","choices":[{"value":"x"}]},{"id":"e","type":"date"}])"),
               {
                   {R"({"a":"2026-01-31"})", R"({"a":"2026-01-31"})", "/a", ""},
                   {R"({"a":"winter"})", "{}", "", R"(/a type_changed "winter")"},
                   {R"({"b":"yes"})", "{}", "", R"(/b type_changed "yes")"},
                   {R"({"c":7})", "{}", "", "/c type_changed 7"},
                   {R"({"c":"7"})", R"({"c":"7"})", "/c", ""},
                   {R"({"d":"x"})", "{}", "", R"(/d type_changed "x")"},
                   // The same type: half a date is the citizen's own beginning.
                   {R"({"e":"2026-1"})", R"({"e":"2026-1"})", "/e", ""},
               });
}

TEST(Rebase, WithoutTheFormerFormGoesByWhatJsonShows) {
    expect_all("", form_of(R"([{"id":"a","type":"date"},{"id":"b","type":"boolean"},{"id":"g","type":"group",
                           "fields":[{"id":"x","type":"text"},{"id":"y","type":"text"}]}])"),
               {
                   {R"({"a":"winter","b":"yes"})", R"({"a":"winter"})", "/a", R"(/b type_changed "yes")", "/b /g"},
                   {R"({"g":[{"x":"1"},{}]})", R"({"g":[{"x":"1"},{}]})", "/g/0/x", "", "/a /b /g/0/y /g/1/x /g/1/y"},
               });
}

TEST(Rebase, HandsBackChoicesThatAreGone) {
    const std::string before =
        form_of(R"([{"id":"one","type":"choice","choices":[{"value":"a"},{"value":"b"},{"value":"c"}]},
                    {"id":"many","type":"choices","choices":[{"value":"a"},{"value":"b"},{"value":"c"}]}])");
    const std::string after = form_of(R"([{"id":"one","type":"choice","choices":[{"value":"a","was":["b"]}]},
                    {"id":"many","type":"choices","choices":[{"value":"a"},{"value":"d","was":["b","z"]}]}])");
    expect_all(before, after,
               {
                   {R"({"one":"a"})", R"({"one":"a"})", "/one", ""},
                   {R"({"one":"b"})", R"({"one":"a"})", "/one", ""},
                   {R"({"one":"c"})", "{}", "", R"(/one choice_gone "c")"},
                   {R"({"one":1})", "{}", "", "/one type_changed 1"},
                   {R"({"many":["c","b","a"]})", R"({"many":["d","a"]})", "/many/1>/many/0 /many/2>/many/1",
                    R"(/many/0 choice_gone "c")"},
                   {R"({"many":["c"]})", "{}", "", R"(/many/0 choice_gone "c")"},
                   {R"({"many":["b","z",1]})", R"({"many":["d"]})", "/many/0",
                    R"(/many/1 answered_twice "z", /many/2 type_changed 1)"},
               });
}

TEST(Rebase, CarriesRowsOver) {
    expect_all(
        form_of(R"([{"id":"heirs","type":"group","fields":[{"id":"name","type":"text"},{"id":"old","type":"text"}]}])"),
        form_of(R"([{"id":"people","type":"group","was":["heirs"],"limits":{"rows_max":2},"fields":[
                   {"id":"full_name","type":"text","was":["name"]},{"id":"share","type":"number"},
                   {"id":"sum","type":"number","computed":{"+":[{"var":"share"},1]}}]}])"),
        {
            {R"({"heirs":[]})", "{}", "", ""},
            {R"({"heirs":[{"name":"安","old":"1"},7,{"sum":3}]})", R"({"people":[{"full_name":"安"},{}]})",
             "/heirs/0/name>/people/0/full_name",
             R"(/heirs/0/old field_gone "1", /heirs/1 type_changed 7, /heirs/2/sum computed 3)",
             "/people/0/share /people/1/share"},
            {R"({"heirs":[{},{},{"name":"3"}]})", R"({"people":[{},{}]})", "", R"(/heirs/2 rows_many {"name":"3"})",
             "/people/0/share /people/1/share"},
            {R"({"heirs":"many"})", "{}", "", R"(/heirs type_changed "many")"},
        });
}

TEST(Rebase, AsksOnlyForWhatShows) {
    expect_all(form_of(R"([{"id":"mode","type":"choice","choices":[{"value":"mail"},{"value":"window"}]}])"),
               form_of(R"([{"id":"mode","type":"choice","choices":[{"value":"mail"},{"value":"window"}]},
                           {"id":"address","type":"address","visible":{"==":[{"var":"mode"},"mail"]}}])"),
               {
                   {R"({"mode":"mail"})", R"({"mode":"mail"})", "/mode", "", "/address"},
                   {R"({"mode":"window"})", R"({"mode":"window"})", "/mode", ""},
               });
}

TEST(Rebase, KeepsWhatBreaksALimit) {
    expect_all(
        {},
        form_of(
            R"([{"id":"a","type":"text","limits":{"code_points_max":1}},{"id":"n","type":"number","limits":{"integer_max":1}}])"),
        {{R"({"a":"long","n":9})", R"({"a":"long","n":9})", "/a /n", ""}});
}

/// The answers below a value, as is_empty counts them: pointers of scalars.
void collect_answers(json::View value, const std::string& at, std::vector<std::string>& found) {
    if (is_empty(value)) return;
    if (!value.is_object() && !value.is_array()) return found.push_back(at);
    for (const json::Member member : value.members()) {
        std::string pointer = at;
        json::append_token(pointer, member.name);
        collect_answers(member.value, pointer, found);
    }
    std::size_t index = 0;
    for (const json::View element : value.elements()) {
        std::string pointer = at;
        json::append_token(pointer, index++);
        collect_answers(element, pointer, found);
    }
}

bool is_at_or_below(const std::string& pointer, const std::string& place) {
    return pointer.compare(0, place.size(), place) == 0 &&
           (pointer.size() == place.size() || pointer[place.size()] == '/');
}

/// Every answer of the old draft is kept or handed back, never neither and never both, with the value it had; and the
/// new draft holds nothing that was not kept.
void expect_nothing_lost(json::View answers, const Rebased& rebased, const std::string& about) {
    const Parsed carried = parse(rebased.answers);
    std::vector<std::string> before;
    collect_answers(answers, {}, before);
    for (const std::string& pointer : before) {
        std::size_t fates = 0;
        for (const Kept& kept : rebased.kept) {
            if (kept.from != pointer) continue;
            ++fates;
            EXPECT_TRUE(carried.root().find(kept.to).equals(answers.find(pointer))) << pointer << "\n" << about;
        }
        for (const Dropped& dropped : rebased.dropped) {
            if (!is_at_or_below(pointer, dropped.from)) continue;
            ++fates;
            EXPECT_TRUE(dropped.value.equals(answers.find(dropped.from))) << pointer << "\n" << about;
        }
        EXPECT_EQ(fates, 1U) << pointer << "\n" << about;
    }
    std::vector<std::string> after;
    std::set<std::string> kept_places;
    collect_answers(carried.root(), {}, after);
    for (const Kept& kept : rebased.kept)
        EXPECT_TRUE(kept_places.insert(kept.to).second) << kept.to << "\n" << about;
    EXPECT_EQ(std::set<std::string>(after.begin(), after.end()), kept_places) << about;
}

TEST(Rebase, LosesNothingWhateverTheForms) {
    constexpr std::uint64_t pairs = 600;
    constexpr std::size_t drafts = 8;
    for (std::uint64_t seed = 0; seed < pairs; ++seed) {
        // Two forms of the same names: types, choices and rows change at random, and some names go.
        RandomForm old_random(seed);
        RandomForm new_random(seed + pairs);
        const FormUnderTest before(old_random.definition());
        const FormUnderTest after(new_random.definition());
        for (std::size_t draft = 0; draft < drafts; ++draft) {
            std::string text = "{";
            for (std::size_t field = 0; field < old_random.field_count(); ++field) {
                text += (field > 0 ? ",\"" : "\"") + old_random.id(field) + "\":" + old_random.value(field);
            }
            const Parsed answers = parse(text + "}");
            const Form* known = draft % 2 == 0 ? &before.form : nullptr;
            const Rebased rebased = rebase(after.form, known, answers.root(), day(today_text));
            expect_nothing_lost(answers.root(), rebased, "seed " + std::to_string(seed) + " " + text);
            // Onto the version that it is of already, nothing moves.
            const Parsed again = parse(rebased.answers);
            const Rebased same = rebase(after.form, &after.form, again.root(), day(today_text));
            EXPECT_EQ(same.answers, rebased.answers) << text;
            EXPECT_TRUE(same.dropped.empty() && same.asked.empty()) << text;
        }
    }
}

}  // namespace
}  // namespace onetrip::form
