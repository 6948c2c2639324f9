#pragma once

/// What Kuaidi100 (快递100) tells: pushed, as the form field `param`, or asked for, as the answer to a real-time query.
/// Both are JSON texts. The signature beside a push is the server's business and has been checked before. Facts: vendor
/// demos and documentation; `data` is the whole history, newest first, in zone-less times that are China's.
///
///     {"status":"polling","message":"","autoCheck":"0","comOld":"","comNew":"",
///      "lastResult":{"state":"0","com":"ems","nu":"1111111111111",
///        "data":[{"context":"…","time":"2026-11-20
///        08:00:00","ftime":"…","statusCode":"1002","areaName":"江苏,南京市"}]}}

#include <string_view>

#include "core/delivery/push.h"

namespace onetrip::delivery {

/// Malformed without a status or a lastResult. `updateall` (a repeated push) reads as Polling. The state of the whole
/// counts as `conclude` says. Members that are not read are the vendor's to add.
[[nodiscard]] base::Result<Push, PushRefusal> parse_kuaidi100_push(std::string_view param);

/// The answer to a query: what a push has under `lastResult` stands at the top. Malformed for an answer that says
/// `"result":false`.
[[nodiscard]] base::Result<Push, PushRefusal> parse_kuaidi100_answer(std::string_view body);

}  // namespace onetrip::delivery
