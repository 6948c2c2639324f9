import type { Definition } from '../core/shapes';

/** Where a service's form asks for a role of the delivery; null where it does not. */
export function pointer_of(service: Pick<Definition, 'delivery'>, role: 'address' | 'receiver' | 'phone'): string | null {
  return [service.delivery?.[role] ?? []].flat()[0] ?? null;
}
