// The frame around every page: who we are, my cases, the language; below it one page at a time.

import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import type { Api } from '../../shared/api/client';
import { today_in_china, type Host } from '../../shared/base/host';
import type { Language } from '../../shared/base/text';
import { load_words, type Words } from '../../shared/messages/words';
import { DisplayModel } from '../../shared/view/display';
import { Drafts } from '../../shared/view/draft';
import { Outbox } from '../../shared/view/outbox';
import { later, LaterPage } from './components/later';
import { ElderBar } from './components/elder_bar';
import { Waiting } from './components/page';
import { AppContext, useApp, useModel, useWords } from './context';
import { address, useRoute, type Route } from './route';
import { FillPage } from './pages/fill';
import { FindPage } from './pages/find';
import { page_core } from './platform/core';

export const language_key = 'language';

interface Beginning {
  host: Host;
  api: Api;
  /** What the citizen entered earlier is at hand. */
  is_kept_here: boolean;
  language: Language;
  /** Until all words of the language are here. */
  first: Words;
}

export function CitizenApp({ host, api, is_kept_here, language, first }: Beginning) {
  const [words, set_words] = useState<Words>(() => first);
  const [parts] = useState(() => {
    const drafts = new Drafts(host.shelf);
    return { api, drafts, outbox: new Outbox(host, api, drafts), display: new DisplayModel(host.shelf), today: () => today_in_china(host.clock) };
  });
  const route = useRoute();
  const { elder, size } = useModel(parts.display);
  useLayoutEffect(() => {
    document.documentElement.dataset.display = elder ? 'elder' : 'standard';
    document.documentElement.dataset.size = String(size);
  }, [elder, size]);

  const speak = (language: Language) => {
    parts.api.language = language;
    host.shelf.write(language_key, language);
    // Words are a function: handed over as they are, they would be called.
    return load_words(language).then((loaded) => set_words(() => loaded), () => undefined);
  };
  useEffect(() => {
    // A form's first step says what it says with the first words, which are Chinese: there the core comes before the others,
    // unless all of them lie on the device.
    const waits = route.page === 'fill' && language === 'zh-CN' && !navigator.serviceWorker?.controller;
    void (waits ? page_core() : Promise.resolve()).catch(() => undefined).then(() => speak(language));
  }, []);
  const [is_ready, set_ready] = useState(is_kept_here);
  useEffect(() => {
    if (!is_ready) void host.shelf.ready.then(() => set_ready(true));
  }, [host]);
  useEffect(() => (is_ready ? parts.outbox.start() : undefined), [parts, is_ready]);
  useEffect(() => {
    document.documentElement.lang = words.language;
  }, [words]);

  return (
    <AppContext.Provider value={{ host, ...parts, words }}>
      <header class="frame">
        <a class="skip" href={location.hash || '#/'} onClick={skip_to_main}>
          {words('frame.skip')}
        </a>
        <a class="brand" href={address.find}>
          <svg viewBox="0 0 64 64" width="28" height="28" aria-hidden="true">
            <rect width="64" height="64" rx="14" fill="#0e5a5e" />
            <path d="M14 32h36" stroke="#fff" stroke-width="7" stroke-linecap="round" />
            <circle cx="50" cy="32" r="7" fill="#f3b94d" />
          </svg>
          {words('frame.name')}
        </a>
        <nav aria-label={words('frame.navigation')}>
          <a href={address.cases}>{words('frame.cases')}</a>
          <button type="button" class="plain" onClick={() => parts.display.choose(!elder)}>
            {words(elder ? 'elder.leave' : 'elder.name')}
          </button>
          {words.language === 'en' ? (
            <button type="button" class="plain" lang="zh-CN" onClick={() => speak('zh-CN')}>
              中文
            </button>
          ) : (
            <button type="button" class="plain" lang="en" onClick={() => speak('en')}>
              English
            </button>
          )}
        </nav>
      </header>
      <ElderBar />
      <Notes />
      <CurrentPage route={route} is_ready={is_ready} key={JSON.stringify(route)} />
    </AppContext.Provider>
  );
}

const notes = later(() => import('./components/notes'));
/** The first page stands before anything is fetched for later. */
const notes_delay_ms = 1500;

function Notes() {
  const { host } = useApp();
  const [module, set_module] = useState(notes.at_hand);
  useEffect(() => host.clock.after(notes_delay_ms, () => void notes.fetch().then(set_module, () => undefined)), [host]);
  return module && <module.FrameNotes />;
}

function skip_to_main(event: Event): void {
  event.preventDefault();
  document.querySelector<HTMLElement>('main h1')?.focus();
}

const guide = later(() => import('./pages/guide'));
const apply = later(() => import('./pages/apply'));
const after = later(() => import('./pages/after'));
const bundle = later(() => import('./pages/bundle'));
const plan = later(() => import('./pages/plan'));

/** `is_ready`: what the citizen entered earlier is at hand; only finding does without it. */
function CurrentPage({ route, is_ready }: { route: Route; is_ready: boolean }) {
  const words = useWords();
  if (!is_ready && route.page !== 'find') return <Waiting title={words('frame.name')} />;
  switch (route.page) {
    case 'find':
      void guide.fetch().catch(() => undefined);
      return <FindPage />;
    case 'guide':
      // Whoever reads the guide may well begin: the pages come while they read.
      void apply.fetch().catch(() => undefined);
      return <LaterPage pages={guide} early show={({ GuidePage }) => <GuidePage service={route.service} />} />;
    case 'bundle':
      return <LaterPage pages={bundle} show={({ BundlePage }) => <BundlePage lead={route.lead} />} />;
    case 'plan':
      return <LaterPage pages={plan} show={({ PlanPage }) => <PlanPage service={route.wanted} />} />;
    case 'fill':
      return <FillPage service={route.service} step={route.step} />;
    case 'materials':
      return <LaterPage pages={apply} show={({ MaterialsPage }) => <MaterialsPage service={route.service} />} />;
    case 'material':
      return <LaterPage pages={apply} show={({ MaterialPage }) => <MaterialPage {...route} />} />;
    case 'book':
      return <LaterPage pages={apply} show={({ BookPage }) => <BookPage service={route.service} />} />;
    case 'review':
      return <LaterPage pages={apply} show={({ ReviewPage }) => <ReviewPage service={route.service} />} />;
    case 'supplement':
      return <LaterPage pages={apply} show={({ SupplementPage }) => <SupplementPage number={route.number} />} />;
    case 'cases':
      return <LaterPage pages={after} show={({ CasesPage }) => <CasesPage />} />;
    case 'visits':
      return <LaterPage pages={after} show={({ VisitsPage }) => <VisitsPage />} />;
    case 'ticket':
      return <LaterPage pages={after} show={({ TicketPage }) => <TicketPage id={route.id} />} />;
    case 'visit':
      return <LaterPage pages={after} show={({ VisitPage }) => <VisitPage id={route.id} />} />;
    case 'follow':
      return <LaterPage pages={after} show={({ FollowPage }) => <FollowPage number={route.number} />} />;
    case 'receipt':
      return <LaterPage pages={after} show={({ ReceiptPage }) => <ReceiptPage number={route.number} />} />;
    default:
      return <LaterPage pages={after} show={({ UnknownPage }) => <UnknownPage />} />;
  }
}
