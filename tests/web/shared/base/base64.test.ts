import { expect, test } from 'vitest';
import { base64_of } from '../../../../web/shared/base/base64';

// the vectors of RFC 4648 section 10, and bytes that use every digit
test.each(['', 'f', 'fo', 'foo', 'foob', 'fooba', 'foobar'].map((text) => Buffer.from(text)).concat([Buffer.from([...Array(256).keys()])]))(
  '%j as everybody writes it',
  (bytes) => expect(base64_of(bytes)).toBe(bytes.toString('base64')),
);
