// Being told of a case in WeChat: what may be told, what the citizen accepted, and that the server knows.

import type { Problem, WechatChoices, WechatTopic } from '../api/types';
import type { WechatApi } from '../api/wechat';
import { Model } from '../base/model';

/** What WeChat does on the phone. */
export interface WechatPhone {
  /** Asks the citizen for these templates; those that were accepted. To be called while a tap is being handled. */
  ask_for(templates: string[]): Promise<string[]>;
  /** Null where WeChat gives none. */
  login_code(): Promise<string | null>;
}

export interface WechatNoticesState {
  templates: WechatChoices['templates'];
  /** What will be told; null until the citizen was asked. */
  accepted: WechatTopic[] | null;
  working: boolean;
  problem: Problem | null;
}

export class WechatNoticesModel extends Model<WechatNoticesState> {
  constructor(
    private readonly api: Pick<WechatApi, 'choices' | 'subscribe'>,
    private readonly phone: WechatPhone,
    private readonly number: string,
  ) {
    super({ templates: [], accepted: null, working: false, problem: null });
  }

  async load(): Promise<void> {
    const { value } = await this.api.choices();
    if (value) this.set({ templates: value.wechat.templates });
  }

  async ask(): Promise<void> {
    const { working, templates } = this.state;
    if (working || templates.length === 0) return;
    const asking = this.phone.ask_for(templates.map(({ template }) => template));
    this.set({ working: true, problem: null });
    const accepted = await asking;
    const topics = templates.filter(({ template }) => accepted.includes(template)).map(({ topic }) => topic);
    if (topics.length === 0) return this.set({ working: false, accepted: [] });
    const code = await this.phone.login_code();
    if (code === null) return this.set({ working: false, accepted: [] });
    const { value, problem } = await this.api.subscribe(this.number, code, topics);
    this.set({ working: false, accepted: value ? value.wechat_subscriptions.topics : null, problem: problem ?? null });
  }
}
