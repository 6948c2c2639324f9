#pragma once

/// Random forms, answers and edits, the same for the same seed on every machine.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace onetrip::form {

class Dice {
public:
    explicit Dice(std::uint64_t seed) : state_(seed * 0x9E3779B97F4A7C15U + 1) {}
    /// 0 … sides-1 (SplitMix64; the little bias of the remainder does not matter here).
    std::size_t roll(std::size_t sides) {
        std::uint64_t value = (state_ += 0x9E3779B97F4A7C15U);
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9U;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EBU;
        return static_cast<std::size_t>((value ^ (value >> 31)) % sides);
    }
    bool chance(std::size_t percent) { return roll(100) < percent; }
    template <std::size_t size>
    std::string_view pick(const std::string_view (&list)[size]) {
        return list[roll(size)];
    }

private:
    std::uint64_t state_;
};

class RandomForm {
public:
    explicit RandomForm(std::uint64_t seed) : dice_(seed) {
        const std::size_t count = 3 + dice_.roll(8);
        for (std::size_t index = 0; index < count; ++index)
            fields_.push_back(field(index));
    }

    /// Fields stand in another order than they decide one another in.
    std::string definition() {
        std::vector<std::string> shuffled = fields_;
        for (std::size_t index = shuffled.size(); index > 1; --index) {
            std::swap(shuffled[index - 1], shuffled[dice_.roll(index)]);
        }
        const std::size_t split = 1 + dice_.roll(shuffled.size() - 1);
        std::string text = R"({"version":1,"steps":[{"id":"one","fields":[)";
        for (std::size_t index = 0; index < shuffled.size(); ++index) {
            if (index == split) text += R"(]},{"id":"two","fields":[)";
            if (index > 0 && index != split) text += ",";
            text += shuffled[index];
        }
        return text + R"(]}],"rules":[)" + check(true) + "," + check(true) + "," + check(false) + "]}";
    }

    [[nodiscard]] std::size_t field_count() const { return fields_.size(); }
    std::string id(std::size_t index) const { return "f" + std::to_string(index); }

    /// Mostly of the right kind, sometimes not; `null` now and then.
    std::string value(std::size_t index) {
        if (dice_.chance(10)) return "null";
        if (dice_.chance(8)) return std::string(dice_.pick(odd));
        if (kinds_[index] != "group") return plain_value(kinds_[index]);
        std::string rows = "[";
        const std::size_t count = dice_.roll(4);
        for (std::size_t row = 0; row < count; ++row)
            rows += (row > 0 ? "," : "") + this->row();
        return rows + "]";
    }

    Dice& dice() { return dice_; }

private:
    static constexpr std::string_view odd[] = {"7", R"("?")", "[]", "{}", R"("")", "false", "[{}]", R"(["a"])", "1.5"};
    static constexpr std::string_view kinds[] = {"choice", "boolean", "number",  "text",
                                                 "date",   "group",   "choices", "computed"};

    std::string plain_value(std::string_view kind) {
        static constexpr std::string_view choices[] = {R"("a")", R"("b")", R"("c")"};
        static constexpr std::string_view lists[] = {R"(["a"])", R"(["b","c"])", R"(["c","c"])"};
        static constexpr std::string_view numbers[] = {"0", "1", "2", "3", "9", R"("２")"};
        static constexpr std::string_view texts[] = {R"("a")", R"("b ")", R"("long enough")", R"("　")"};
        static constexpr std::string_view days[] = {R"("2026-01-01")", R"("2026-11-28")", R"("2027-01-01")",
                                                    R"("2026-02-30")"};
        if (kind == "choice") return std::string(dice_.pick(choices));
        if (kind == "choices") return std::string(dice_.pick(lists));
        if (kind == "boolean") return dice_.chance(50) ? "true" : "false";
        if (kind == "number" || kind == "computed") return std::string(dice_.pick(numbers));
        if (kind == "date") return std::string(dice_.pick(days));
        return std::string(dice_.pick(texts));
    }

    std::string row() {
        std::string text = "{";
        if (dice_.chance(70)) text += R"("x":)" + plain_value("number");
        if (dice_.chance(70)) text += (text.size() > 1 ? "," : "") + std::string(R"("y":)") + plain_value("boolean");
        if (dice_.chance(10)) text += (text.size() > 1 ? "," : "") + std::string(R"("u":1)");
        return text + "}";
    }

    /// Over the fields before `limit`; inside a row also over the row's own.
    std::string rule(std::size_t limit, bool is_in_row = false, std::size_t depth = 0) {
        if (depth < 2 && dice_.chance(30)) {
            return std::string(R"({")") + (dice_.chance(50) ? "and" : "or") + R"(":[)" +
                   rule(limit, is_in_row, depth + 1) + "," + rule(limit, is_in_row, depth + 1) + "]}";
        }
        const std::string read = variable(limit, is_in_row);
        switch (dice_.roll(6)) {
            case 0: return R"({"!":)" + read + "}";
            case 1: return R"({"!!":)" + read + "}";
            case 2: return R"({"==":[)" + read + R"(,"a"]})";
            case 3: return R"({"<":[)" + read + "," + variable(limit, is_in_row) + "]}";
            case 4: return R"({"in":["a",)" + read + "]}";
            default: return R"({">":[)" + read + ",1]}";
        }
    }

    std::string variable(std::size_t limit, bool is_in_row) {
        if (is_in_row && (limit == 0 || dice_.chance(40))) return R"({"var":"x"})";
        if (limit == 0) return "1";
        const std::string name = id(dice_.roll(limit));
        return is_in_row ? R"({"val":[[2],")" + name + R"("]})" : R"({"var":")" + name + R"("})";
    }

    std::string condition(std::size_t limit, bool is_in_row = false) {
        return dice_.chance(20) ? "true" : rule(limit, is_in_row);
    }

    std::string check(bool has_field) {
        std::string text = R"({"code":"c)" + std::to_string(dice_.roll(1000)) + R"(","when":)" + rule(fields_.size());
        if (has_field) text += R"(,"field":")" + id(dice_.roll(fields_.size())) + R"(")";
        if (dice_.chance(40)) text += R"(,"asked":"always")";
        return text + (dice_.chance(50) ? R"(,"severity":"warn"})" : "}");
    }

    std::string field(std::size_t index) {
        const std::string_view kind = dice_.pick(kinds);
        kinds_.emplace_back(kind);
        std::string text =
            R"({"id":")" + id(index) + R"(","type":")" + (kind == "computed" ? "number" : std::string(kind)) + R"(")";
        if (index > 0 && dice_.chance(50)) text += R"(,"visible":)" + condition(index);
        if (dice_.chance(50)) text += R"(,"required":)" + condition(index + 1);
        if (kind == "computed") text += R"(,"computed":{"+":[1,)" + variable(index, false) + "]}";
        if (kind == "choice" || kind == "choices") {
            text += R"(,"choices":[{"value":"a"},{"value":"b"},{"value":"c","visible":)" + condition(index) + "}]";
        }
        if (kind == "date") text += R"(,"limits":{"day_max":"today"})";
        if (kind == "text") text += R"(,"limits":{"code_points_max":5})";
        if (kind == "group") {
            text += R"(,"limits":{"rows_max":2},"fields":[{"id":"x","type":"number","required":)" +
                    condition(index, true) + R"(},{"id":"y","type":"boolean","visible":)" + condition(index, true) +
                    R"(,"rules":[{"code":"odd","when":)" + rule(index, true) + "}]}]";
        }
        if (dice_.chance(40)) text += R"(,"rules":[{"code":"own","when":)" + rule(index + 1) + "}]";
        return text + "}";
    }

    Dice dice_;
    std::vector<std::string> fields_;
    std::vector<std::string> kinds_;
};

}  // namespace onetrip::form
