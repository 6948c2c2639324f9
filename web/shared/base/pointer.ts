// JSON Pointers (RFC 6901) into answers, as the core names fields by them.

type Container = { [name: string]: unknown };

export function pointer_parts(pointer: string): string[] {
  if (pointer === '') return [];
  return pointer.slice(1).split('/').map((part) => part.replace(/~1/g, '/').replace(/~0/g, '~'));
}

export function value_at(root: unknown, pointer: string): unknown {
  let value = root;
  for (const part of pointer_parts(pointer)) {
    if (value === null || typeof value !== 'object') return undefined;
    value = (value as Container)[part];
  }
  return value;
}

/** A copy of `root` with `value` at `pointer`; objects on the way are made. `undefined` takes the member away. */
export function with_value_at<Root extends object>(root: Root, pointer: string, value: unknown): Root {
  const [first, ...rest] = pointer_parts(pointer);
  if (first === undefined) return root;
  const copy = (Array.isArray(root) ? [...root] : { ...root }) as Container;
  if (rest.length > 0) {
    const inner = copy[first];
    const below = inner !== null && typeof inner === 'object' ? inner : {};
    copy[first] = with_value_at(below, rest.map((part) => `/${part.replace(/~/g, '~0').replace(/\//g, '~1')}`).join(''), value);
  } else if (value === undefined) {
    delete copy[first];
  } else {
    copy[first] = value;
  }
  return copy as Root;
}
