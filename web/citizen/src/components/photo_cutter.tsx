// A photo for a document: cut to its frame with the head where the catalogue wants it, and judged by the core as it stands.

import { useEffect, useState } from 'preact/hooks';
import { guiding_words } from '../../../shared/messages/guiding';
import type { FieldFinding, PhotoSpec } from '../../../shared/core/shapes';
import { CropModel, type Size } from '../../../shared/view/crop';
import type { MaterialsModel, Offered } from '../../../shared/view/materials';
import { useApp, useModel, useWords } from '../context';
import { easel } from '../platform/easel';
import { encode_within, type Picture } from '../platform/pictures';
import { Cropper } from './cropper';
import { Findings } from './field';
import { Mark } from './page';

/** A photo is judged when it has stood still for so long. */
const still_ms = 400;
/** A picture of at most so many pixels is measured for its head. */
const measured_pixels_max = 1_000_000;

const middle = (bounds: [number, number]) => (bounds[0] + bounds[1]) / 2;

/** Where the head is in the whole picture, in permille; null when the core sees not exactly one. */
async function find_head(model: MaterialsModel, material: string, picture: Picture) {
  const scale = Math.min(1, Math.sqrt(measured_pixels_max / (picture.width * picture.height)));
  const content = await easel.encode(picture, { scale, quality: 0.92 });
  if (!content) return null;
  const { portrait } = await model.inspect(material, { content, name: 'photo.jpg', claimed_type: 'image/jpeg' });
  if (portrait?.heads !== 1 || !portrait.head_top || !portrait.head_width) return null;
  return { top: middle(portrait.head_top), width: middle(portrait.head_width) };
}

async function align(model: MaterialsModel, material: string, picture: Picture, crop: CropModel): Promise<void> {
  const spec = photo_spec_of(model, material);
  const before = crop.state;
  const head = spec?.head_top && spec.head_width ? await find_head(model, material, picture) : null;
  // Who has moved it meanwhile knows better.
  if (head && crop.state === before) crop.align(head, { top: middle(spec!.head_top!), width: middle(spec!.head_width!) });
}

const photo_spec_of = (model: MaterialsModel, material: string): PhotoSpec | undefined => model.accept_of(material)?.image?.photo;

interface PhotoCutterProperties {
  model: MaterialsModel;
  material: string;
  picture: Picture;
  frame: Size;
  is_sending: boolean;
  use: (offered: Offered) => void;
}

export function PhotoCutter({ model, material, picture: chosen, frame, is_sending, use }: PhotoCutterProperties) {
  const words = guiding_words(useWords().language);
  const said = useWords();
  const { host } = useApp();
  const [at_hand, set_at_hand] = useState(() => ({ picture: chosen, crop: new CropModel(chosen, frame) }));
  const { picture, crop } = at_hand;
  const cut = useModel(crop);
  const [findings, set_findings] = useState<FieldFinding[] | null>(null);
  const spec = photo_spec_of(model, material);

  const offer = async (): Promise<Offered | null> => {
    const content = await encode_within(picture, crop.cut(), frame, model.accept_of(material)?.size_bytes_max);
    return content && { content, name: `${material}.jpg`, claimed_type: 'image/jpeg' };
  };
  useEffect(() => void align(model, material, picture, crop), [picture, crop]);
  useEffect(() => {
    let stands_still = true;
    set_findings(null);
    const stop = host.clock.after(still_ms, () => {
      void offer().then(async (offered) => {
        const judged = offered && (await model.inspect(material, offered)).findings;
        if (judged && stands_still) set_findings(judged);
      });
    });
    return () => {
      stands_still = false;
      stop();
    };
  }, [crop, cut]);

  const turn = (quarters: number) => {
    const turned = easel.turn(picture, quarters * 900);
    set_at_hand({ picture: turned, crop: new CropModel(turned, frame) });
  };
  const is_refused = findings?.some(({ severity }) => severity === 'error') ?? false;
  return (
    <div class="adjuster">
      <Cropper picture={picture} model={crop} head={spec} />
      {spec?.head_width && <p class="quiet">{words('guiding.head')}</p>}
      <div class="two" role="group" aria-label={words('guiding.tools')}>
        <button type="button" class="second" onClick={() => turn(-1)}>
          {words('guiding.turn_left')}
        </button>
        <button type="button" class="second" onClick={() => turn(1)}>
          {words('guiding.turn_right')}
        </button>
        {spec?.head_width && (
          <button type="button" class="second" onClick={() => void align(model, material, picture, crop)}>
            {words('guiding.align')}
          </button>
        )}
      </div>
      <Findings id={`cut-${material}`} findings={findings ?? []} />
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
          onClick={() => void offer().then((offered) => offered && !is_sending && use(offered))}
        >
          {said('photo.use')}
        </button>
      </div>
    </div>
  );
}
