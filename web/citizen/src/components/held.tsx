// What a page shows of what lies in the outbox: what that means, and the way back where there is one.

import type { MessageKey } from '../../../shared/messages/words';
import type { Standing } from '../../../shared/view/outbox';
import { useApp, useWords } from '../context';
import { address } from '../route';
import { Mark } from './page';

interface HeldProperties {
  standing: Exclude<Standing, 'refused'>;
  can_take_back: boolean;
  take_back: () => void;
  /** How to find out what became of it, where that is not by looking for a new case. */
  doubtful_help?: MessageKey;
}

export function Held({ standing, can_take_back, take_back, doubtful_help = 'review.doubtful_help' }: HeldProperties) {
  const { drafts } = useApp();
  const words = useWords();
  const kind = standing !== 'waiting' ? standing : can_take_back ? 'waiting' : 'unanswered';
  return (
    <div class="notice warn" role="alert">
      <p class="notice-title">
        <Mark kind={kind === 'waiting' ? 'awaited' : 'warn'} /> {words(`review.${kind}`)}
      </p>
      <p>{words(kind === 'doubtful' ? doubtful_help : `review.${kind}_help`)}</p>
      {!drafts.lasting && <p>{words('fill.not_kept')}</p>}
      {kind === 'doubtful' && (
        <a class="second" href={address.cases}>
          {words('frame.cases')}
        </a>
      )}
      {kind !== 'unanswered' && (
        <button type="button" class="second" onClick={take_back}>
          {words(kind === 'doubtful' ? 'review.not_there' : 'review.take_back')}
        </button>
      )}
    </div>
  );
}
