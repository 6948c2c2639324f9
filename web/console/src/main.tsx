import { render } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { zh_CN } from '../../shared/messages/zh-CN';
import { load_words, words_of } from '../../shared/messages/words';
import { ConsoleApi, type Staff } from './api';
import { DeskContext } from './context';
import { CasePage } from './pages/case';
import { QueuePage } from './pages/queue';
import { SignInPage } from './pages/sign_in';
import { say } from './words';
import './styles.css';

const api = new ConsoleApi();

function useHash(): string {
  const [hash, set_hash] = useState(location.hash);
  useEffect(() => {
    const changed = () => set_hash(location.hash);
    addEventListener('hashchange', changed);
    return () => removeEventListener('hashchange', changed);
  }, []);
  return hash;
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
  const number = /^#\/cases\/([^/]+)$/.exec(hash)?.[1];
  return (
    <DeskContext.Provider value={{ api, words, staff, signed_in }}>
      <header class="frame">
        <a class="brand" href="#/">
          {words('frame.name')} · {say(words.language, 'title')}
        </a>
        <span class="who">{staff?.name}</span>
        <button type="button" lang={other} onClick={() => void speak()}>
          {other === 'en' ? 'English' : '中文'}
        </button>
        {staff && (
          <button type="button" onClick={() => void leave()}>
            {say(words.language, 'sign_out')}
          </button>
        )}
      </header>
      <main>{staff ? number ? <CasePage key={number} number={decodeURIComponent(number)} /> : <QueuePage /> : <SignInPage />}</main>
    </DeskContext.Provider>
  );
}

render(<Console />, document.getElementById('page')!);
