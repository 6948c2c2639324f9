// WeChat for a journey: its server is the demo's program, and what a phone's WeChat does by itself is asked of that. How
// a city is told of it: `settings` go to journey().

import { spawn } from 'node:child_process';

const native = process.env.ONETRIP_NATIVE ?? 'build/dev';
const keywords = 'thing1=service character_string2=number phrase3=state time4=when thing5=hint';
const topics = ['supplement', 'decision', 'parcel'];

/** `phone_number` is bound to the citizen's WeChat; null: it gives none away. */
export async function demoWechat(phone_number, openid = 'openid-of-the-citizen') {
  const child = spawn(`${native}/server/onetrip-demo-wechat`, ['--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const url = await new Promise((resolve, reject) => {
    child.stdout.once('data', (line) => resolve(/http:\/\/\S+/.exec(String(line))?.[0]));
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the demo WeChat ended (${code})`)));
  });
  async function ask(path, body) {
    const answer = await fetch(url + path, body && { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
    return answer.json();
  }
  const templates = topics.flatMap((topic) => [`--wechat-template-${topic}`, `demo-${topic} ${keywords}`]);
  const wechat = {
    settings: {
      options: ['--wechat-url', url, '--wechat-app-id', 'wx-demo', ...templates],
      environment: { ONETRIP_WECHAT_SECRET: 'demo' },
    },
    phone_number,
    /** What the citizen says to each template that is asked for. */
    answer: 'accept',
    async phone_code() {
      if (wechat.phone_number === null) throw new Error('user deny');
      return ask('/phone/codes', { phone: wechat.phone_number });
    },
    login: () => ask('/phone/logins', { openid }),
    async subscribe({ tmplIds }) {
      for (const template of wechat.answer === 'accept' ? tmplIds : []) await ask('/phone/acceptances', { openid, template });
      return Object.fromEntries(tmplIds.map((template) => [template, wechat.answer]));
    },
    messages: async () => (await ask('/phone/messages')).messages,
    async close() {
      child.removeAllListeners('exit');
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
    },
  };
  return wechat;
}
