#include "server/endpoints/parcel_notices.h"

#include "core/json/writer.h"
#include "server/endpoints/carriers.h"
#include "server/endpoints/case_file.h"
#include "server/endpoints/wechat_messages.h"

namespace onetrip::endpoints {
namespace {

using delivery::Status;

/// What is told at most once of a parcel; it has arrived once, wherever it was left. Empty: nothing is told.
std::string_view news_of(Status status) {
    switch (status) {
        case Status::Collected: return "collected";
        case Status::OutForDelivery: return "out_for_delivery";
        case Status::InLocker:
        case Status::DeliveredProxy:
        case Status::Delivered: return "arrived";
        case Status::Problem: return "problem";
        case Status::Returned: return "returned";
        default: return {};
    }
}

std::string last_four(std::string_view text) {
    return std::string(text.substr(text.size() - std::min<std::size_t>(text.size(), 4)));
}

/// nullopt if there is nobody to tell: the parcel is gone, nobody left a number, or wants to hear of it.
std::optional<ports::NoticeMessage> find_message(const storage::Unit& unit, const Catalogue& catalogue,
                                                 const storage::Job& job) {
    const auto payload = json::Document::parse(job.payload);
    const auto shipment = unit.shipments().find(couriers::shipment_of(job));
    const auto file = shipment ? find_case(unit, catalogue, shipment->case_number) : std::nullopt;
    if (!payload || !file || unit.citizens().is_muted(file->stored.citizen, parcel_notice_topic)) return std::nullopt;
    std::string phone = shipment->phone;
    if (phone.empty()) {
        if (const auto citizen = unit.citizens().find(file->stored.citizen)) phone = citizen->phone;
    }
    if (phone.empty()) return std::nullopt;
    const Carrier* carrier = find_carrier(shipment->carrier);
    return ports::NoticeMessage{
        job.id,
        std::move(phone),
        "parcel_" + std::string(payload->root()["status"].string_or({})),
        {{"service", std::string(file->service->title["zh-CN"].string_or({}))},
         {"carrier", std::string(carrier != nullptr ? carrier->title_chinese : std::string_view(shipment->carrier))},
         {"waybill_ends", last_four(shipment->waybill)}}};
}

}  // namespace

void lay_notice(storage::Unit& unit, const storage::Shipment& shipment, Status status, base::Instant now) {
    const std::string_view news = news_of(status);
    if (news.empty()) return;
    json::Writer payload;
    payload.begin_object().member("shipment", shipment.id).member("status", delivery::name_of(status)).end_object();
    storage::Job job = couriers::shipment_job(notice_job, shipment.id, now, '/' + std::string(news));
    job.payload = payload.take();
    unit.jobs().add(job);
    lay_wechat_messages(unit, shipment, news, now);
}

ParcelNotices::ParcelNotices(boost::asio::any_io_executor executor, const Office& office, ports::Sms* sms)
    : ShortMessages(std::move(executor), office, sms, {notice_job, notice_attempts_max}) {}

boost::asio::awaitable<std::optional<ports::NoticeMessage>> ParcelNotices::message_of(const storage::Job& job) {
    co_return co_await storage::read(
        store(), [&](const storage::Unit& unit) { return find_message(unit, office().catalogue, job); });
}

}  // namespace onetrip::endpoints
