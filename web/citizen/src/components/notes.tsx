// What the frame says in passing, above every page: no network, a new version. In the text, never over it.

import { useEffect, useState } from 'preact/hooks';
import { keep_ahead } from '../../../shared/api/keep_ahead';
import { pick } from '../../../shared/base/text';
import { useApp, useModel, useWords } from '../context';
import { address } from '../route';
import { start_worker } from '../platform/worker';

export function FrameNotes() {
  const { host, api } = useApp();
  const words = useWords();
  const [is_there, set_is_there] = useState(host.network.is_there);
  const [update, set_update] = useState<{ take: () => void } | null>(null);
  useEffect(() => host.network.watch(() => set_is_there(host.network.is_there())), [host]);
  useEffect(() => {
    start_worker((take) => set_update({ take })).catch(() => undefined);
    keep_ahead(api, host.clock).catch(() => undefined);
  }, [api, host]);
  return (
    <div class="notes" role="status">
      {!is_there && <p class="note">{words('frame.offline')}</p>}
      <OutboxNote />
      {update && (
        <p class="note">
          {words('frame.update')}{' '}
          <button type="button" class="plain" onClick={update.take}>
            {words('frame.update_now')}
          </button>
        </p>
      )}
    </div>
  );
}

/** What waits, what was not accepted, and what has just arrived. */
function OutboxNote() {
  const { outbox } = useApp();
  const words = useWords();
  const { entries, settled } = useModel(outbox);
  const { waiting, refused, stuck } = outbox.counts();
  const last = settled[settled.length - 1];
  return (
    <>
      {entries.length > 0 && (
        <p class="note">
          {waiting > 0 && words('outbox.count', { count: waiting })} {refused > 0 && words('outbox.refused_count', { count: refused })}{' '}
          {stuck > 0 && words('outbox.stuck_count', { count: stuck })}{' '}
          <a href={address.cases}>{words('outbox.look')}</a>
        </p>
      )}
      {last && (
        <p class="note">
          {words('outbox.settled', { title: pick(last.title, words.language) })} <a href={address.follow(last.number)}>{words('outbox.look')}</a>
        </p>
      )}
    </>
  );
}
