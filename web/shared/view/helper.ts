// Who may fill in for an applicant, as the server knows them.

import type { Helper } from '../api/types';

export const relations: readonly Helper['relation'][] = ['child', 'spouse', 'relative', 'community', 'other'];
