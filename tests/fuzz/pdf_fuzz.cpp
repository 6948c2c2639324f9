// A PDF as the inspector reads it by libqpdf: it never throws past us, and its answer is one of the core's.

#include <cstddef>
#include <cstdint>

#include "core/base/assert.h"
#include "core/json/document.h"
#include "core/wire/call.h"
#include "server/inspection/inspector_pdf.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    constexpr std::string_view request = R"({"op":"material.inspect","input":{"spec":{"pages_max":3}}})";
    const onetrip::base::BytesView file(data, size);
    const std::string answer = onetrip::inspection::with_pdf_reading(request, onetrip::wire::call(request, file), file);
    const auto document = onetrip::json::Document::parse(answer);
    ONETRIP_ASSERT(document.ok());
    ONETRIP_ASSERT(document->root()["ok"]["findings"].is_array());
    return 0;
}
