// UTF-8 in and out. TextEncoder and TextDecoder serve where they exist; mini-program devices without them are known,
// so both directions are written out here as well. A lone surrogate becomes U+FFFD, as the Encoding Standard has it.

export interface Utf8Coder {
  encode(text: string): Uint8Array;
  /** Into bytes that are there, three for each unit of the text at least; answers how many it wrote. */
  encodeInto(text: string, bytes: Uint8Array): number;
  decode(bytes: Uint8Array): string;
}

// String.fromCharCode takes its characters as arguments, and engines limit how many.
const charactersPerCall = 4096;

// A keystroke's texts are shorter than this: by hand they cost less than the call of the platform's coder.
const bytesByHandMax = 256;

export function encodeByHand(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 3);
  return bytes.subarray(0, encodeIntoByHand(text, bytes));
}

export function encodeIntoByHand(text: string, bytes: Uint8Array): number {
  let size = 0;
  for (let at = 0; at < text.length; at++) {
    let c = text.charCodeAt(at);
    if (c >= 0xd800 && c <= 0xdfff) {
      const next = at + 1 < text.length ? text.charCodeAt(at + 1) : 0;
      if (c < 0xdc00 && next >= 0xdc00 && next <= 0xdfff) {
        c = 0x10000 + ((c - 0xd800) << 10) + (next - 0xdc00);
        at++;
      } else {
        c = 0xfffd;
      }
    }
    if (c < 0x80) {
      bytes[size++] = c;
    } else if (c < 0x800) {
      bytes[size++] = 0xc0 | (c >> 6);
      bytes[size++] = 0x80 | (c & 63);
    } else if (c < 0x10000) {
      bytes[size++] = 0xe0 | (c >> 12);
      bytes[size++] = 0x80 | ((c >> 6) & 63);
      bytes[size++] = 0x80 | (c & 63);
    } else {
      bytes[size++] = 0xf0 | (c >> 18);
      bytes[size++] = 0x80 | ((c >> 12) & 63);
      bytes[size++] = 0x80 | ((c >> 6) & 63);
      bytes[size++] = 0x80 | (c & 63);
    }
  }
  return size;
}

/** The core writes well-formed UTF-8 only, so nothing is checked here. */
export function decodeByHand(bytes: Uint8Array): string {
  let text = '';
  let units: number[] = [];
  for (let at = 0; at < bytes.length; ) {
    let c = bytes[at++]!;
    if (c >= 0xf0) {
      c = ((c & 7) << 18) | ((bytes[at++]! & 63) << 12) | ((bytes[at++]! & 63) << 6) | (bytes[at++]! & 63);
    } else if (c >= 0xe0) {
      c = ((c & 15) << 12) | ((bytes[at++]! & 63) << 6) | (bytes[at++]! & 63);
    } else if (c >= 0xc0) {
      c = ((c & 31) << 6) | (bytes[at++]! & 63);
    }
    if (c > 0xffff) {
      c -= 0x10000;
      units.push(0xd800 + (c >> 10), 0xdc00 + (c & 1023));
    } else {
      units.push(c);
    }
    if (units.length >= charactersPerCall) {
      text += String.fromCharCode.apply(null, units);
      units = [];
    }
  }
  return text + String.fromCharCode.apply(null, units);
}

export function utf8Coder(): Utf8Coder {
  if (typeof TextEncoder !== 'function' || typeof TextDecoder !== 'function') {
    return { encode: encodeByHand, encodeInto: encodeIntoByHand, decode: decodeByHand };
  }
  const encoder = new TextEncoder();
  const decoder = new TextDecoder();
  return {
    encode: (text) => encoder.encode(text),
    encodeInto(text, bytes) {
      if (text.length <= bytesByHandMax) return encodeIntoByHand(text, bytes);
      return encoder.encodeInto(text, bytes).written ?? 0;
    },
    decode: (bytes) => (bytes.length <= bytesByHandMax ? decodeByHand(bytes) : decoder.decode(bytes)),
  };
}
