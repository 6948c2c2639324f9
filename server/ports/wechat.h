#pragma once

/// WeChat's server as a port: it turns what a mini-program was given into a phone number or an openid, and tells a
/// citizen something in WeChat.

#include <boost/asio/awaitable.hpp>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace onetrip::ports {

/// How a call ended, and so what to do next.
enum class WechatEnd : std::uint8_t {
    Done,
    CodeWrong,   ///< the code is unknown, spent or over: the citizen must tap again
    Unwanted,    ///< the citizen takes no such message (any more)
    Correct,     ///< the template, its parameters, the page or the receiver is wrong: a person must look
    Later,       ///< busy, out of reach, or asked too often: try again
    NotEntitled  ///< our app id, secret, address or right is refused: the operator must act
};

struct WechatOutcome {
    WechatEnd end = WechatEnd::Later;
    std::string reason;  ///< WeChat's error code or the network's error; no personal data
    std::string value;   ///< Done: the phone number with `+` and its country's code, or the openid; personal
};

/// One message that the citizen accepted in the mini-program.
struct SubscribeMessage {
    std::string openid;
    std::string template_id;
    std::string page;                                       ///< of the mini-program, with its query
    std::vector<std::pair<std::string, std::string>> data;  ///< the template's keyword, e.g. `thing1`, and its text
};

class Wechat {
public:
    virtual ~Wechat() = default;
    // None throws: what goes wrong is an outcome.
    /// `code` as a button of `open-type="getPhoneNumber"` gave it to the page; WeChat takes each once, for five
    /// minutes.
    virtual boost::asio::awaitable<WechatOutcome> phone_of(std::string code) = 0;
    /// `code` as `wx.login` gave it to the page; likewise.
    virtual boost::asio::awaitable<WechatOutcome> openid_of(std::string code) = 0;
    virtual boost::asio::awaitable<WechatOutcome> tell(SubscribeMessage message) = 0;
};

}  // namespace onetrip::ports
