// The way to the server in a browser. Uploads go by XMLHttpRequest: fetch cannot tell how much has been sent.

import type { Transport, TransportAnswer, TransportRequest } from '../../../shared/base/host';
import { answer_ahead } from './ahead_taken';

type Exchange = { answer: TransportAnswer } | { failure: 'network_lost' | 'timed_out' };

async function by_fetch(request: TransportRequest): Promise<Exchange> {
  const abort = new AbortController();
  let timed_out = false;
  const timer = setTimeout(() => {
    timed_out = true;
    abort.abort();
  }, request.timeout_ms);
  try {
    const aborted = new Promise<never>((_, reject) => abort.signal.addEventListener('abort', reject));
    const ask = async () => {
      const response = await fetch(request.path, {
        method: request.method,
        headers: request.headers,
        body: request.body as BodyInit | undefined,
        credentials: 'same-origin',
        signal: abort.signal,
      });
      return { response, text: await response.text() };
    };
    const { response, text } = await Promise.race([(request.method === 'GET' && answer_ahead(request.path)) || ask(), aborted]);
    return { answer: { status: response.status, header: (name) => response.headers.get(name), text } };
  } catch {
    return { failure: timed_out ? 'timed_out' : 'network_lost' };
  } finally {
    clearTimeout(timer);
  }
}

function by_xhr(request: TransportRequest): Promise<Exchange> {
  return new Promise((resolve) => {
    const xhr = new XMLHttpRequest();
    xhr.open(request.method, request.path);
    for (const [name, value] of Object.entries(request.headers)) xhr.setRequestHeader(name, value);
    xhr.timeout = request.timeout_ms;
    xhr.upload.onprogress = ({ loaded, total }) => request.on_progress?.(loaded, total);
    xhr.onload = () =>
      resolve({
        answer: { status: xhr.status, header: (name) => xhr.getResponseHeader(name), text: xhr.responseText },
      });
    xhr.onerror = () => resolve({ failure: 'network_lost' });
    xhr.ontimeout = () => resolve({ failure: 'timed_out' });
    xhr.send(request.body as XMLHttpRequestBodyInit);
  });
}

export const browser_transport: Transport = (request) =>
  request.on_progress ? by_xhr(request) : by_fetch(request);
