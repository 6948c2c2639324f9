// Reads the page aloud, where the device has a voice.

import type { Language } from '../../../shared/base/text';

export const has_voice = (): boolean => 'speechSynthesis' in window;

/** What stands on the page for somebody to hear: no buttons' chrome, and hints once. */
function text_of_page(): string {
  return document.querySelector<HTMLElement>('main .content')?.innerText.replace(/\n+/g, '。') ?? '';
}

/** Calls back when it has ended, or was stopped. */
export function read_aloud(language: Language, ended: () => void): void {
  speechSynthesis.cancel();
  const speech = new SpeechSynthesisUtterance(text_of_page());
  speech.lang = language;
  // Slower than the voice's own pace, as the elder version wants it.
  speech.rate = 0.85;
  speech.onend = speech.onerror = ended;
  speechSynthesis.speak(speech);
}

export function stop_reading(): void {
  if (has_voice()) speechSynthesis.cancel();
}
