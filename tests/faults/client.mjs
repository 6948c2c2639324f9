// Requests that are sent until they are answered: a lost connection or a server that says "later" is no answer, and the
// same request with the same key may be sent again.

const later = new Set([408, 429, 503]);
const patienceMilliseconds = 60_000;

export const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

export class Client {
  /** `address` is asked anew for each try: a server that was killed may come back elsewhere. */
  constructor(address) {
    this.address = address;
    this.cookie = undefined;
    this.retries = 0;
  }

  /** One try: `{ status, text, body, replayed, retryAfter }`; throws where the connection broke. */
  async once(method, target, { body, key, headers = {} } = {}) {
    const answer = await fetch(this.address() + target, {
      method,
      headers: {
        ...(method === 'GET' ? {} : { 'Content-Type': 'application/json' }),
        ...(this.cookie ? { Cookie: this.cookie } : {}),
        ...(key ? { 'Idempotency-Key': key } : {}),
        ...headers,
      },
      body,
    });
    const text = await answer.text();
    const cookie = answer.headers.get('set-cookie')?.split(';')[0];
    if (cookie) this.cookie = cookie;
    return {
      status: answer.status,
      text,
      body: text === '' ? undefined : JSON.parse(text),
      replayed: answer.headers.get('idempotency-replayed') === 'true',
      retryAfter: answer.headers.get('retry-after'),
    };
  }

  async ask(method, target, request) {
    const until = performance.now() + patienceMilliseconds;
    for (;;) {
      let answer;
      try {
        answer = await this.once(method, target, request);
      } catch (error) {
        if (!(error instanceof TypeError) || performance.now() > until) throw error;
      }
      if (answer && !later.has(answer.status)) return answer;
      if (performance.now() > until) throw new Error(`${method} ${target}: no answer but ${answer?.text}`);
      this.retries += 1;
      await pause(30);
    }
  }

  get(target) {
    return this.ask('GET', target);
  }
}
