// The one supplement notice while a clerk writes it: what can be named, what is ticked, whether it may be sent. What may
// stand in a notice is decided again by the server; this only keeps a clerk from sending half a notice.

import type { NoticeItem } from './api';

export interface NoticeLine {
  kind: NoticeItem['kind'];
  id: string;
  title: string;
  ticked: boolean;
  text: string;
}

export function notice_items(lines: readonly NoticeLine[]): NoticeItem[] | null {
  const ticked = lines.filter((line) => line.ticked);
  if (ticked.length === 0 || ticked.some((line) => line.text.trim() === '')) return null;
  return ticked.map((line) => ({ kind: line.kind, id: line.id, reason_code: 'clerk', text: line.text.trim() }));
}
