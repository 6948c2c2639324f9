// Pages that are fetched when they are first needed, so that the first one stands at once.

import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Problem } from '../../../shared/api/types';
import { load_words } from '../../../shared/messages/words';
import { useWords } from '../context';
import { Failed, Waiting } from './page';

export interface Later<Module> {
  fetch(): Promise<Module>;
  at_hand(): Module | null;
}

/** Fetched once; a fetch that failed is tried again by the next who asks. */
export function later<Module>(load: () => Promise<Module>): Later<Module> {
  let module: Module | null = null;
  return {
    fetch: () => load().then((loaded) => (module = loaded)),
    at_hand: () => module,
  };
}

const lost: Problem = { code: 'network_lost', status: 0, title: '', detail: '' };

interface LaterProperties<Module> {
  pages: Later<Module>;
  show: (module: Module) => VNode;
  /** It has enough of its words in those of the first pages to stand before the others came. */
  early?: boolean;
}

export function LaterPage<Module>({ pages, show, early = false }: LaterProperties<Module>) {
  const words = useWords();
  const [module, set_module] = useState<{ value: Module | null }>({ value: pages.at_hand() });
  const [failed, set_failed] = useState(false);
  const load = () => {
    set_failed(false);
    // The words come beside the page; without them it says nothing.
    Promise.all([pages.fetch(), early || load_words(words.language)]).then(([value]) => set_module({ value }), () => set_failed(true));
  };
  useEffect(() => {
    if (!module.value || !(words.whole || early)) load();
  }, []);
  if (module.value && (words.whole || early)) return show(module.value);
  // A script that failed to load stays failed for this document: only a fresh one tries again.
  if (failed) return <Failed title={words('frame.name')} problem={lost} again={() => location.reload()} />;
  return <Waiting title={words('frame.name')} />;
}
