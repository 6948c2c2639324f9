// The address book: what is kept, masked; a new one, its place chosen level by level; and one of them whole, for a form.

import type { AddressApi } from '../api/addresses';
import type { KeptAddress, MaskedAddress, NewAddress, Problem, Region, RegionName } from '../api/types';
import { Model } from '../base/model';

export interface AddressesState {
  /** Null until it is known, and for whoever is not signed in. */
  book: readonly MaskedAddress[] | null;
  /** What is written down just now; null while nothing is. */
  entry: NewAddress | null;
  /** Which one of the book `entry` takes the place of; null for a new one. */
  rewritten: string | null;
  provinces: readonly RegionName[];
  /** The province that was chosen, with all that lies in it. */
  province: Region | null;
  /** The codes chosen so far, the province first. */
  chosen: readonly string[];
  working: boolean;
  problem: Problem | null;
}

const nothing: NewAddress = { receiver: '', phone: '', region: '', detail: '' };
const levels_max = 3;

type Source = { [act in keyof AddressApi]: AddressApi[act] };

export class AddressesModel extends Model<AddressesState> {
  constructor(private readonly api: Source) {
    super({ book: null, entry: null, rewritten: null, provinces: [], province: null, chosen: [], working: false, problem: null });
  }

  async load(): Promise<void> {
    const { value } = await this.api.addresses();
    if (value) this.set({ book: value.addresses });
  }

  async begin(): Promise<void> {
    this.set({ entry: nothing, rewritten: null, province: null, chosen: [], problem: null });
    await this.fetch_provinces();
  }

  /** One of the book is written anew, its place chosen as it stands. */
  async rewrite(id: string): Promise<void> {
    const whole = await this.take(id);
    if (!whole) return;
    const { receiver, phone, region, detail } = whole;
    this.set({ entry: { receiver, phone, region: '', detail }, rewritten: id, province: null, chosen: [], problem: null });
    await this.fetch_provinces();
    await this.choose(0, `${region.slice(0, 2)}0000`);
    for (const { code, parts } of this.state.province?.parts ?? []) {
      if (code !== region && !parts.some((part) => part.code === region)) continue;
      await this.choose(1, code);
      if (code !== region) await this.choose(2, region);
    }
  }

  private async fetch_provinces(): Promise<void> {
    if (this.state.provinces.length > 0) return;
    const { value, problem } = await this.api.regions();
    this.set(value ? { provinces: value.regions } : { problem });
  }

  leave(): void {
    this.set({ entry: null, problem: null });
  }

  enter(part: 'receiver' | 'phone' | 'detail', text: string): void {
    if (!this.state.entry) return;
    this.set({ entry: { ...this.state.entry, [part]: text } });
    this.mended(part);
  }

  /** What can be chosen at each level: the provinces, and what lies in what was chosen. */
  levels(): (readonly RegionName[])[] {
    const { provinces, province, chosen } = this.state;
    const levels: (readonly RegionName[])[] = [provinces];
    let within = province && province.code === chosen[0] ? province : null;
    for (let level = 1; level < levels_max && within && within.parts.length > 0; ++level) {
      levels.push(within.parts);
      within = within.parts.find(({ code }) => code === chosen[level]) ?? null;
    }
    return levels;
  }

  /** What was chosen below goes with it; a level with one part only is no question. */
  async choose(level: number, code: string): Promise<void> {
    this.take_choice([...this.state.chosen.slice(0, level), code].filter(Boolean));
    this.mended('region');
    if (level > 0 || !code || this.state.province?.code === code) return;
    const { value, problem } = await this.api.region(code);
    if (this.state.chosen[0] !== code) return;
    this.set(value ? { province: value.region } : { problem });
    this.take_choice(this.state.chosen);
  }

  /** Kept, and given back whole; null where it was not. */
  async keep(): Promise<KeptAddress | null> {
    const { entry, rewritten, working } = this.state;
    if (!entry || working) return null;
    this.set({ working: true });
    const { value, problem } = await (rewritten ? this.api.rewrite_address(rewritten, entry) : this.api.keep_address(entry));
    this.set({ working: false, problem: problem ?? null });
    if (!value) return null;
    this.set({ entry: null });
    void this.load();
    return value.address;
  }

  async take(id: string): Promise<KeptAddress | null> {
    if (this.state.working) return null;
    this.set({ working: true });
    const { value, problem } = await this.api.address(id);
    this.set({ working: false, problem: problem ?? null });
    return value?.address ?? null;
  }

  async remove(id: string): Promise<void> {
    if (this.state.working) return;
    this.set({ working: true });
    const { problem } = await this.api.remove_address(id);
    this.set({ working: false, problem: problem ?? null });
    await this.load();
  }

  /** What was found wrong with a part goes once it is changed. */
  private mended(part: keyof NewAddress): void {
    const { problem } = this.state;
    if (!problem?.findings) return;
    const findings = problem.findings.filter(({ field }) => field !== `/${part}`);
    this.set({ problem: findings.length > 0 ? { ...problem, findings } : null });
  }

  private take_choice(codes: readonly string[]): void {
    const { province, entry } = this.state;
    const chosen = [...codes];
    let place = province && province.code === chosen[0] ? province : null;
    for (let level = 1; place && place.parts.length > 0; ++level) {
      if (place.parts.length === 1) chosen[level] ??= place.parts[0]!.code;
      const next: Region | undefined = place.parts.find(({ code }) => code === chosen[level]);
      if (!next) break;
      place = next;
    }
    const is_near = place !== null && place.parts.length === 0;
    this.set({ chosen, entry: entry && { ...entry, region: is_near ? place!.code : '' } });
  }
}
