// 小程序里用微信登录、用微信接收通知。Only the mini-program has them.

export const wechat = {
  'wechat.sign_in': '用微信手机号登录',
  'wechat.sign_in_why': '点一下，微信会请您确认把绑定的手机号告诉我们。只用来登录和联系您。',
  'wechat.by_code': '用短信验证码登录',
  'wechat.not_given': '没有拿到手机号。可以再点一次，或改用短信验证码。',
  'wechat.code_over': '这次授权已经用过或过时',
  'wechat.code_over_help': '请再点一次“用微信手机号登录”，或改用短信验证码。',
  'wechat.other_number': '微信绑定的手机号不能用来登录',
  'wechat.other_number_help': '这里用中国的手机号登录。请改用短信验证码，换一个手机号。',

  'wechat.notices': '有进展时，微信告诉您',
  'wechat.notices_why': '不用反复来看。每一项只通知一次，不同意也不影响办理。',
  'wechat.ask': '用微信通知我',
  'wechat.topic.supplement': '材料要补正时',
  'wechat.topic.decision': '有办理结果时',
  'wechat.topic.parcel': '证件寄出时',
  'wechat.will_tell': '微信会通知您：{topics}。',
  'wechat.none': '没有订阅。随时可以在这里看办理进度。',
  'wechat.not_kept': '订阅没有保存',
} as const;
