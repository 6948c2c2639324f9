// A photo for a document: cut to its frame with the head where the catalogue wants it, and judged by the core as it stands.

import { useEffect } from 'preact/hooks';
import { guiding_words } from '../../../shared/messages/guiding';
import type { Offered } from '../../../shared/view/materials';
import type { PhotoCutModel } from '../../../shared/view/photo_cut';
import { useModel, useWords } from '../context';
import type { Picture } from '../platform/pictures';
import { Cropper } from './cropper';
import { Findings } from './field';
import { Mark } from './page';

interface PhotoCutterProperties {
  model: PhotoCutModel<Picture>;
  /** What the photo is called. */
  name: string;
  is_sending: boolean;
  use: (offered: Offered) => void;
}

export function PhotoCutter({ model, name, is_sending, use }: PhotoCutterProperties) {
  const words = guiding_words(useWords().language);
  const said = useWords();
  const { picture, crop, findings } = useModel(model);
  useEffect(() => {
    model.begin();
    return () => model.leave();
  }, [model]);
  const is_refused = model.is_refused();
  return (
    <div class="adjuster">
      <Cropper picture={picture} model={crop} head={model.spec} />
      {model.may_align() && <p class="quiet">{words('guiding.head')}</p>}
      <div class="two" role="group" aria-label={words('guiding.tools')}>
        <button type="button" class="second" onClick={() => model.turn(-1)}>
          {words('guiding.turn_left')}
        </button>
        <button type="button" class="second" onClick={() => model.turn(1)}>
          {words('guiding.turn_right')}
        </button>
        {model.may_align() && (
          <button type="button" class="second" onClick={() => void model.align()}>
            {words('guiding.align')}
          </button>
        )}
      </div>
      <Findings id={`cut-${name}`} findings={findings ?? []} />
      <p role="status" class={is_refused ? 'state awaited' : 'given'}>
        {findings === null ? (
          words('guiding.working')
        ) : (
          <>
            <Mark kind={is_refused ? 'warn' : 'done'} />{' '}
            {words(is_refused ? 'guiding.bad' : findings.length > 0 ? 'guiding.good_warned' : 'guiding.good')}
          </>
        )}
      </p>
      <div class="action">
        <button
          type="button"
          class="first"
          aria-disabled={is_sending}
          aria-busy={is_sending}
          onClick={() => void model.offer().then((offered) => offered && !is_sending && use({ ...offered, name: `${name}.jpg` }))}
        >
          {said('photo.use')}
        </button>
      </div>
    </div>
  );
}
