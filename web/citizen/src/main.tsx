import { render } from 'preact';
import { Api } from '../../shared/api/client';
import { first_words, load_words } from '../../shared/messages/words';
import { CitizenApp, language_key } from './app';
import { page_core } from './platform/core';
import { browser_host } from './platform/host';
import { read_route } from './route';
import '../../parts/tokens.css';
import './styles/frame.css';
import './styles/parts.css';
import './styles/notes.css';
import './styles/fields.css';
import './styles/photo.css';
import './styles/elder.css';
import './styles/print.css';

/** The frame stands in the document until then. */
const drawn_within_ms = 250;

const host = browser_host();
const api = new Api(host);
const route = read_route(location.hash);
const language = host.shelf.read(language_key) === 'en' ? 'en' : 'zh-CN';
// Drawn once and whole where what it takes comes soon, rather than three times on the way there; to find takes nothing.
let [is_kept_here, words] = [false, first_words];
const kept = host.shelf.ready.then(() => (is_kept_here = true));
const soon = Promise.all([
  route.page !== 'find' && kept,
  route.page === 'fill' && api.service(route.service),
  language === 'en' && load_words(language).then((english) => (words = english)),
]);
const draw = () => render(<CitizenApp host={host} api={api} is_kept_here={is_kept_here} language={language} first={words} />, document.getElementById('page')!);
void Promise.race([soon, new Promise((late) => setTimeout(late, drawn_within_ms))]).then(draw, draw);
// Whoever needs the core asks again and is told if it did not come.
page_core().catch(() => undefined);
