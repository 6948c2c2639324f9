// Signing in, in place of what needed it; that goes on afterwards. First with the number that WeChat knows, where the city
// has that set up; a code by message is always the other way.

import type { Problem } from '../../../shared/api/types';
import { WechatApi } from '../../../shared/api/wechat';
import { say_problem } from '../../../shared/messages/say';
import { wechat_words } from '../../../shared/messages/wechat';
import { SignInModel } from '../../../shared/view/sign_in';
import { WechatSignInModel } from '../../../shared/view/wechat_sign_in';
import type { Drawing } from '../drawing';
import type { PageControl } from '../frame';
import { say_all } from './fields';

export interface SignIn {
  draw(drawing: Drawing): void;
  leave(): void;
}

/** `phone`: a number that stands in the application already. */
export function sign_in(page: PageControl, phone: string, done: () => void): SignIn {
  const { api, host, outbox, words } = page.program;
  const wechat_say = wechat_words(words.language);
  const model = page.follow(new SignInModel(api, host.clock, phone));
  const by_wechat = page.follow(new WechatSignInModel(new WechatApi(api)));
  void by_wechat.load();
  const signed_in = (is_signed_in: boolean) => is_signed_in && (void outbox.send_all(), done());

  function draw_phone(drawing: Drawing): void {
    const { findings, phone: entered } = model.state;
    drawing.line('phone', {
      label: words('sign_in.phone'),
      findings: say_all(findings, words),
      wrong: findings.length > 0,
      value: entered,
      type: 'number',
      act: (typed) => model.enter({ phone: typed }),
    });
  }

  function draw_code(drawing: Drawing): void {
    const { phone: number, digits, code, resend_in } = model.state;
    drawing.text(words('sign_in.sent', { phone: number, digits: digits ?? 0 }), 'status');
    drawing.line('code', { label: words('sign_in.code'), value: code, type: 'number', act: (typed) => model.enter({ code: typed }) });
    const waits = resend_in > 0;
    const again = words(waits ? 'sign_in.resend_in' : 'sign_in.resend', { seconds: resend_in });
    drawing.buttons('second', { label: again, act: () => waits || void model.send_code(), busy: waits });
    drawing.buttons('second', { label: words('sign_in.change'), act: () => model.change_phone() });
  }

  function draw_wechat(drawing: Drawing): void {
    const { working, not_given, problem } = by_wechat.state;
    if (problem?.code === 'code_wrong') drawing.notice('warn', wechat_say('wechat.code_over'), [wechat_say('wechat.code_over_help')]);
    else if (problem?.code === 'findings') drawing.notice('warn', wechat_say('wechat.other_number'), [wechat_say('wechat.other_number_help')]);
    else if (problem) draw_trouble(drawing, problem);
    drawing.text(wechat_say('wechat.sign_in_why'), 'quiet');
    if (not_given) drawing.text(wechat_say('wechat.not_given'), 'status');
    drawing.buttons('second', { label: wechat_say('wechat.by_code'), act: () => by_wechat.choose_code(true) });
    const label = working ? words('sign_in.working') : wechat_say('wechat.sign_in');
    drawing.ask_phone(label, (code) => void by_wechat.sign_in(code).then(signed_in), working);
  }

  function draw_trouble(drawing: Drawing, problem: Problem, kind?: 'code_spent'): void {
    const { title, detail } = say_problem(problem, words, kind);
    drawing.notice('warn', title, [detail]);
  }

  function draw_message(drawing: Drawing, may_go_back: boolean): void {
    const { problem, digits, working } = model.state;
    const waits_for_code = digits !== null;
    if (problem) draw_trouble(drawing, problem, problem.tries_left === 0 ? 'code_spent' : undefined);
    if (waits_for_code) draw_code(drawing);
    else draw_phone(drawing);
    if (may_go_back && !waits_for_code) drawing.buttons('second', { label: wechat_say('wechat.sign_in'), act: () => by_wechat.choose_code(false) });
    const go_on = () => void (waits_for_code ? model.sign_in().then(signed_in) : model.send_code());
    drawing.go_on(words(working ? 'sign_in.working' : waits_for_code ? 'sign_in.enter' : 'sign_in.send'), go_on, working);
  }

  return {
    draw(drawing) {
      const { offered, by_code } = by_wechat.state;
      drawing.title = words('sign_in.title');
      drawing.text(words('sign_in.why'));
      if (offered === null) drawing.text(words('frame.loading'), 'status');
      else if (offered && !by_code) draw_wechat(drawing);
      else draw_message(drawing, offered);
    },
    leave: () => model.leave(),
  };
}
