#include "core/wire/bundle_operations.h"

#include <memory>

#include "core/catalog/bundle.h"
#include "core/form/sheet.h"
#include "core/json/shape.h"
#include "core/submission/application.h"
#include "core/wire/definition_internal.h"

namespace onetrip::wire {
namespace {

/// One service of the bundle with what was answered for it, and the answers that its rules read.
struct Part {
    json::View answers;
    json::View booking;
    json::Defects defects;
    catalog::Service service;
    json::Document sound;

    Part(json::View definition, json::View given, json::View booked, base::Day today)
        : answers(given), booking(booked), service(catalog::Service::load(definition, defects)) {
        if (!defects.can_run()) return;
        json::Writer out;
        form::Sheet(service.form(), answers, today).write_sound_answers(out);
        auto written = json::Document::parse(out.text(), form::rewritten_limits);
        ONETRIP_ASSERT(written.ok());
        sound = std::move(*written);
    }
};

/// What all three ask about.
struct Asked {
    std::vector<std::unique_ptr<Part>> parts;  // services are pointed to
    base::Day today;
    material::Holdings holdings;
    json::View materials;

    explicit Asked(json::Shape& shape) : today(shape.day("today")), materials(shape.object_if("materials")) {
        auto read = material::read_holdings(shape.object_if("holdings"), shape.place("holdings"));
        if (read) {
            holdings = std::move(*read);
        } else {
            shape.take(read.error().at);
        }
        read_parts(shape);
    }
    void read_parts(json::Shape& shape) {
        const json::View list = shape.array("services");
        if (list.size() < catalog::bundle_services_min || list.size() > catalog::bundle_services_max)
            shape.wrong("services");
        for (std::size_t i = 0; i < list.size() && !shape.fault(); ++i) {
            json::Shape each(list.at(i), shape.place("services", i));
            const json::View definition = each.object("service");
            const json::View answers = each.object_if("answers");
            const json::View booking = each.object_if("booking");
            each.only({"service", "answers", "booking"});
            shape.take(each.fault());
            if (!shape.fault()) parts.push_back(std::make_unique<Part>(definition, answers, booking, today));
        }
    }
    [[nodiscard]] const Part* broken() const {
        for (const auto& part : parts) {
            if (!part->defects.can_run()) return part.get();
        }
        return nullptr;
    }
    [[nodiscard]] std::vector<catalog::BundlePart> list() const {
        std::vector<catalog::BundlePart> list;
        for (const auto& part : parts)
            list.push_back({&part->service, part->sound.root()});
        return list;
    }
};

Outcome checklist(const Request& request, json::Writer& answer) {
    json::Shape shape(request.input);
    shape.only({"services", "holdings", "today"});
    const Asked asked(shape);
    if (shape.fault()) return fault_of(shape);
    if (const Part* broken = asked.broken()) return definition_invalid(broken->defects, request.input);
    answer.begin_object().name("materials");
    catalog::write_bundle(answer, catalog::list_bundle(asked.list(), asked.today, asked.holdings));
    answer.end_object();
    return base::Done{};
}

Outcome precheck(const Request& request, json::Writer& answer) {
    json::Shape shape(request.input);
    shape.only({"services", "materials", "holdings", "today"});
    const Asked asked(shape);
    if (shape.fault()) return fault_of(shape);
    if (const Part* broken = asked.broken()) return definition_invalid(broken->defects, request.input);
    catalog::write_bundle_report(answer,
                                 catalog::precheck_bundle(asked.list(), asked.materials, asked.today, asked.holdings));
    return base::Done{};
}

Outcome check(const Request& request, json::Writer& answer) {
    json::Shape shape(request.input);
    shape.only({"services", "materials", "holdings", "today"});
    const Asked asked(shape);
    if (shape.fault()) return fault_of(shape);
    if (const Part* broken = asked.broken()) return definition_invalid(broken->defects, request.input);
    const auto whole = catalog::precheck_bundle(asked.list(), asked.materials, asked.today, asked.holdings);
    bool passes = material::verdict_of(whole.others) != material::Verdict::Fail;
    json::Writer services;
    services.begin_array();
    for (const auto& part : asked.parts) {
        const auto given = json::Document::parse(catalog::materials_for(part->service, whole.items, asked.materials));
        ONETRIP_ASSERT(given.ok());
        const submission::Report report = submission::check(
            part->service, {part->answers, given->root(), part->booking, asked.holdings}, asked.today);
        passes = passes && report.passes();
        services.begin_object().member("service", part->service.id()).name("report");
        submission::write_report(services, report);
        services.end_object();
    }
    services.end_array();
    answer.begin_object().member("verdict", passes ? "pass" : "fail").name("services").raw(services.text());
    answer.name("others");
    material::write_findings(answer, whole.others);
    answer.end_object();
    return base::Done{};
}

constexpr Operation operations[] = {
    {"bundle.checklist", checklist}, {"bundle.precheck", precheck}, {"bundle.check", check}};

}  // namespace

std::span<const Operation> bundle_operations() {
    return operations;
}

}  // namespace onetrip::wire
