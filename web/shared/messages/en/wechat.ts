// Signing in and being told by WeChat. Only the mini-program has them.

export const wechat = {
  'wechat.sign_in': 'Sign in with the phone number in WeChat',
  'wechat.sign_in_why': 'Tap, and WeChat asks whether it may tell us the number bound to your account. It serves for signing in and reaching you, nothing else.',
  'wechat.by_code': 'Sign in with a code by message',
  'wechat.not_given': 'No number was given. Tap again, or sign in with a code by message.',
  'wechat.code_over': 'That permission was used or is too old',
  'wechat.code_over_help': 'Tap “Sign in with the phone number in WeChat” again, or use a code by message.',
  'wechat.other_number': 'The number in WeChat cannot be used here',
  'wechat.other_number_help': 'People sign in with a Chinese number. Please use a code sent to another one.',

  'wechat.notices': 'Let WeChat tell you',
  'wechat.notices_why': 'No need to come back and look. Each is told once; your case goes on all the same if you say no.',
  'wechat.ask': 'Tell me in WeChat',
  'wechat.topic.supplement': 'when something is missing',
  'wechat.topic.decision': 'when it is decided',
  'wechat.topic.parcel': 'when the certificate is on its way',
  'wechat.will_tell': 'WeChat will tell you {topics}.',
  'wechat.none': 'You will not be told. You can follow the case here at any time.',
  'wechat.not_kept': 'Your choice was not kept',
} as const;
