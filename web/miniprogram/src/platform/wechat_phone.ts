// What WeChat asks the citizen, and who the citizen is to WeChat.

import type { WechatPhone } from '../../../shared/view/wechat_notices';
import { called } from './call';

export const wechat_phone: WechatPhone = {
  async ask_for(templates) {
    try {
      const answers = await called<Record<string, string>>((done) => wx.requestSubscribeMessage({ tmplIds: templates, ...done }));
      return templates.filter((template) => answers[template] === 'accept');
    } catch {
      // Closed without an answer, or messages are switched off for this mini-program.
      return [];
    }
  },
  async login_code() {
    try {
      const { code } = await called<{ code: string }>((done) => wx.login(done));
      return code || null;
    } catch {
      return null;
    }
  },
};
