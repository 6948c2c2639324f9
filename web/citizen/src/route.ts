// Hash routes: the server answers one document, and a page can be bookmarked and gone back to.

import { useEffect, useState } from 'preact/hooks';

export type Route =
  | { page: 'find' | 'cases' | 'visits' | 'unknown' }
  | { page: 'visit' | 'ticket'; id: string }
  | { page: 'guide' | 'materials' | 'book' | 'review'; service: string }
  | { page: 'bundle'; lead: string }
  | { page: 'plan'; wanted?: string }
  | { page: 'fill'; service: string; step?: string }
  | { page: 'material'; service: string; material: string }
  | { page: 'follow' | 'receipt' | 'supplement'; number: string };

const segment = encodeURIComponent;

export const address = {
  find: '#/',
  cases: '#/cases',
  guide: (service: string) => `#/services/${segment(service)}`,
  bundle: (lead: string) => `#/bundles/${segment(lead)}`,
  /** With a service, and the bundle that it leads: added to what is planned. */
  plan: (service = '') => `#/plan/${segment(service)}`,
  fill: (service: string, step?: string) => `#/services/${segment(service)}/form${step ? `/${segment(step)}` : ''}`,
  materials: (service: string) => `#/services/${segment(service)}/materials`,
  material: (service: string, material: string) => `#/services/${segment(service)}/materials/${segment(material)}`,
  book: (service: string) => `#/services/${segment(service)}/booking`,
  review: (service: string) => `#/services/${segment(service)}/review`,
  follow: (number: string) => `#/cases/${segment(number)}`,
  receipt: (number: string) => `#/cases/${segment(number)}/receipt`,
  ticket: (id: string) => `#/tickets/${segment(id)}`,
  visits: '#/visits',
  visit: (id: string) => `#/visits/${segment(id)}`,
  supplement: (number: string) => `#/cases/${segment(number)}/supplement`,
};

export function read_route(hash: string): Route {
  let parts: string[];
  try {
    parts = hash.replace(/^#\/?/, '').split('/').filter(Boolean).map(decodeURIComponent);
  } catch {
    return { page: 'unknown' };
  }
  const [area, id, page, detail] = parts;
  if (area === undefined) return { page: 'find' };
  if (area === 'services' && id) {
    if (page === undefined) return { page: 'guide', service: id };
    if (page === 'form') return { page: 'fill', service: id, step: detail };
    if (page === 'materials') {
      return detail ? { page: 'material', service: id, material: detail } : { page: 'materials', service: id };
    }
    if (page === 'booking') return { page: 'book', service: id };
    if (page === 'review') return { page: 'review', service: id };
  }
  if (area === 'bundles' && id && page === undefined) return { page: 'bundle', lead: id };
  if (area === 'plan') return { page: 'plan', wanted: id };
  if (area === 'cases') {
    if (id === undefined) return { page: 'cases' };
    if (page === undefined) return { page: 'follow', number: id };
    if (page === 'receipt' || page === 'supplement') return { page, number: id };
  }
  if (area === 'tickets' && id !== undefined && page === undefined) return { page: 'ticket', id };
  if (area === 'visits' && page === undefined) return id === undefined ? { page: 'visits' } : { page: 'visit', id };
  return { page: 'unknown' };
}

export function go(to: string, replace = false): void {
  if (replace) location.replace(to);
  else location.hash = to.slice(1);
}

export function useRoute(): Route {
  const [hash, set_hash] = useState(location.hash);
  useEffect(() => {
    const changed = () => set_hash(location.hash);
    addEventListener('hashchange', changed);
    // It may have changed since the first drawing.
    changed();
    return () => removeEventListener('hashchange', changed);
  }, []);
  return read_route(hash);
}
