// My cases, what waits to be sent, and one from elsewhere by its number and query code.

import { in_groups, pick, say_day } from '../../../shared/base/text';
import { say_problem } from '../../../shared/messages/say';
import { visit_words } from '../../../shared/messages/visits';
import { AccountModel } from '../../../shared/view/account';
import { CasesModel } from '../../../shared/view/cases';
import { HandoverModel } from '../../../shared/view/handover';
import { state_marks } from '../../../shared/view/state_mark';
import type { Drawing } from '../drawing';
import type { Journey, PageControl } from '../frame';
import { draw_problem } from '../frame';
import { draw_lying, draw_settled } from './lying';
import { sign_in, type SignIn } from './sign_in';

export function cases(page: PageControl): Journey {
  const { api, outbox, words } = page.program;
  const model = page.follow(new CasesModel(api));
  const account = page.follow(new AccountModel(api));
  const handover = page.follow(new HandoverModel(api, page.program.drafts));
  page.follow(outbox);
  let signing_in: SignIn | null = null;
  const load = () => {
    void model.load();
    void account.load();
  };
  load();
  const begin_sign_in = () => {
    signing_in = sign_in(page, '', () => {
      signing_in?.leave();
      signing_in = null;
      load();
    });
    page.draw();
  };
  const open = (number: string) => page.open('follow', { number });

  function draw_take(drawing: Drawing): void {
    const { code, working, problem: refused } = handover.state;
    drawing.heading(words('handover.title'));
    drawing.text(words('handover.help'), 'quiet');
    if (refused) {
      const { title, detail } = say_problem(refused, words, 'handover');
      drawing.notice('warn', title, [detail]);
    }
    drawing.line('handover-code', { label: words('handover.code'), value: code, type: 'text', act: (typed) => handover.enter(typed) });
    const take = () => void handover.take().then((service) => service && page.open('guide', { service }));
    drawing.buttons('second', { label: words('handover.take'), act: take, busy: working });
  }

  function draw_look_up(drawing: Drawing): void {
    const { number, query_code, looking, look_up_problem } = model.state;
    drawing.heading(words('cases.look_up'));
    drawing.text(words('cases.look_up_help'), 'quiet');
    if (look_up_problem) {
      const { title, detail } = say_problem(look_up_problem, words, 'look_up');
      drawing.notice('warn', title, [detail]);
    }
    drawing.line('number', { label: words('cases.number'), value: number, type: 'number', act: (typed) => model.enter({ number: typed }) });
    const enter = (typed: string) => model.enter({ query_code: typed });
    drawing.line('query-code', { label: words('cases.query_code'), value: query_code, type: 'text', act: enter });
    const look_up = () => void model.look_up().then((found) => found && open(found));
    drawing.buttons('second', { label: words('cases.find'), act: look_up, busy: looking });
  }

  function draw_account(drawing: Drawing): void {
    const { session, working } = account.state;
    drawing.heading(words('account.title'));
    if (session?.signed_in) {
      drawing.text(words('account.signed_in', { phone: session.phone_masked ?? '' }));
      const out = () => void account.sign_out().then(() => void model.load());
      return drawing.buttons('second', { label: words('account.sign_out'), act: out, busy: working });
    }
    drawing.text(words('account.stranger'));
    drawing.buttons('second', { label: words('account.sign_in'), act: begin_sign_in });
  }

  return {
    draw(drawing) {
      if (signing_in) return signing_in.draw(drawing);
      const { cases: mine, next, problem } = model.state;
      drawing.title = words('cases.title');
      const { entries } = outbox.state;
      draw_settled(drawing, page);
      if (entries.length > 0) drawing.heading(words('outbox.title'));
      for (const entry of entries) draw_lying(drawing, page, entry, begin_sign_in);
      if (problem) draw_problem(drawing, page.program, problem, load);
      else if (!mine) drawing.text(words('frame.loading'), 'status');
      if (mine?.length === 0) drawing.text(words('cases.none'));
      for (const { number, service, state, submitted_at } of mine ?? []) {
        const lines = [in_groups(number), words('cases.submitted', { day: say_day(submitted_at, words.language) })];
        const title = pick(service.title, words.language);
        drawing.card(title, lines, { mark: state_marks[state], state: words(`state.${state}`), open: () => open(number) });
      }
      if (next) drawing.buttons('second', { label: words('cases.more'), act: () => void model.more() });
      drawing.buttons('second', { label: visit_words(words.language)('visits.title'), act: () => page.open('visits') });
      draw_take(drawing);
      draw_look_up(drawing);
      draw_account(drawing);
    },
    shown: load,
    left: () => signing_in?.leave(),
  };
}
