// The receipt, checked here with the office's published keys.

import { in_groups, say_instant } from '../../../shared/base/text';
import { ReceiptModel } from '../../../shared/view/receipt';
import type { Drawing } from '../drawing';
import { draw_problem, type Journey, type PageControl, type Query } from '../frame';

export function receipt(page: PageControl, { number = '' }: Query): Journey {
  const { api, drafts, core, words } = page.program;
  const model = page.follow(new ReceiptModel(api, drafts, core(), number));
  let is_open = false;
  void model.load();

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

  return {
    draw(drawing) {
      const { receipt: got, query_code, problem } = model.state;
      drawing.title = words('receipt.title');
      if (problem) return draw_problem(drawing, page.program, problem, () => void model.load());
      if (!got) return drawing.text(words('frame.loading'), 'status');
      drawing.title = words('receipt.received');
      drawing.facts('', [
        [words('receipt.number'), in_groups(number)],
        [words('receipt.query_code'), query_code ?? ''],
        [words('receipt.at'), say_instant(got.received_at, words.language)],
      ]);
      if (query_code) drawing.text(words('receipt.query_code_help'), 'quiet');
      draw_verdict(drawing);
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
