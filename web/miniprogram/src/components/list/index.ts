// One of many, in WeChat's own picker: it says the place in the list, and is asked for what stands there.

import { part_component, tell } from '../../component';

part_component({
  on_choice({ detail: { value } }: WxEvent) {
    const { act, values } = this.data.part as { act?: string; values?: string[] };
    tell(this, act, values?.[Number(value)] ?? '');
  },
});
