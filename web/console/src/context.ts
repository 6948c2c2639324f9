// What every page of the console reaches.

import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Problem } from '../../shared/api/types';
import type { Words } from '../../shared/messages/words';
import type { ConsoleApi, Staff } from './api';
import { say, type ConsoleKey } from './words';

export interface Desk {
  api: ConsoleApi;
  words: Words;
  staff: Staff | null;
  signed_in: (staff: Staff | null) => void;
}

export const DeskContext = createContext<Desk>(null as never);
export const useDesk = (): Desk => useContext(DeskContext);

export function useSay(): (key: ConsoleKey, parameters?: Record<string, string>) => string {
  const { words } = useDesk();
  return (key, parameters) => say(words.language, key, parameters);
}

/** True if the session has ended or is no longer enough: the desk then asks to sign in. */
export const is_signed_out = (problem: Problem | undefined): boolean =>
  problem?.code === 'signed_out' || problem?.code === 'second_factor_needed';
