// What every component is: it shows one part, and says which act was meant with which value.

interface Handlers {
  /** A tap; the value stands at what was tapped. */
  on_tap(event: WxEvent): void;
  on_input(event: WxEvent): void;
  on_left(event: WxEvent): void;
}

const everywhere = { bubbles: true, composed: true };

type Told = { data: { part: object }; triggerEvent: ComponentInstance['triggerEvent'] };

export function tell(component: Told, act: string | undefined, value: string): void {
  if (act) component.triggerEvent('act', { act, value }, everywhere);
}

const handlers: Handlers & ThisType<ComponentInstance & { data: { part: { act?: string; left?: string } } }> = {
  on_tap({ currentTarget: { dataset } }) {
    const { act = this.data.part.act, value = '' } = dataset as { act?: string; value?: string };
    tell(this, act, value);
  },
  on_input({ detail: { value } }) {
    tell(this, this.data.part.act, value);
  },
  on_left() {
    tell(this, this.data.part.left, '');
  },
};

export function part_component<More extends object = object>(more?: More & ThisType<More & ComponentInstance>): void {
  Component({
    options: { styleIsolation: 'apply-shared' },
    properties: { part: { type: Object, value: {} } },
    methods: { ...handlers, ...more } as never,
  });
}
