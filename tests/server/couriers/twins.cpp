#include "tests/server/couriers/twins.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "server/couriers/digest.h"
#include "server/couriers/ems.h"
#include "server/couriers/form_fields.h"

namespace onetrip::test {
namespace {

using nlohmann::json;

http::ServerOptions one_thread() {
    http::ServerOptions options;
    options.threads = 1;
    return options;
}

std::string field_of(const http::Request& request, std::string_view name) {
    const auto fields = couriers::parse_form(request.body());
    return std::string(fields ? couriers::field(*fields, name).value_or("") : "");
}

json parsed(const std::string& text) {
    return json::parse(text, nullptr, false);
}

std::string kuaidi100_no(const char* code, const char* message) {
    return json({{"result", false}, {"returnCode", code}, {"message", message}}).dump();
}

}  // namespace

Twin::Twin() : server_(router_, hub_, {clock_, randomness_, observer_}, one_thread()) {
    serve("/poll", &Twin::kuaidi100_poll);
    serve("/poll/query.do", &Twin::kuaidi100_query);
    serve("/amp-prod-api/f/amp/api/open", &Twin::ems);
    serve("/std/service", &Twin::sf);
    serve("/Ebusiness/EbusinessOrderHandle.aspx", &Twin::kdniao);
    serve("/api/dist", &Twin::kdniao_dist);
    if (const auto reason = server_.start()) ADD_FAILURE() << *reason;
}

void Twin::serve(std::string_view path, Answer answer) {
    router_.add_ready(http::Method::Post, path, http::callback_body(), [this, answer](const http::Request& request) {
        if (mood == Mood::BadGateway) return http::Reply::json(502, "{}");
        if (mood == Mood::HtmlPage) return http::Reply::json(200, "<html>be right back</html>");
        return http::Reply::json(200, (this->*answer)(request));
    });
}

std::string Twin::events_of(const std::string& waybill) const {
    const auto found = known.find(waybill);
    return found == known.end() ? "[]" : found->second;
}

std::string Twin::kuaidi100_poll(const http::Request& request) const {
    const json param = parsed(field_of(request, "param"));
    const std::string carrier = param.value("company", "");
    const std::string number = param.value("number", "");
    const bool demands_phone = carrier == "shunfeng" || carrier == "zhongtong";
    if (param.value("key", "") != kuaidi100_key) return kuaidi100_no("600", "您不是合法的订阅者（即授权Key出错）");
    if (mood == Mood::Busy) return kuaidi100_no("500", "服务器错误");
    if (carrier.empty()) return kuaidi100_no("702", "识别不到该单号对应的快递公司");
    if (number.size() < 6 || number.size() > 32) return kuaidi100_no("700", "不支持的快递公司或单号为空、过长");
    if (demands_phone && param["parameters"].value("phone", "").empty()) return kuaidi100_no("700", "缺少电话号码");
    if (known.contains(number)) return kuaidi100_no("501", "重复订阅");
    return json({{"result", true}, {"returnCode", "200"}, {"message", "提交成功"}}).dump();
}

std::string Twin::kuaidi100_query(const http::Request& request) const {
    const std::string text = field_of(request, "param");
    const std::string right = couriers::upper_hex(couriers::md5(text + kuaidi100_key + kuaidi100_customer));
    if (field_of(request, "sign") != right) return kuaidi100_no("503", "验证签名失败");
    if (mood == Mood::Busy) return kuaidi100_no("501", "服务器错误，服务器繁忙");
    const json param = parsed(text);
    if (param.value("com", "") == "shunfeng" && param.value("phone", "").empty()) {
        return kuaidi100_no("408", "验证码错误");
    }
    const std::string number = param.value("num", "");
    if (!known.contains(number)) return kuaidi100_no("500", "查询无结果，请隔段时间再查");
    return json({{"message", "ok"},
                 {"state", "0"},
                 {"status", "200"},
                 {"condition", "F00"},
                 {"ischeck", "0"},
                 {"com", param.value("com", "")},
                 {"nu", number},
                 {"data", parsed(events_of(number))}})
        .dump();
}

std::string Twin::ems(const http::Request& request) const {
    const auto no = [](const char* code, const char* message) {
        return json(
                   {{"serialNo", ""}, {"retCode", code}, {"retMsg", message}, {"retBody", nullptr}, {"success", false}})
            .dump();
    };
    if (field_of(request, "authorization") != ems_authorization) return no("B00002", "授权码错误");
    if (mood == Mood::Busy) return no("S00001", "系统繁忙");
    const auto opened = couriers::open_from_ems(field_of(request, "logitcsInterface"), ems_key);
    // A request ends in the key; a push of the platform's own does not.
    if (!opened || !opened->ends_with(ems_key)) return no("B00003", "报文解密失败");
    const std::string number =
        parsed(opened->substr(0, opened->size() - std::string_view(ems_key).size())).value("waybillNo", "");
    const std::string body = json({{"responseItems", parsed(events_of(number))}}).dump();
    return json({{"serialNo", "1"}, {"retCode", "00000"}, {"retMsg", "成功"}, {"retBody", body}, {"success", true}})
        .dump();
}

std::string Twin::sf(const http::Request& request) const {
    const auto no = [](const char* code) {
        return json({{"apiErrorMsg", "…"}, {"apiResponseID", "1"}, {"apiResultCode", code}, {"apiResultData", nullptr}})
            .dump();
    };
    const std::string data = field_of(request, "msgData");
    const std::string signed_text = couriers::encode_form_text(data + field_of(request, "timestamp") + sf_check_word);
    if (field_of(request, "msgDigest") != couriers::base64(couriers::md5(signed_text))) return no("A1006");
    if (field_of(request, "requestID").size() != 36) return no("A1001");
    if (mood == Mood::Busy) return no("A1005");
    const json message = parsed(data);
    const std::string number = message["trackingNumber"].at(0).get<std::string>();
    json result = {{"success", true},
                   {"errorCode", "S0000"},
                   {"msgData", {{"routeResps", {{{"mailNo", number}, {"routes", parsed(events_of(number))}}}}}}};
    if (message.value("checkPhoneNo", "").size() != 4) result = {{"success", false}, {"errorCode", "8051"}};
    return json({{"apiErrorMsg", ""},
                 {"apiResponseID", "1"},
                 {"apiResultCode", "A1000"},
                 {"apiResultData", result.dump()}})
        .dump();
}

std::string Twin::kdniao_dist(const http::Request& request) const {
    const std::string data = field_of(request, "RequestData");
    const std::string digest = couriers::lower_hex(couriers::md5(data + kdniao_key));
    const json asked = parsed(data);
    const auto say = [](bool success, const char* code, const char* reason) {
        json answer = {{"EBusinessID", "1237100"}, {"UpdateTime", "2026-11-29 09:00:00"}, {"Success", success}};
        answer["Reason"] = reason;
        if (*code != 0) answer["ResultCode"] = code;
        return answer.dump();
    };
    if (field_of(request, "EBusinessID") != "1237100") return say(false, "104", "用户ID错误");
    if (field_of(request, "DataSign") != couriers::base64(base::as_bytes(digest))) return say(false, "102", "签名错误");
    if (field_of(request, "RequestType") != "1008") return say(false, "103", "请求指令错误");
    if (mood == Mood::Busy) return say(false, "", "系统繁忙");
    if (asked.value("ShipperCode", "").empty()) return say(false, "101", "缺少必要参数");
    if (asked.value("ShipperCode", "") == "SF" && asked.value("CustomerName", "").size() != 4) {
        return say(false, "101", "缺少必要参数");
    }
    if (known.contains(asked.value("LogisticCode", ""))) return say(false, "106", "重复订阅");
    return say(true, "", "");
}

std::string Twin::kdniao(const http::Request& request) const {
    const std::string data = field_of(request, "RequestData");
    const std::string digest = couriers::lower_hex(couriers::md5(data + kdniao_key));
    const json asked = parsed(data);
    const std::string number = asked.value("LogisticCode", "");
    json answer = {{"EBusinessID", "1237100"},
                   {"OrderCode", ""},
                   {"ShipperCode", asked.value("ShipperCode", "")},
                   {"LogisticCode", number}};
    const bool is_signed = field_of(request, "DataSign") == couriers::base64(base::as_bytes(digest));
    answer["Success"] = is_signed && mood != Mood::Busy;
    answer["State"] = known.contains(number) ? "2" : "0";
    answer["Traces"] = answer["Success"] ? parsed(events_of(number)) : json::array();
    answer["Reason"] = is_signed ? json(nullptr) : json("签名错误");
    return answer.dump();
}

}  // namespace onetrip::test
