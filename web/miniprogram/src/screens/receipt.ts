// The receipt, checked here with the office's published keys.

import { WechatApi } from '../../../shared/api/wechat';
import { say_moment } from '../../../shared/base/date';
import { in_groups, pick } from '../../../shared/base/text';
import { say_problem } from '../../../shared/messages/say';
import { wechat_words } from '../../../shared/messages/wechat';
import { ReceiptModel } from '../../../shared/view/receipt';
import { WechatNoticesModel } from '../../../shared/view/wechat_notices';
import type { Drawing } from '../drawing';
import { draw_problem, type Journey, type PageControl, type Query } from '../frame';
import { wechat_phone } from '../platform/wechat_phone';

export function receipt(page: PageControl, { number = '' }: Query): Journey {
  const { api, drafts, after, words } = page.program;
  const model = page.follow(new ReceiptModel(api, drafts, after(), number));
  let is_open = false;
  void model.load();
  const wechat_say = wechat_words(words.language);
  const notices = page.follow(new WechatNoticesModel(new WechatApi(api), wechat_phone, number));
  void notices.load();

  function draw_verdict(drawing: Drawing): void {
    const { verdict } = model.state;
    if (!verdict) return drawing.text(words('receipt.checking'), 'status');
    const { signature, content, mine } = verdict;
    const good = signature && content && mine !== false;
    drawing.notice(good ? 'good' : 'warn', words(good ? 'receipt.valid' : 'receipt.invalid'), [
      words(signature ? 'receipt.signature_good' : 'receipt.signature_bad'),
      words(content ? 'receipt.content_good' : 'receipt.content_bad'),
      mine === null ? '' : words(mine ? 'receipt.mine_good' : 'receipt.mine_bad'),
      good ? '' : words('receipt.invalid_help'),
    ]);
  }

  /** What is told in WeChat from here on; asked for where nothing else is to be done. */
  function draw_notices(drawing: Drawing): void {
    const { templates, accepted, working, problem } = notices.state;
    if (templates.length === 0) return;
    if (problem) drawing.notice('warn', wechat_say('wechat.not_kept'), [say_problem(problem, words).detail]);
    if (accepted !== null) {
      const topics = accepted.map((topic) => wechat_say(`wechat.topic.${topic}`)).join(words('trips.and'));
      return drawing.text(topics === '' ? wechat_say('wechat.none') : wechat_say('wechat.will_tell', { topics }), 'status');
    }
    drawing.heading(wechat_say('wechat.notices'));
    drawing.text(wechat_say('wechat.notices_why'), 'quiet');
    drawing.buttons('second', { label: wechat_say('wechat.ask'), act: () => void notices.ask(), busy: working });
  }

  return {
    draw(drawing) {
      const { receipt: got, received, query_code, problem } = model.state;
      drawing.title = words('receipt.title');
      if (problem) return draw_problem(drawing, page.program, problem, () => void model.load());
      if (!got) return drawing.text(words('frame.loading'), 'status');
      drawing.title = words('receipt.received');
      drawing.facts('', [
        [words('receipt.number'), in_groups(number)],
        [words('receipt.query_code'), query_code ?? ''],
        [words('receipt.service'), pick(received?.service, words.language)],
        [words('receipt.materials'), (received?.materials ?? []).map((title) => pick(title, words.language)).join(words('trips.and'))],
        [words('receipt.at'), say_moment(got.received_at, words.language)],
      ]);
      if (query_code) drawing.text(words('receipt.query_code_help'), 'quiet');
      draw_verdict(drawing);
      draw_notices(drawing);
      const proof = [
        `${words('receipt.content_hash')} ${got.content_hash}`,
        `${words('receipt.key')} ${got.key_id}`,
        `${words('receipt.signature')} ${got.signature}`,
      ];
      const turn = () => {
        is_open = !is_open;
        page.draw();
      };
      drawing.fold(words('receipt.proof'), proof, is_open, turn);
      drawing.go_on(words('receipt.follow'), () => page.replace('follow', { number }));
    },
  };
}
