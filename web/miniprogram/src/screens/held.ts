// What lies in the outbox: what that means, and the way to take it back.

import type { Standing } from '../../../shared/view/outbox';
import type { MessageKey, Words } from '../../../shared/messages/words';
import type { Drawing } from '../drawing';

export function draw_held(
  drawing: Drawing,
  words: Words,
  standing: Exclude<Standing, 'refused'>,
  can_take_back: boolean,
  take_back: () => void,
  /** How to find out what became of it, where that is not by looking for a new case. */
  doubtful_help?: MessageKey,
): void {
  const kind = standing === 'waiting' ? (can_take_back ? 'waiting' : 'unanswered') : standing;
  const back = { label: words(standing === 'doubtful' ? 'review.not_there' : 'review.take_back'), act: take_back };
  drawing.notice('warn', words(`review.${kind}`), [words(doubtful_help && kind === 'doubtful' ? doubtful_help : `review.${kind}_help`)], kind === 'unanswered' ? [] : [back]);
}
