// What a mini-program asks of the server besides what every page does.

import { person_mark, type Api } from './client';
import type { Outcome, Session, WechatChoices, WechatTopic } from './types';

export class WechatApi {
  constructor(private readonly api: Pick<Api, 'ask_wechat' | 'host'>) {}

  choices(): Promise<Outcome<{ wechat: WechatChoices }>> {
    return this.api.ask_wechat('/wechat');
  }

  /** `code`: as WeChat gave it to the page when the citizen tapped. */
  async sign_in(code: string): Promise<Outcome<{ session: Session }>> {
    const outcome = await this.api.ask_wechat<{ session: Session }>('/wechat-sign-ins', { code });
    if (outcome.value) this.api.host.shelf.write(person_mark, outcome.value.session.phone_masked ?? '');
    return outcome;
  }

  subscribe(number: string, code: string, topics: WechatTopic[]): Promise<Outcome<{ wechat_subscriptions: { topics: WechatTopic[] } }>> {
    return this.api.ask_wechat(`/cases/${encodeURIComponent(number)}/wechat-subscriptions`, { code, topics });
  }
}
