#pragma once

/// Forms and answers from literals, for the tests of this room.

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <string_view>

#include "core/form/form.h"
#include "core/form/sheet.h"
#include "core/json/document.h"

namespace onetrip::form {

struct Parsed {
    std::unique_ptr<json::Document> document;
    [[nodiscard]] json::View root() const { return document->root(); }
};

inline Parsed parse(std::string_view text) {
    auto parsed = json::Document::parse(text);
    EXPECT_TRUE(parsed.ok()) << text;
    return {std::make_unique<json::Document>(std::move(*parsed))};
}

/// One step with the given fields, each a JSON object without the words that every field has.
inline std::string form_of(std::string_view fields, std::string_view rules = "[]") {
    return R"({"version":1,"steps":[{"id":"only","fields":)" + std::string(fields) + R"(}],"rules":)" +
           std::string(rules) + "}";
}

struct FormUnderTest {
    Parsed definition;
    json::Defects defects;
    Form form;

    explicit FormUnderTest(std::string_view text)
        : definition(parse(text)), form(Form::load(definition.root(), defects)) {}

    /// Errors only, as `code at`, one a line.
    [[nodiscard]] std::string errors() const { return list(base::Severity::Error); }
    [[nodiscard]] std::string list(base::Severity severity) const {
        std::string text;
        for (const json::Defect& defect : defects.list()) {
            if (defect.severity != severity) continue;
            text += std::string(defect.code) + " " + json::pointer_between(definition.root(), defect.at) + "\n";
        }
        return text;
    }
};

inline base::Day day(std::string_view text) {
    const auto parsed = base::Day::parse(text);
    EXPECT_TRUE(parsed.has_value()) << text;
    return parsed.value_or(base::Day());
}

inline constexpr std::string_view today_text = "2026-11-28";

struct SheetUnderTest {
    Parsed answers;
    Sheet sheet;

    SheetUnderTest(const Form& form, std::string_view text, std::string_view today = today_text)
        : answers(parse(text)), sheet(form, answers.root(), day(today)) {}

    /// `code field` for an error, `code? field` for a warning; joined by commas.
    [[nodiscard]] std::string findings() const {
        std::string text;
        for (const base::Finding& finding : sheet.findings()) {
            text += text.empty() ? "" : ", ";
            text += finding.code + (finding.severity == base::Severity::Warn ? "? " : " ") + finding.field;
        }
        return text;
    }
    [[nodiscard]] std::string normalised() const {
        json::Writer out;
        sheet.write_answers(out);
        return out.take();
    }
    [[nodiscard]] std::string sound() const {
        json::Writer out;
        sheet.write_sound_answers(out);
        return out.take();
    }
    [[nodiscard]] std::string dropped() const {
        std::string text;
        for (const std::string& pointer : sheet.dropped())
            text += text.empty() ? pointer : ", " + pointer;
        return text;
    }
};

}  // namespace onetrip::form
