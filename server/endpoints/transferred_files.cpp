// POST /transfers/{id}/upload: the file has arrived, have it checked. Accepted, it leaves the quarantine and is an
// upload like any other; not accepted, its bytes go and the findings stay; without a verdict (the scanner is away) it
// stays where it is. May be sent again: the answer is the same.

#include <algorithm>

#include "core/base/assert.h"
#include "core/base/text.h"
#include "server/accounts/token.h"
#include "server/endpoints/body.h"
#include "server/endpoints/routes.h"
#include "server/endpoints/transfer.h"
#include "server/endpoints/tus.h"

namespace onetrip::endpoints {
namespace {

using base::Err;
using http::Problem;
using http::ProblemCode;

constexpr std::size_t file_name_bytes_max = 255;
constexpr std::size_t media_type_bytes_max = 127;

/// A file that has arrived, read at one moment with its bytes if it still has them.
struct Arrived {
    storage::Transfer transfer;
    std::optional<storage::Upload> upload;
    base::Bytes content;
};

/// A text that citizens see; what is none is no name.
std::string text_of(const tus::Metadata& metadata, std::string_view key, std::size_t bytes_max) {
    const std::string_view text = metadata.value(key);
    const bool is_text = text.size() <= bytes_max && base::is_well_formed_utf8(text) &&
                         std::none_of(text.begin(), text.end(), [](char c) { return c >= 0 && c < ' '; });
    return is_text ? std::string(text) : std::string();
}

ReceivedFile file_of(const Arrived& arrived) {
    const auto metadata = tus::Metadata::read(arrived.transfer.metadata);
    ONETRIP_ASSERT(metadata.has_value());  // it was read before it was stored
    return {arrived.content, text_of(*metadata, "filename", file_name_bytes_max),
            text_of(*metadata, "filetype", media_type_bytes_max)};
}

std::optional<Arrived> find_arrived(const storage::Unit& unit, std::string_view id, std::string_view citizen,
                                    base::Instant now) {
    auto transfer = find_transfer(unit, id, citizen, now);
    if (!transfer) return std::nullopt;
    Arrived arrived{std::move(*transfer), {}, {}};
    if (arrived.transfer.upload) arrived.upload = unit.uploads().find(*arrived.transfer.upload);
    const bool is_settled = arrived.transfer.upload || arrived.transfer.findings;
    if (!is_settled && arrived.transfer.has_arrived()) arrived.content = unit.transfers().content(id);
    return arrived;
}

/// The answer of a transfer that is settled, or cannot be settled now; nothing for one that is to be examined.
std::optional<Attempt> answer_at_hand(const Arrived& arrived) {
    const storage::Transfer& transfer = arrived.transfer;
    if (arrived.upload) return Answer{201, upload_text(*arrived.upload), true};
    // The upload was forgotten, since no case was made with it.
    if (transfer.upload) return Attempt(Err{Problem(ProblemCode::NotFound)});
    if (transfer.findings) return Attempt(Err{not_accepted(*transfer.findings)});
    if (transfer.concatenation == "partial") return Attempt(Err{Problem(ProblemCode::Forbidden)});
    if (transfer.has_arrived()) return std::nullopt;
    return Attempt(Err{Problem(ProblemCode::TransferUnfinished).with("offset_bytes", transfer.offset_bytes)});
}

/// Ends the quarantine as it was examined; the answer of another request that did so meanwhile, if one did.
std::optional<Attempt> settle(storage::Unit& unit, const Arrived& arrived,
                              const base::Result<storage::Upload, Findings>& examined, base::Instant now) {
    const storage::Transfer& before = arrived.transfer;
    const auto transfer = find_transfer(unit, before.id, before.citizen, now);
    if (!transfer) return Attempt(Err{Problem(ProblemCode::NotFound)});
    Arrived present{*transfer, {}, {}};
    if (transfer->upload) present.upload = unit.uploads().find(*transfer->upload);
    if (auto answer = answer_at_hand(present)) return answer;
    if (!examined) {
        unit.transfers().refuse(transfer->id, findings_text(examined.error()));
    } else {
        unit.uploads().add(*examined, arrived.content);
        unit.transfers().accept(transfer->id, examined->id);
    }
    return std::nullopt;
}

http::Task have_examined(const Office& office, const http::Request& request, const storage::CitizenSession& session) {
    require_empty_object(request);
    const base::Instant now = office.clock.now();
    const auto arrived = co_await storage::read(office.store, [&](const storage::Unit& unit) {
        return find_arrived(unit, request.param("id"), session.citizen, now);
    });
    if (!arrived) co_return Problem(ProblemCode::NotFound).reply(request);
    if (auto answer = answer_at_hand(*arrived)) co_return reply_of(request, std::move(*answer));
    const FileTarget target = find_target(office, arrived->transfer.service, arrived->transfer.material);
    auto examined = co_await examine(office, target, file_of(*arrived));
    if (examined) {
        examined->id = accounts::draw_id(office.randomness);
        examined->citizen = session.citizen;
        examined->created_at = now;
    }
    auto other = co_await storage::write(office.store,
                                         [&](storage::Unit& unit) { return settle(unit, *arrived, examined, now); });
    if (other) co_return reply_of(request, std::move(*other));
    if (!examined) co_return not_accepted(findings_text(examined.error())).reply(request);
    co_return reply_of(request, Answer{201, upload_text(*examined), false});
}

}  // namespace

void add_transferred_file_routes(Routes& routes, const Office& office) {
    routes.citizen(http::Method::Post, "/transfers/{id}/upload", http::json_body(),
                   [&office](const http::Request& request, const storage::CitizenSession& session) {
                       return have_examined(office, request, session);
                   });
}

}  // namespace onetrip::endpoints
