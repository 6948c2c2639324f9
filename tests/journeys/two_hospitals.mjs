// The demo's city with a second hospital for the medical check. `scarce`: each gives one place tomorrow, and no more.

import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export function catalogueWithTwoHospitals({ scarce = false } = {}) {
  const folder = mkdtempSync(path.join(tmpdir(), 'onetrip-catalogue-'));
  cpSync('catalog', folder, { recursive: true });
  const change = (name, to, edit) => {
    const value = JSON.parse(readFileSync(path.join(folder, name), 'utf8'));
    edit(value);
    writeFileSync(path.join(folder, to), JSON.stringify(value));
  };
  if (scarce) {
    change('halls/demo-hospital.json', 'halls/demo-hospital.json', (hall) => {
      Object.assign(hall.services[0], { capacity: 1, days_ahead_min: 1, days_ahead_max: 1 });
      const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
      Object.assign(hall, { weekly: Object.fromEntries(days.map((day) => [day, [['08:00', '08:30']]])), closures: [], follows_holidays: false });
    });
  }
  change('halls/demo-hospital.json', 'halls/north-hospital.json', (hall) => {
    hall.id = 'north-hospital';
    hall.title = { 'zh-CN': '云川市城北医院', en: 'Yunchuan North Hospital' };
  });
  change('services/teacher-qualification.json', 'services/teacher-qualification.json', (service) => {
    service.visits[0].also_at = ['north-hospital'];
  });
  return folder;
}
