// Base64 (RFC 4648 section 4) by hand: a mini-program has neither `btoa` nor a current call of its own.

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

export function base64_of(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const three = (bytes[at]! << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    const four = [18, 12, 6, 0].map((shift) => digits[(three >> shift) & 63]).join('');
    const missing = Math.max(0, at + 3 - bytes.length);
    text += four.slice(0, 4 - missing) + '='.repeat(missing);
  }
  return text;
}
