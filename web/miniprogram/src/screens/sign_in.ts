// Signing in, in place of what needed it; that goes on afterwards.

import { SignInModel } from '../../../shared/view/sign_in';
import type { Drawing } from '../drawing';
import { say_problem } from '../../../shared/messages/say';
import type { PageControl } from '../frame';
import { say_all } from './fields';

export interface SignIn {
  draw(drawing: Drawing): void;
  leave(): void;
}

/** `phone`: a number that stands in the application already. */
export function sign_in(page: PageControl, phone: string, done: () => void): SignIn {
  const { api, host, outbox, words } = page.program;
  const model = page.follow(new SignInModel(api, host.clock, phone));

  function draw_phone(drawing: Drawing): void {
    const { findings, phone: entered } = model.state;
    drawing.line('phone', {
      label: words('sign_in.phone'),
      findings: say_all(findings, words),
      wrong: findings.length > 0,
      value: entered,
      type: 'number',
      act: drawing.name((typed) => model.enter({ phone: typed })),
    });
  }

  function draw_code(drawing: Drawing): void {
    const { phone: number, digits, code, resend_in } = model.state;
    drawing.text(words('sign_in.sent', { phone: number, digits: digits ?? 0 }), 'status');
    drawing.line('code', { label: words('sign_in.code'), value: code, type: 'number', act: drawing.name((typed) => model.enter({ code: typed })) });
    const waits = resend_in > 0;
    const again = words(waits ? 'sign_in.resend_in' : 'sign_in.resend', { seconds: resend_in });
    drawing.buttons('second', { label: again, act: () => waits || void model.send_code(), busy: waits });
    drawing.buttons('second', { label: words('sign_in.change'), act: () => model.change_phone() });
  }

  return {
    draw(drawing) {
      const { problem, digits, working } = model.state;
      const waits_for_code = digits !== null;
      drawing.title = words('sign_in.title');
      drawing.text(words('sign_in.why'));
      if (problem) {
        const { title, detail } = say_problem(problem, words, problem.tries_left === 0 ? 'code_spent' : undefined);
        drawing.notice('warn', title, [detail]);
      }
      if (waits_for_code) draw_code(drawing);
      else draw_phone(drawing);
      const go_on = () => {
        if (waits_for_code) void model.sign_in().then((signed_in) => signed_in && (void outbox.send_all(), done()));
        else void model.send_code();
      };
      drawing.go_on(words(working ? 'sign_in.working' : waits_for_code ? 'sign_in.enter' : 'sign_in.send'), go_on, working);
    },
    leave: () => model.leave(),
  };
}
