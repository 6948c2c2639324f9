// One file for one material: taken with the camera or chosen, checked here, cut where the catalogue asks for exact
// pixels, sent.

import { useEffect, useState } from 'preact/hooks';
import { say_size } from '../../../shared/base/text';
import { CropModel } from '../../../shared/view/crop';
import { frame_of, type MaterialsModel } from '../../../shared/view/materials';
import { useModel, useWords } from '../context';
import { decode_picture, encode_within, read_file, type Picture } from '../platform/pictures';
import { Cropper } from './cropper';
import { Findings } from './field';
import { Mark, ProblemBox } from './page';

type Trouble = 'too_large' | 'unreadable' | 'small' | null;

interface FileTakerProperties {
  model: MaterialsModel;
  material: string;
  /** The file has been sent. */
  done?: () => void;
}

export function FileTaker({ model, material, done }: FileTakerProperties) {
  const words = useWords();
  const { sending, trouble: judged, draft } = useModel(model);
  const { findings, problem } = judged?.material === material ? judged : { findings: [], problem: null };
  const [cut, set_cut] = useState<{ picture: Picture; crop: CropModel } | null>(null);
  const [trouble, set_trouble] = useState<{ kind: Trouble; size_bytes: number }>({ kind: null, size_bytes: 0 });
  const accept = model.accept_of(material);
  const frame = frame_of(accept);
  const upload = draft.materials[material];

  const take = async (file: File) => {
    model.forget_trouble();
    set_cut(null);
    set_trouble({ kind: null, size_bytes: file.size });
    const content = await read_file(file);
    if (!content) return set_trouble({ kind: 'too_large', size_bytes: file.size });
    const offered = { content, name: file.name, claimed_type: file.type };
    // What is no picture is judged as it is; a picture is cut first where exact pixels are asked for.
    if (!frame || (await model.inspect(material, offered)).width === null) {
      if (await model.give(material, offered)) done?.();
      return;
    }
    const picture = await decode_picture(file);
    if (!picture) return set_trouble({ kind: 'unreadable', size_bytes: file.size });
    if (picture.width < frame.width || picture.height < frame.height) {
      return set_trouble({ kind: 'small', size_bytes: file.size });
    }
    set_cut({ picture, crop: new CropModel(picture, frame) });
  };

  const send_cut = async () => {
    if (!cut || !frame) return;
    const content = await encode_within(cut.picture, cut.crop.cut(), frame, accept?.size_bytes_max);
    if (!content) return set_trouble({ kind: 'unreadable', size_bytes: 0 });
    if (await model.give(material, { content, name: `${material}.jpg`, claimed_type: 'image/jpeg' })) {
      set_cut(null);
      done?.();
    }
  };

  const is_sending = sending?.material === material;
  return (
    <div class="file-taker">
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
      </div>
      <Findings id={`material-${material}`} findings={findings} />
      {is_sending && (
        <Sending model={model} sending={sending} />
      )}
      {cut ? (
        <Cropper picture={cut.picture} model={cut.crop} />
      ) : (
        upload &&
        !is_sending && (
          <p class="given" role="status">
            <Mark kind="done" /> {words('materials.given', { size: say_size(upload.size_bytes) })}
          </p>
        )
      )}
      {cut && (
        <div class="action">
          <button type="button" class="first" onClick={() => void send_cut()} aria-disabled={is_sending} aria-busy={is_sending}>
            {words('photo.use')}
          </button>
        </div>
      )}
      <div class="two">
        <FileInput label={words('photo.take')} camera take={take} kinds={accept?.kinds} />
        <FileInput
          label={words(accept?.kinds.includes('pdf') ? 'photo.choose_file' : 'photo.choose')}
          take={take} kinds={accept?.kinds} />
      </div>
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

interface FileInputProperties {
  label: string;
  camera?: boolean;
  kinds?: string[];
  take: (file: File) => void;
}

/** The input itself, laid over its words: it stays reachable by keyboard and by name. */
function FileInput({ label, camera, kinds, take }: FileInputProperties) {
  const pictures_only = camera || !kinds?.includes('pdf');
  return (
    <label class="second file">
      {label}
      <input
        type="file"
        accept={pictures_only ? 'image/*' : 'image/*,application/pdf'}
        capture={camera ? 'environment' : undefined}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          // Emptied, so that choosing the same file again is a change again.
          event.currentTarget.value = '';
          if (file) take(file);
        }}
      />
    </label>
  );
}
