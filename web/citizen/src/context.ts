// What every page reaches: the host, the server, the drafts and the words; and how a page follows a model.

import { createContext } from 'preact';
import { useContext, useEffect, useReducer, useRef, useState } from 'preact/hooks';
import type { Api } from '../../shared/api/client';
import type { Problem } from '../../shared/api/types';
import type { Host } from '../../shared/base/host';
import type { Model } from '../../shared/base/model';
import type { CoreClient } from '../../shared/core/client';
import type { Definition, Screen } from '../../shared/core/shapes';
import type { Words } from '../../shared/messages/words';
import type { DisplayModel } from '../../shared/view/display';
import type { Drafts } from '../../shared/view/draft';
import type { Outbox } from '../../shared/view/outbox';
import { renew } from '../../shared/view/renew';
import { core_at_hand, page_core } from './platform/core';

export interface App {
  host: Host;
  api: Api;
  drafts: Drafts;
  outbox: Outbox;
  display: DisplayModel;
  words: Words;
  /** The day in China, where everything here is counted. */
  today: () => string;
}

export const AppContext = createContext<App>(null as never);
export const useApp = (): App => useContext(AppContext);
export const useWords = (): Words => useContext(AppContext).words;

/** Draws anew whenever the model's state is replaced, or, with `parts`, whenever one of those is another. */
export function useModel<State extends object>(model: Model<State>, parts: (state: State) => readonly unknown[] = (state) => [state]): State {
  const [, draw] = useReducer((count: number) => count + 1, 0);
  const drawn = useRef<readonly unknown[]>([]);
  drawn.current = parts(model.state);
  useEffect(() => {
    const look = () => {
      if (parts(model.state).some((part, at) => part !== drawn.current[at])) draw(undefined);
    };
    const stop = model.subscribe(look);
    // It may have changed between the drawing and now.
    look();
    return stop;
  }, [model]);
  return model.state;
}

/** A model made once for each change of `inputs`. */
export function useOnce<Value>(make: () => Value, inputs: readonly unknown[]): Value {
  const kept = useRef<{ inputs: readonly unknown[]; value: Value } | null>(null);
  if (!kept.current || inputs.some((input, at) => input !== kept.current!.inputs[at])) {
    kept.current = { inputs, value: make() };
  }
  return kept.current.value;
}

export type Loading<Value> = { value: Value | null; failed: boolean; again: () => void };

export function useCore(): Loading<CoreClient> {
  const [core, set_core] = useState<CoreClient | null>(core_at_hand);
  const [failed, set_failed] = useState(false);
  const [tries, set_tries] = useState(0);
  useEffect(() => {
    set_failed(false);
    if (!core) page_core().then(set_core, () => set_failed(true));
  }, [tries]);
  return { value: core, failed, again: () => set_tries(tries + 1) };
}

export interface Ready {
  core: CoreClient;
  service: Definition;
}

/** What a form's first step is drawn from until the core is here; null where the core has to draw it. */
export interface Early {
  service: Definition;
  first_screen: Screen;
}

/** What a page of an application needs before it can show anything: the service and the core, fetched side by side. */
export function useService(id: string): { ready: Ready | null; early: Early | null; problem: Problem | null; again: () => void } {
  const { api, drafts, outbox, today } = useApp();
  const core = useCore();
  const [answer, set_answer] = useState(() => api.service_at_hand(id));
  const service = answer?.service;
  const [problem, set_problem] = useState<Problem | null>(null);
  const [tries, set_tries] = useState(0);
  useEffect(() => {
    set_problem(null);
    if (service) return;
    void api.service(id).then(({ value, problem }) => {
      if (value) set_answer(value);
      else set_problem(problem);
    });
  }, [id, tries]);
  // Before any page works on the draft, it is of the service's version; what lies in the outbox stays as it is.
  const ready = useOnce(() => {
    if (!core.value || !service) return null;
    if (!outbox.find(`submit ${service.id}`)) renew(core.value, drafts, service, today());
    return { core: core.value, service };
  }, [core.value, service]);
  const first_screen = answer?.first_screen;
  const is_plain = first_screen?.fields.every(({ widget, read_only }) => widget !== 'group' && !read_only);
  const core_problem: Problem | null = core.failed ? { code: 'network_lost', status: 0, title: '', detail: '' } : null;
  return {
    ready,
    early: service && first_screen && is_plain ? { service, first_screen } : null,
    problem: problem ?? core_problem,
    again() {
      if (core.failed) core.again();
      if (problem) set_tries(tries + 1);
    },
  };
}
