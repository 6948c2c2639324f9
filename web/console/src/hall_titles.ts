// What people call a hall's services and teams, instead of their names in the catalogue.

import { pick, type Language } from '../../shared/base/text';
import type { Hall, ServiceTitle } from './api';

/** A service's title, or a team's own, or that of the service whose team it is; its id where nobody gave it one. */
export function title_of(id: string, services: ServiceTitle[], hall: Pick<Hall, 'teams'> | null, language: Language): string {
  const title = services.find((one) => one.id === id)?.title ?? hall?.teams?.find((one) => one.id === id)?.title;
  return pick(title, language) || id;
}
