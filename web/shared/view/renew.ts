// A draft that was begun on an earlier version of its service: carried over once, before any page works on it, and what
// could not be carried over is told. The form it was begun on is kept beside it, since the server may have it no more.

import type { Text } from '../base/text';
import { pointer_parts } from '../base/pointer';
import type { CoreClient } from '../core/client';
import type { Definition, DropReason, FormField } from '../core/shapes';
import type { Drafts } from './draft';

/** What the citizen is told, until they have seen it. */
export interface Renewal {
  dropped: { label: Text; reason: DropReason; value: string }[];
  asked: Text[];
}

/** Names by ids of the form: a field's label, below a group the group's first. */
function label_of(form: Definition['form'] | null, pointer: string): Text {
  let fields: readonly FormField[] = form?.steps.flatMap((step) => step.fields) ?? [];
  const labels: Text[] = [];
  for (const part of pointer_parts(pointer)) {
    const field = fields.find(({ id }) => id === part);
    if (!field) continue;
    labels.push(field.label);
    fields = field.fields ?? [];
  }
  if (labels.length === 0) return { 'zh-CN': pointer_parts(pointer).join(' ') };
  const joined = (language: 'zh-CN' | 'en') => labels.map((label) => label[language] ?? label['zh-CN']).join(' · ');
  return { 'zh-CN': joined('zh-CN'), en: joined('en') };
}

/** As it was written, the parts of a row one after the other. */
function written(value: unknown): string {
  if (value !== null && typeof value === 'object') return Object.values(value).map(written).filter(Boolean).join(', ');
  return value === null ? '' : String(value);
}

/** Brings the draft of a service up to the service's version. */
export function renew(core: CoreClient, drafts: Drafts, service: Definition, today: string): void {
  const version = drafts.version_of(service.id);
  const before = drafts.form_of(service.id);
  if (version === service.version) {
    if (!before) drafts.keep_form(service.id, service.form);
    return;
  }
  const draft = drafts.open(service.id, service.version);
  if (version !== null) {
    const { answers, dropped, new: asked } = core.rebase(service, before, draft.answers, today);
    const renewal: Renewal = {
      dropped: [
        ...(draft.renewal?.dropped ?? []),
        ...dropped
          .map(({ from, reason, value }) => ({ label: label_of(before, from), reason, value: written(value) }))
          // Rows in which nothing was written are nothing to tell.
          .filter(({ value }) => value !== ''),
      ],
      asked: before ? asked.map((pointer) => label_of(service.form, pointer)) : [],
    };
    const is_silent = renewal.dropped.length === 0 && renewal.asked.length === 0;
    drafts.change(draft, { answers, renewal: is_silent ? null : renewal });
  }
  drafts.keep_form(service.id, service.form);
}
