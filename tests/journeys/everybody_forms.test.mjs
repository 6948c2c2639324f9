// Every guide, every step of every form and every list of materials in the catalogue, for everybody.

import assert from 'node:assert/strict';
import test from 'node:test';
import { Everybody } from './everybody.mjs';
import { journey } from './journey.mjs';

test('every form of the catalogue', (t) => {
  const everybody = new Everybody();
  return journey('everybody-forms', async ({ city, page }) => {
    await page.goto(`${city.address}/`);
    const { services } = await page.evaluate(async () => (await fetch('/api/v1/services')).json());
    assert.ok(services.length >= 3);
    for (const { id } of services) {
      const { service } = await page.evaluate(async (one) => (await fetch(`/api/v1/services/${one}`)).json(), id);
      const visit = async (place, name) => {
        await page.goto(`${city.address}/#/services/${id}${place}`);
        await page.locator('main .action, main form').first().waitFor();
        await everybody.look(page, `${id}: ${name}`);
      };
      await visit('', 'guide');
      for (const step of service.form.steps) await visit(`/form/${step.id}`, step.id);
      await visit('/materials', 'materials');
    }
    t.diagnostic(`note: for everybody, ${everybody.said}`);
    assert.deepEqual([...new Set(everybody.wrong)], []);
  }, { isMobile: false }).finally(() => everybody.wrong.forEach((text) => console.error(text)));
});
