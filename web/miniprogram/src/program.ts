// What every screen reaches: the host, the server, the drafts, the words and the core. One for the whole mini-program.

import { Api } from '../../shared/api/client';
import type { Problem } from '../../shared/api/types';
import { today_in_china, type Host } from '../../shared/base/host';
import type { AfterClient } from '../../shared/core/after';
import type { CoreClient } from '../../shared/core/client';
import type { Definition } from '../../shared/core/shapes';
import { load_words, type Words } from '../../shared/messages/words';
import { Drafts } from '../../shared/view/draft';
import { Outbox } from '../../shared/view/outbox';
import { renew } from '../../shared/view/renew';
import { package_after, package_core } from './platform/core';
import { wechat_host } from './platform/host';
import { server_address } from './settings';

export interface Program {
  host: Host;
  api: Api;
  drafts: Drafts;
  outbox: Outbox;
  words: Words;
  core: () => Promise<CoreClient>;
  /** What comes after a form. */
  after: () => Promise<AfterClient>;
  /** The day in China, where everything here is counted. */
  today: () => string;
}

let begun: Promise<Program> | null = null;

async function begin(): Promise<Program> {
  const { host, ready } = wechat_host(server_address);
  const language = /^en/i.test(wx.getAppBaseInfo().language ?? '') ? 'en' : 'zh-CN';
  const [words] = await Promise.all([load_words(language), ready]);
  const [api, drafts] = [new Api(host), new Drafts(host.shelf)];
  api.language = language;
  const outbox = new Outbox(host, api, drafts);
  outbox.start();
  return { host, api, drafts, outbox, words, core: package_core, after: package_after, today: () => today_in_china(host.clock) };
}

export function program(): Promise<Program> {
  begun ??= begin().catch((failure) => {
    begun = null;
    throw failure;
  });
  return begun;
}

export interface Ready {
  core: CoreClient;
  service: Definition;
}

/** The service and the core, fetched side by side, with the draft brought to the service's version. */
export async function ready_for({ api, core, drafts, outbox, today }: Program, id: string): Promise<Ready | Problem> {
  const [outcome, loaded] = await Promise.all([api.service(id), core().catch(() => null)]);
  if (outcome.problem) return outcome.problem;
  if (!loaded) return { code: 'network_lost', status: 0, title: '', detail: '' };
  const { service } = outcome.value;
  if (!outbox.find(`submit ${id}`)) renew(loaded, drafts, service, today());
  return { core: loaded, service };
}
