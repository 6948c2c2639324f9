// One file for one material: taken with the camera or chosen, checked here, mended where it can be, sent.

import { useEffect, useRef, useState } from 'preact/hooks';
import type { Problem } from '../../../shared/api/types';
import { say_size } from '../../../shared/base/text';
import type { AdjustModel } from '../../../shared/view/adjust';
import { frame_of, type MaterialsModel, type Offered } from '../../../shared/view/materials';
import type { PagesModel } from '../../../shared/view/pages';
import type { PhotoCutModel } from '../../../shared/view/photo_cut';
import { useApp, useModel, useWords } from '../context';
import { decode_picture, read_file, type Picture } from '../platform/pictures';
import { Findings } from './field';
import { FileInput } from './file_input';
import { useFocusKept } from './focus_kept';
import { later } from './later';
import { Mark, ProblemBox } from './page';

const tools = later(() => import('./picture_tools'));
type Tools = typeof import('./picture_tools');

type Trouble = 'too_large' | 'unreadable' | 'small' | 'heic' | null;

/** What is being worked on before it is sent. */
type AtHand =
  | { kind: 'photo'; tools: Tools; photo: PhotoCutModel<Picture> }
  | { kind: 'page'; tools: Tools; adjust: AdjustModel<Picture> }
  | { kind: 'pages'; tools: Tools; pages: PagesModel<Picture> };

/** Of a document whose catalogue says nothing else. */
const pages_max_default = 20;
const lost: Problem = { code: 'network_lost', status: 0, title: '', detail: '' };

interface FileTakerProperties {
  model: MaterialsModel;
  material: string;
  /** The file has been sent. */
  done?: () => void;
}

export function FileTaker({ model, material, done }: FileTakerProperties) {
  const { host } = useApp();
  const words = useWords();
  const { sending, trouble: judged, draft } = useModel(model);
  const { findings, problem } = judged?.material === material ? judged : { findings: [], problem: null };
  const [at_hand, set_at_hand] = useState<AtHand | null>(null);
  const [trouble, set_trouble] = useState<{ kind: Trouble; size_bytes: number }>({ kind: null, size_bytes: 0 });
  const [is_lost, set_lost] = useState(false);
  /** What was chosen last; what was chosen before comes to nothing. */
  const chosen = useRef(0);
  const whole = useRef<HTMLDivElement>(null);
  useFocusKept(whole);
  const accept = model.accept_of(material);
  const frame = frame_of(accept);
  const takes_documents = accept?.kinds.includes('pdf') ?? false;
  const upload = draft.materials[material];
  const is_sending = sending?.material === material;

  const use = async (offered: Offered) => {
    if (!(await model.give(material, offered))) return;
    set_at_hand(null);
    done?.();
  };

  const fetch_tools = async (): Promise<Tools | null> => {
    const fetched = await tools.fetch().catch(() => null);
    set_lost(!fetched);
    return fetched;
  };

  const take = async (file: File) => {
    const mine = ++chosen.current;
    const is_latest = () => chosen.current === mine;
    model.forget_trouble();
    set_at_hand(null);
    set_trouble({ kind: null, size_bytes: file.size });
    const content = await read_file(file);
    if (!is_latest()) return;
    if (!content) return set_trouble({ kind: 'too_large', size_bytes: file.size });
    const offered = { content, name: file.name, claimed_type: file.type };
    const inspection = await model.inspect(material, offered);
    if (!is_latest()) return;
    // What is no picture is judged as it is.
    if (inspection.width === null) return use(offered);
    const picture = await decode_picture(file);
    if (!is_latest()) return;
    if (!picture && inspection.kind === 'heic') return set_trouble({ kind: 'heic', size_bytes: file.size });
    if (!picture) return frame ? set_trouble({ kind: 'unreadable', size_bytes: file.size }) : use(offered);
    if (frame && (picture.width < frame.width || picture.height < frame.height)) {
      return set_trouble({ kind: 'small', size_bytes: file.size });
    }
    const helpers = await fetch_tools();
    if (!helpers || !is_latest()) return;
    const inspect = (one: Offered) => model.inspect(material, one);
    if (frame && accept) {
      const photo = new helpers.PhotoCutModel(helpers.easel, inspect, host.clock, accept, frame, picture);
      return set_at_hand({ kind: 'photo', tools: helpers, photo });
    }
    const adjust = new helpers.AdjustModel(helpers.easel, inspect, accept?.size_bytes_max, picture, offered, inspection);
    set_at_hand({ kind: 'page', tools: helpers, adjust });
    await adjust.begin();
  };

  const gather = async () => {
    const mine = ++chosen.current;
    model.forget_trouble();
    set_trouble({ kind: null, size_bytes: 0 });
    const helpers = await fetch_tools();
    if (!helpers || chosen.current !== mine) return;
    const inspect = (one: Offered) => model.inspect_page(material, one);
    const pages = new helpers.PagesModel(helpers.easel, inspect, accept?.size_bytes_max, accept?.pages_max ?? pages_max_default);
    set_at_hand({ kind: 'pages', tools: helpers, pages });
  };

  return (
    <div class="file-taker" ref={whole}>
      <div aria-live="polite">
        {trouble.kind && (
          <div class="notice warn">
            <p class="notice-title">
              <Mark kind="warn" /> {words(`photo.${trouble.kind}`, { size: say_size(trouble.size_bytes) })}
            </p>
            <p>
              {words(`photo.${trouble.kind}_help`, { width: frame?.width ?? 0, height: frame?.height ?? 0 })}
            </p>
          </div>
        )}
        {problem && findings.length === 0 && <ProblemBox problem={problem} />}
        {is_lost && <ProblemBox problem={lost} />}
      </div>
      {/* What is at hand says itself what is wrong with it, unless the office found more. */}
      {(!at_hand || problem) && <Findings id={`material-${material}`} findings={findings} />}
      {is_sending && <Sending model={model} sending={sending} />}
      {at_hand?.kind === 'photo' && (
        <at_hand.tools.PhotoCutter model={at_hand.photo} name={material} is_sending={is_sending} use={(offered) => void use(offered)} />
      )}
      {at_hand?.kind === 'page' && (
        <at_hand.tools.Adjuster model={at_hand.adjust} is_sending={is_sending} use={(offered) => void use(offered)} />
      )}
      {at_hand?.kind === 'pages' ? (
        <at_hand.tools.PageGatherer model={at_hand.pages} name={material} is_sending={is_sending}
          use={(offered) => void use(offered)} leave={() => set_at_hand(null)} />
      ) : (
        <>
          {upload && !at_hand && !is_sending && (
            <p class="given" role="status">
              <Mark kind="done" /> {words('materials.given', { size: say_size(upload.size_bytes) })}
            </p>
          )}
          <div class="two">
            <FileInput label={words('photo.take')} camera take={(file) => void take(file)} />
            <FileInput label={words(takes_documents ? 'photo.choose_file' : 'photo.choose')} documents={takes_documents}
              take={(file) => void take(file)} />
          </div>
          {takes_documents && !frame && (
            <button type="button" class="plain" onClick={() => void gather()}>
              {words('photo.pages')}
            </button>
          )}
        </>
      )}
      {accept && (
        <p class="quiet">
          {words('photo.accepted', {
            kinds: accept.kinds.map((kind) => kind.toUpperCase()).join(words('frame.or')),
            size: say_size(accept.size_bytes_max ?? 0),
          })}
        </p>
      )}
    </div>
  );
}

/** How far it has come, and what can be done about it; a file in one piece is sent before anybody could. */
function Sending({ model, sending }: { model: MaterialsModel; sending: NonNullable<MaterialsModel['state']['sending']> }) {
  const words = useWords();
  useEffect(() => {
    const go_on = () => model.resume();
    window.addEventListener('online', go_on);
    return () => window.removeEventListener('online', go_on);
  }, [model]);
  const is_halted = sending.phase === 'paused' || sending.phase === 'waiting';
  const said = words(`transfer.${sending.phase}`, { percent: Math.floor(sending.part * 100) });
  return (
    <div class="sending">
      <p role="status">{said}</p>
      <progress max={1} value={sending.part} aria-label={words('photo.sending')} />
      {sending.can_stop && (
        <div class="two">
          {sending.phase !== 'checking' && (
            <button type="button" class="second" onClick={() => (is_halted ? model.resume() : model.pause())}>
              {words(is_halted ? 'transfer.go_on' : 'transfer.pause')}
            </button>
          )}
          <button type="button" class="second" onClick={() => void model.cancel()}>
            {words('transfer.cancel')}
          </button>
        </div>
      )}
    </div>
  );
}
