// The desk's parcels: what is to be handed over, what was, what somebody has to look at, and how the couriers do.

import { useDesk } from '../context';
import { say_parcel, type ParcelKey } from '../parcel_words';
import { AttentionPage } from './parcel_attention';
import { FiguresPage } from './parcel_figures';
import { ExpectedPage, HandOverPage } from './parcel_hand_over';
import { HandedOverPage } from './parcel_list';

export function useSayParcel(): (key: ParcelKey, parameters?: Record<string, string>) => string {
  const { words } = useDesk();
  return (key, parameters) => say_parcel(words.language, key, parameters);
}

const pages = { to_hand_over: HandOverPage, expected: ExpectedPage, handed_over: HandedOverPage, attention: AttentionPage, figures: FiguresPage } as const;

export function ParcelsPage({ part }: { part: string }) {
  const say = useSayParcel();
  const named = part in pages ? (part as keyof typeof pages) : 'to_hand_over';
  const Page = pages[named];
  return (
    <section class="sheet">
      <nav class="bar no-print" aria-label={say('title')}>
        {(Object.keys(pages) as (keyof typeof pages)[]).map((each) => (
          <a key={each} href={`#/parcels/${each}`} aria-current={each === named ? 'page' : undefined}>
            {say(each)}
          </a>
        ))}
      </nav>
      <h1 class="no-print">{say(named)}</h1>
      <Page />
    </section>
  );
}
