// Following parcels: the core by itself.

export const about = 'parcels: the core that reads what couriers push';
export const needs = { targets: ['onetrip-delivery-bench'] };

const events = 1_000_000;

export async function* rows(tools) {
  yield {
    row: `${events / 1e6} million events through the core: read, taken into their shipment, shown`,
    unit: 'events/s',
    aim: '≥ 500000 events/s',
    rounds: 3,
    ours: async () => JSON.parse(await tools.run(`${tools.native}/tests/onetrip-delivery-bench`, [String(events)])).per_second,
  };
}
