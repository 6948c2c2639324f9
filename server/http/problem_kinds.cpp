#include "server/http/problem.h"

namespace onetrip::http {

namespace {

// Title: what happened. Detail: what to do. Chinese first, as people meet it.
constexpr ProblemKind kinds[] = {
    {ProblemCode::BadRequest, "bad_request", 400, "请求格式有误", "请刷新页面后重试；如果仍然出现，请更新应用。",
     "The request is malformed", "Reload the page and try again. If it happens again, update the app."},
    {ProblemCode::MalformedJson, "malformed_json", 400, "提交的内容无法读取",
     "请刷新页面后重新提交。您填写的内容仍保存在本机。", "What was sent cannot be read",
     "Reload the page and send it again. What you filled in is still on your device."},
    {ProblemCode::BodyInvalid, "body_invalid", 400, "提交的内容不符合要求", "请检查所指的一项后重新提交。",
     "What was sent is not what is expected", "Check the item named and send it again."},
    {ProblemCode::QueryInvalid, "query_invalid", 400, "查询条件有误", "请检查所指的条件后重试。",
     "The query is not understood", "Check the item named and try again."},
    {ProblemCode::IdempotencyKeyMissing, "idempotency_key_missing", 400, "请求缺少防重复标识",
     "请更新应用后重新提交；没有任何内容被重复提交。", "The request carries no Idempotency-Key",
     "Update the app and send it again. Nothing was submitted twice."},
    {ProblemCode::SignedOut, "signed_out", 401, "您尚未登录或登录已过期", "请登录后再继续。您填写的内容仍保存在本机。",
     "You are not signed in, or your session has ended",
     "Sign in and go on. What you filled in is still on your device."},
    {ProblemCode::SignInNeeded, "sign_in_needed", 401, "请先登录", "请用手机验证码登录后继续。您填写的内容都在。",
     "Please sign in first", "Sign in with a code sent to your phone and go on. What you filled in is still there."},
    {ProblemCode::SignInFailed, "sign_in_failed", 401, "用户名或密码不正确", "请检查后重新输入。",
     "The user name or password is wrong", "Check both and enter them again."},
    {ProblemCode::CodeWrong, "code_wrong", 401, "验证码不正确或已失效", "请核对短信中的验证码，或重新获取。",
     "The code is wrong or no longer valid", "Check the code in the message, or ask for a new one."},
    {ProblemCode::SecondFactorNeeded, "second_factor_needed", 401, "还需第二步验证",
     "请输入验证器上的六位动态口令；首次使用请先绑定验证器。", "The second factor is still to come",
     "Enter the six digits your authenticator shows, or set one up first."},
    {ProblemCode::SecondFactorWrong, "second_factor_wrong", 401, "动态口令不正确或已用过",
     "请等验证器显示下一个口令后再输入，或改用一个备用码。", "The code is wrong or has been used",
     "Wait for the next code your authenticator shows, or use a recovery code."},
    {ProblemCode::Forbidden, "forbidden", 403, "您无权进行此操作", "请用有相应权限的账号登录，或从本站页面重新操作。",
     "You may not do this", "Sign in with an account that may, or start again from this site's own page."},
    {ProblemCode::CallbackForged, "callback_forged", 403, "推送签名不正确", "请核对令牌与签名密钥。",
     "The callback's signature is wrong", "Check the token and the signing salt."},
    {ProblemCode::NotFound, "not_found", 404, "没有找到您要的内容", "请检查编号或网址；也可能它已被移走。",
     "There is nothing here", "Check the number or the address. It may also have been moved."},
    {ProblemCode::MethodNotAllowed, "method_not_allowed", 405, "此处不支持该操作", "请更新应用后重试。",
     "This cannot be done here", "Update the app and try again."},
    {ProblemCode::RequestTimeout, "request_timeout", 408, "网络太慢，请求没有传完",
     "请换个信号好的地方重试。没有提交任何内容。", "The connection was too slow; the request did not arrive whole",
     "Try again where the signal is better. Nothing was submitted."},
    {ProblemCode::SlotTaken, "slot_taken", 409, "该时段刚刚约满", "请另选一个时段。", "This slot has just been taken",
     "Choose another one."},
    {ProblemCode::BookingOpen, "booking_open", 409, "您已有一个未完成的预约", "请先使用或取消原来的预约。",
     "You already have an open booking", "Use it or cancel it first."},
    {ProblemCode::BookingRefused, "booking_refused", 409, "预约规则不允许此操作", "请查看原因；原有的预约不受影响。",
     "The rules for bookings do not allow this", "See why. What you have booked stands as it was."},
    {ProblemCode::CaseState, "case_state", 409, "办件当前状态不允许此操作", "请刷新查看办件的最新状态。",
     "The case is in a state that does not allow this", "Reload to see its present state."},
    {ProblemCode::IdempotencyKeyReused, "idempotency_key_reused", 409, "同一标识提交了不同的内容",
     "请刷新页面后重新提交。先前的提交仍然有效。", "The same Idempotency-Key came with other content",
     "Reload the page and send it again. The earlier submission stands."},
    {ProblemCode::TransferOffset, "transfer_offset", 409, "续传位置不一致",
     "请从所示位置继续上传；已收到的部分不会丢失。", "The upload stands elsewhere",
     "Go on from the offset shown. What has arrived is kept."},
    {ProblemCode::TransferUnfinished, "transfer_unfinished", 409, "文件尚未传完", "请从所示位置继续上传。",
     "The file has not arrived whole", "Go on from the offset shown."},
    {ProblemCode::TransfersOpen, "transfers_open", 409, "未完成的上传太多", "请先完成或取消之前的上传。",
     "You have too many unfinished uploads", "Finish or cancel one of them first."},
    {ProblemCode::TusVersion, "tus_version_not_supported", 412, "不支持此续传协议版本", "请更新应用后重试。",
     "This version of the tus protocol is not supported", "Update the app and try again."},
    {ProblemCode::BodyTooLarge, "body_too_large", 413, "文件或内容太大",
     "请压缩或重新拍摄后再上传，大小不要超过所示上限。", "The file or form is too large",
     "Make it smaller, or take the picture again, within the limit shown."},
    {ProblemCode::TargetTooLong, "target_too_long", 414, "网址太长", "请从首页重新进入。", "The address is too long",
     "Start again from the first page."},
    {ProblemCode::ContentTypeUnsupported, "content_type_unsupported", 415, "不支持此类型的内容",
     "请使用页面要求的文件格式。", "This kind of content is not taken here",
     "Use one of the formats the page asks for."},
    {ProblemCode::ExpectationFailed, "expectation_failed", 417, "请求带有无法满足的要求", "请更新应用后重试。",
     "The request expects what this server does not do", "Update the app and try again."},
    {ProblemCode::Findings, "findings", 422, "有内容需要修改", "请按提示逐项修改后再提交。没有提交任何内容。",
     "Some answers need work", "Change each one as it says and send again. Nothing was submitted."},
    {ProblemCode::FileNotAccepted, "file_not_accepted", 422, "文件不符合要求", "请按提示更换或重新拍摄。",
     "The file does not meet the requirements", "Replace it, or take it again, as it says."},
    {ProblemCode::TooManyRequests, "too_many_requests", 429, "操作太频繁", "请稍等片刻再试。", "Too many requests",
     "Wait a moment and try again."},
    {ProblemCode::HeaderTooLarge, "header_too_large", 431, "请求头太大", "请清除本站的浏览数据后重试。",
     "The request's header is too large", "Clear this site's data in your browser and try again."},
    {ProblemCode::ChecksumMismatch, "checksum_mismatch", 460, "这一段在传输中损坏",
     "请重新发送这一段；之前的部分已保存。", "This part was damaged on its way",
     "Send it again. What came before it is kept."},
    {ProblemCode::Internal, "internal", 500, "系统出错了", "请稍后重试；如需帮助，请提供请求编号。",
     "Something went wrong on our side", "Try again later. If you need help, give the request number."},
    {ProblemCode::NotImplemented, "not_implemented", 501, "不支持此传输方式", "请更新应用后重试。",
     "This way of sending is not supported", "Update the app and try again."},
    {ProblemCode::StorageUnavailable, "storage_unavailable", 503, "暂时无法保存",
     "请稍后重试。您填写的内容仍保存在本机。", "Nothing can be saved at the moment",
     "Try again shortly. What you filled in is still on your device."},
    {ProblemCode::SmsUnavailable, "sms_unavailable", 503, "暂时无法发送短信", "请稍后再获取验证码。",
     "No message can be sent at the moment", "Ask for the code again shortly."},
    {ProblemCode::WechatUnavailable, "wechat_unavailable", 503, "微信服务暂时不可用",
     "请稍后再试，或改用短信验证码登录。", "WeChat cannot be reached at the moment",
     "Try again shortly, or sign in with a code sent to your phone."},
    {ProblemCode::Busy, "busy", 503, "访问的人太多", "请稍等片刻再试。您填写的内容仍保存在本机。", "The server is busy",
     "Wait a moment and try again. What you filled in is still on your device."},
    {ProblemCode::ScannerUnavailable, "scanner_unavailable", 503, "病毒检查暂时无法进行",
     "请稍后重试。分段上传的文件已保存，无需重传。", "Files cannot be checked for viruses at the moment",
     "Try again shortly. A file that was sent in parts is kept and need not be sent again."},
    {ProblemCode::VersionNotSupported, "version_not_supported", 505, "不支持此 HTTP 版本", "请更新浏览器或应用。",
     "This version of HTTP is not supported", "Update your browser or app."},
};

constexpr bool in_enum_order() {
    std::size_t index = 0;
    for (const ProblemKind& kind : kinds) {
        if (static_cast<std::size_t>(kind.code) != index++) return false;
    }
    return index == static_cast<std::size_t>(ProblemCode::VersionNotSupported) + 1;
}
static_assert(in_enum_order());

}  // namespace

std::span<const ProblemKind> problem_kinds() {
    return kinds;
}
const ProblemKind& kind_of(ProblemCode code) {
    return kinds[static_cast<std::size_t>(code)];
}

}  // namespace onetrip::http
