// Reads the page aloud, and tells when the device cannot: silence says nothing to whoever cannot see why.

import type { Language } from '../../../shared/base/text';

/** `mute`: there is no voice for the language, or none that began. */
export type Ended = 'read' | 'mute';

/** Longer than a voice that comes over the network takes. */
const begins_within_ms = 5000;

const has_speech = (): boolean => 'speechSynthesis' in window;

/** What stands on the page for somebody to hear: no buttons' chrome, and hints once. */
function text_of_page(): string {
  return document.querySelector<HTMLElement>('main .content')?.innerText.replace(/\n+/g, '。') ?? '';
}

/** False also where no voice is listed: the list may come later, or never though there is one; then only trying tells. */
function lacks_voice(language: Language): boolean {
  const voices = speechSynthesis.getVoices();
  return voices.length > 0 && !voices.some(({ lang }) => lang.slice(0, 2).toLowerCase() === language.slice(0, 2));
}

/** Calls back once: when it has ended, was stopped, or could not be. */
export function read_aloud(language: Language, ended: (how: Ended) => void): void {
  if (!has_speech() || lacks_voice(language)) return ended('mute');
  speechSynthesis.cancel();
  const speech = new SpeechSynthesisUtterance(text_of_page());
  speech.lang = language;
  // Slower than the voice's own pace, as the elder version wants it.
  speech.rate = 0.85;
  let timer = 0;
  const end = (how: Ended) => {
    clearTimeout(timer);
    speech.onstart = speech.onend = speech.onerror = null;
    ended(how);
  };
  timer = window.setTimeout(() => {
    end('mute');
    stop_reading();
  }, begins_within_ms);
  speech.onstart = () => clearTimeout(timer);
  speech.onend = () => end('read');
  speech.onerror = ({ error }) => end(error === 'canceled' || error === 'interrupted' ? 'read' : 'mute');
  speechSynthesis.speak(speech);
}

export function stop_reading(): void {
  if (has_speech()) speechSynthesis.cancel();
}
