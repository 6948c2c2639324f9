import { render } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { zh_CN } from '../../shared/messages/zh-CN';
import { load_words, words_of } from '../../shared/messages/words';
import { ConsoleApi, type Staff } from './api';
import { DeskContext } from './context';
import { later } from './later';
import { QueuePage } from './pages/queue';
import { SignInPage } from './pages/sign_in';
import { say } from './words';
import '../../parts/tokens.css';
import './styles.css';

const api = new ConsoleApi();

function useHash(): string {
  const [hash, set_hash] = useState(location.hash);
  useEffect(() => {
    const changed = () => set_hash(location.hash);
    addEventListener('hashchange', changed);
    // It may have changed since the first drawing.
    changed();
    return () => removeEventListener('hashchange', changed);
  }, []);
  return hash;
}

/** Those who may look after accounts, as the server has it. */
const looks_after_accounts = (staff: Staff) => staff.roles.some((role) => role === 'supervisor' || role === 'editor');

/** Those who look after parcels, as the server has it. */
const looks_after_parcels = (staff: Staff) => staff.roles.some((role) => role === 'issuer' || role === 'supervisor');

const CodePage = later(() => import('./pages/second_factor').then((pages) => pages.CodePage));
const EnrolmentPage = later(() => import('./pages/second_factor').then((pages) => pages.EnrolmentPage));
const CasePage = later(() => import('./pages/case').then((pages) => pages.CasePage));
const AccountPage = later(() => import('./pages/account').then((pages) => pages.AccountPage));
const MembersPage = later(() => import('./pages/members').then((pages) => pages.MembersPage));
const ParcelsPage = later(() => import('./pages/parcels').then((pages) => pages.ParcelsPage));
const HallPage = later(() => import('./pages/hall').then((pages) => pages.HallPage));
const ClosuresPage = later(() => import('./pages/hall_closures').then((pages) => pages.ClosuresPage));
const HoursPage = later(() => import('./pages/hall_changes').then((pages) => pages.HoursPage));
const HallFiguresPage = later(() => import('./pages/hall_figures').then((pages) => pages.FiguresPage));
const DisplayPage = later(() => import('./pages/display').then((pages) => pages.DisplayPage));

function HallPart({ staff, hall, part }: { staff: Staff; hall: string; part: string }) {
  const is_supervisor = staff.roles.includes('supervisor');
  return (
    <section class="sheet" key={part + hall}>
      {part === 'hours' && <HoursPage hall={hall} may_change={is_supervisor} />}
      {part === 'closures' && <ClosuresPage hall={hall} may_close={is_supervisor} />}
      {part === 'figures' && <HallFiguresPage hall={hall} />}
    </section>
  );
}

function Page({ staff, hash, leave }: { staff: Staff | null; hash: string; leave: () => Promise<void> }) {
  const wall = /^#\/halls\/([^/]+)\/display$/.exec(hash)?.[1];
  if (wall) return <DisplayPage key={wall} hall={decodeURIComponent(wall)} />;
  if (!staff) return <SignInPage />;
  if (staff.awaits === 'code') return <CodePage leave={leave} />;
  if (staff.awaits === 'enrolment') return <EnrolmentPage />;
  const number = /^#\/cases\/([^/]+)$/.exec(hash)?.[1];
  if (number) return <CasePage key={number} number={decodeURIComponent(number)} />;
  const parcels = /^#\/parcels(?:\/(\w+))?$/.exec(hash);
  if (parcels) return <ParcelsPage part={parcels[1] ?? ''} />;
  const part = /^#\/halls\/([^/]+)\/(hours|closures|figures)$/.exec(hash);
  if (part) return <HallPart staff={staff} hall={decodeURIComponent(part[1] ?? '')} part={part[2] ?? ''} />;
  const hall = /^#\/halls(?:\/([^/]+))?$/.exec(hash);
  if (hall) return <HallPage hall={hall[1] ? decodeURIComponent(hall[1]) : null} />;
  if (hash === '#/account') return <AccountPage />;
  if (hash === '#/staff') return <MembersPage />;
  return <QueuePage />;
}

function Console() {
  const [words, set_words] = useState(() => words_of(zh_CN, 'zh-CN'));
  const [staff, signed_in] = useState<Staff | null | undefined>(undefined);
  const hash = useHash();
  useEffect(() => {
    void api.who_am_i().then(({ value }) => signed_in(value?.staff ?? null));
  }, []);
  useEffect(() => {
    document.documentElement.lang = words.language;
  }, [words]);
  if (staff === undefined) return null;

  const other = words.language === 'en' ? 'zh-CN' : 'en';
  const speak = async () => {
    api.language = other;
    set_words(await load_words(other));
  };
  const leave = async () => {
    await api.sign_out();
    signed_in(null);
  };
  const is_whole = staff?.awaits === 'nothing';
  return (
    <DeskContext.Provider value={{ api, words, staff, signed_in }}>
      <header class="frame">
        <a class="brand" href="#/">
          {words('frame.name')} · {say(words.language, 'title')}
        </a>
        {is_whole && looks_after_parcels(staff) && <a href="#/parcels">{say(words.language, 'parcels')}</a>}
        {is_whole && <a href="#/halls">{say(words.language, 'hall')}</a>}
        {is_whole && looks_after_accounts(staff) && <a href="#/staff">{say(words.language, 'members')}</a>}
        {is_whole ? (
          <a class="who" href="#/account">
            {staff.name}
          </a>
        ) : (
          <span class="who">{staff?.name}</span>
        )}
        <button type="button" lang={other} onClick={() => void speak()}>
          {other === 'en' ? 'English' : '中文'}
        </button>
        {staff && (
          <button type="button" onClick={() => void leave()}>
            {say(words.language, 'sign_out')}
          </button>
        )}
      </header>
      <main>
        <Page staff={staff} hash={hash} leave={leave} />
      </main>
    </DeskContext.Provider>
  );
}

render(<Console />, document.getElementById('page')!);
