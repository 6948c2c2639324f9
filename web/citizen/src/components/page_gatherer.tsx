// Several photographed pages into one document: taken one by one, put in order, checked each, made into a PDF at the end.

import { useEffect, useRef, useState } from 'preact/hooks';
import { guiding_words } from '../../../shared/messages/guiding';
import type { Offered } from '../../../shared/view/materials';
import { PagesModel, type PagePicture } from '../../../shared/view/pages';
import { useModel, useWords } from '../context';
import { read_file, type Picture } from '../platform/pictures';
import { Findings } from './field';
import { FileInput } from './file_input';
import { Mark } from './page';

interface PageGathererProperties {
  model: PagesModel<Picture>;
  /** What the document is called. */
  name: string;
  is_sending: boolean;
  use: (offered: Offered) => void;
  leave: () => void;
}

export function PageGatherer({ model, name, is_sending, use, leave }: PageGathererProperties) {
  const words = guiding_words(useWords().language);
  const { pages, is_working, unreadable } = useModel(model);
  const [is_large, set_large] = useState(false);
  const is_left = useRef(false);
  useEffect(() => () => void (is_left.current = true), []);

  const add = async (file: File) => {
    set_large(false);
    const content = await read_file(file);
    await model.add({ content: content ?? new Uint8Array(), name: file.name, claimed_type: file.type });
  };
  const make = async () => {
    if (!model.is_ready() || is_sending) return;
    const content = await model.make();
    if (is_left.current) return;
    set_large(!content);
    if (content) use({ content, name: `${name}.pdf`, claimed_type: 'application/pdf' });
  };
  return (
    <div class="adjuster">
      <h2 tabIndex={-1} data-lands>{words('guiding.pages')}</h2>
      <p>{words('guiding.pages_help')}</p>
      {pages.length === 0 && <p class="quiet">{words('guiding.pages_none')}</p>}
      <ol class="pages">
        {pages.map((page, at) => (
          <Gathered key={page.key} page={page} at={at} model={model} />
        ))}
      </ol>
      <div role="status">
        {is_working && <p>{words('guiding.working')}</p>}
        {unreadable && <p class="state awaited"><Mark kind="warn" /> {words('guiding.page_unreadable')}</p>}
        {pages.some(({ is_refused }) => is_refused) && <p class="state awaited"><Mark kind="warn" /> {words('guiding.page_bad')}</p>}
        {is_large && <p class="state awaited"><Mark kind="warn" /> {words('guiding.pages_large')}</p>}
        {model.is_full() && <p class="quiet">{words('guiding.pages_full', { count: model.pages_max })}</p>}
      </div>
      {!model.is_full() && (
        <div class="two">
          <FileInput label={words('guiding.page_camera')} camera take={(file) => void add(file)} />
          <FileInput label={words('guiding.page_add')} take={(file) => void add(file)} />
        </div>
      )}
      <div class="action">
        <button type="button" class="second" onClick={leave}>
          {words('guiding.pages_leave')}
        </button>
        {model.is_ready() && (
          <button type="button" class="first" aria-busy={is_sending} onClick={() => void make()}>
            {words('guiding.pages_make', { count: pages.length })}
          </button>
        )}
      </div>
    </div>
  );
}

const thumbnail = 96;

function Gathered({ page, at, model }: { page: PagePicture<Picture>; at: number; model: PagesModel<Picture> }) {
  const words = guiding_words(useWords().language);
  const canvas = useRef<HTMLCanvasElement>(null);
  const { picture, findings } = page;
  const scale = thumbnail / Math.max(picture.width, picture.height);
  const [width, height] = [Math.round(picture.width * scale), Math.round(picture.height * scale)];
  useEffect(() => {
    canvas.current?.getContext('2d')?.drawImage(picture.source, 0, 0, width, height);
  }, [picture]);
  const number = { at: at + 1 };
  return (
    <li class="gathered">
      <canvas ref={canvas} width={width} height={height} role="img" aria-label={words('guiding.page', number)} />
      <div>
        <b>{words('guiding.page', number)}</b>
        <Findings id={`page-${page.key}`} findings={findings} />
        <div class="moves">
          {at > 0 && <PageTool name={words('guiding.page_up', number)} sign="↑" act={() => model.move_up(at)} />}
          <PageTool name={words('guiding.page_turn', number)} sign="↻" act={() => void model.turn(at)} />
          <PageTool name={words('guiding.page_remove', number)} sign="×" act={() => model.remove(at)} />
        </div>
      </div>
    </li>
  );
}

function PageTool({ name, sign, act }: { name: string; sign: string; act: () => void }) {
  return (
    <button type="button" class="tool" aria-label={name} title={name} onClick={act}>
      {sign}
    </button>
  );
}
