import type { owed as zh_CN } from '../zh-CN/owed';

export const owed: { readonly [key in keyof typeof zh_CN]: string } = {
  'owed.title': 'Still to be handed in',
  'owed.by': 'Please hand it in by {day}',
  'owed.overdue': 'It was due by {day}: please hand it in soon, or the application may be refused',
  'owed.help': 'Take a photo or choose a file on the phone, no trip needed. Nothing can be granted before it has come.',
  'owed.now': 'The office has your application. Something is still to be handed in: it is listed below.',
  'owed.begin': 'Hand it in now',
  'owed.page': 'Hand in what is missing',
  'owed.send': 'Send it',
  'owed.clerk_title': 'Still to follow from the applicant',
  'owed.clerk_by': '{title}: by {day}',
  'owed.clerk_overdue': '{title}: was due by {day}. You can send a notice, or refuse the application',
  'owed.clerk_help': 'Nothing can be granted before it has come.',
  'promise.title': 'Commitments',
  'promise.instead': 'Your promise stands for: {proof}',
  'promise.given': 'Given {at}',
  'promise.taken_back': 'Taken back {at}: the proof is owed',
  'promise.take_back': 'Take it back and hand in the proof',
  'promise.sure': 'You will then have to hand in: {proof}. Nothing can be granted before it has come. This cannot be undone.',
  'promise.keep': 'Leave it',
  'promise.do': 'Take it back',
};
