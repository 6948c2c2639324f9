// The plan of trips: what somebody, or a household, wants done; the fewest trips for it; and each time taken along to
// where it is booked. Computed here from what is kept of the halls, so that it works without a network as well.

import type { Api } from '../api/client';
import { HallsApi } from '../api/halls';
import type { Problem, ServiceSummary } from '../api/types';
import { today_in_china, type Host } from '../base/host';
import { Model } from '../base/model';
import type { AfterClient } from '../core/after';
import type { CoreClient } from '../core/client';
import type { Definition } from '../core/shapes';
import type { Drafts } from './draft';
import { errands_of, planned_of, question_of, type Planned, type PlannedStop, type Wanted, type Wish } from './plan_question';
import { search } from './search';
import { unreachable } from './slots';

/** As the core calls whoever is asked about. */
export const oneself = 'applicant';
export const wishes_max = 16;
export const household_max = 8;
/** A list that fits a screen; whoever wants another one says more of it. */
export const found_max = 6;
const shelf_key = 'plan';

export interface PlanState {
  services: ServiceSummary[] | null;
  query: string;
  /** At most `found_max` of those that fit, and how many more there are. */
  found: ServiceSummary[];
  more: number;
  wishes: Wish[];
  /** Who lives here, besides oneself. */
  household: string[];
  planned: Planned | null;
  working: boolean;
  notice: 'plan.choose' | 'plan.too_many' | 'plan.name_taken' | null;
  kept_at_ms: number | null;
  problem: Problem | null;
}

type Kept = Pick<PlanState, 'wishes' | 'household'>;

export class PlanModel extends Model<PlanState> {
  private readonly halls: HallsApi;

  constructor(
    private readonly api: Api,
    private readonly host: Host,
    private readonly drafts: Drafts,
    private readonly core: () => Promise<CoreClient>,
    private readonly after: () => Promise<AfterClient>,
  ) {
    const kept = read_kept(host.shelf.read(shelf_key));
    super({ services: null, query: '', found: [], more: 0, ...kept, planned: null, working: false, notice: null, kept_at_ms: null, problem: null });
    this.halls = new HallsApi(api, host.clock);
  }

  /** `service`: what it is opened with, with the bundle that it leads. */
  async load(service?: string): Promise<void> {
    const { value, kept_at_ms = null, problem } = await this.api.services();
    if (problem) return this.set({ problem });
    this.set({ services: value.services, kept_at_ms, problem: null });
    this.search(this.state.query);
    const known = value.services.find(({ id }) => id === service);
    const is_there = this.state.wishes.some((wish) => wish.service === service);
    if (known && !is_there) await this.add(known.id, known.bundle !== undefined);
  }

  search(query: string): void {
    const { services } = search(this.state.services ?? [], query);
    this.set({ query, found: services.slice(0, found_max), more: Math.max(0, services.length - found_max) });
  }

  /** With the others of the bundle that it leads, where it is `whole`. */
  async add(service: string, whole = false): Promise<void> {
    const ids = [service];
    if (whole) {
      const { value } = await this.api.service(service);
      ids.push(...(value?.service.bundle?.services ?? []));
    }
    const known = ids.flatMap((id) => this.state.services?.find((one) => one.id === id) ?? []);
    const { wishes } = this.state;
    if (wishes.length + known.length > wishes_max) return this.set({ notice: 'plan.too_many' });
    const first = wishes.reduce((last, { id }) => Math.max(last, id), 0) + 1;
    const added = known.map(({ id, title }, at) => ({ id: first + at, service: id, title, people: [oneself], ready_on: '' }));
    this.keep({ wishes: [...wishes, ...added] });
    this.search('');
  }

  remove(id: number): void {
    this.keep({ wishes: this.state.wishes.filter((wish) => wish.id !== id) });
  }

  /** Whether that person has to be there; somebody always is. */
  choose_person(id: number, person: string, on: boolean): void {
    this.change_wish(id, ({ people }) => {
      const others = people.filter((one) => one !== person);
      return on || others.length > 0 ? { people: on ? [...others, person] : others } : {};
    });
  }

  ready_on(id: number, ready_on: string): void {
    this.change_wish(id, () => ({ ready_on }));
  }

  /** Whether there is such a person afterwards. */
  add_person(name: string): boolean {
    const person = name.trim();
    const { household } = this.state;
    if (person === '') return false;
    if (person === oneself || household.includes(person) || household.length >= household_max) {
      this.set({ notice: household.length >= household_max ? 'plan.too_many' : 'plan.name_taken' });
      return false;
    }
    this.keep({ household: [...household, person] });
    return true;
  }

  /** What only they were to be there for is for oneself. */
  remove_person(person: string): void {
    const without = (people: string[]) => {
      const others = people.filter((one) => one !== person);
      return others.length > 0 ? others : [oneself];
    };
    const wishes = this.state.wishes.map((wish) => ({ ...wish, people: without(wish.people) }));
    this.keep({ household: this.state.household.filter((one) => one !== person), wishes });
  }

  /** Back to what is wanted. */
  choose_again(): void {
    this.set({ planned: null, notice: null, problem: null });
  }

  /** Whether there is a plan afterwards. */
  async make(): Promise<boolean> {
    if (this.state.working) return false;
    if (this.state.wishes.length === 0) {
      this.set({ notice: 'plan.choose' });
      return false;
    }
    this.set({ working: true, notice: null, problem: null });
    const made = await this.plan();
    this.set({ working: false, ...('code' in made ? { problem: made } : { planned: made }) });
    return !('code' in made);
  }

  /** Its time is what the booking of that service begins with. */
  take({ wanted: { service }, visit, hall, slot }: PlannedStop): void {
    this.drafts.change(this.drafts.open(service.id, service.version), { planned: { hall: hall.id, service: visit.service, slot } });
  }

  private async plan(): Promise<Planned | Problem> {
    const [core, after] = await Promise.all([this.core().catch(() => null), this.after().catch(() => null)]);
    if (!core || !after) return unreachable;
    const [ways, ...services] = await Promise.all([this.halls.ways(), ...this.state.wishes.map(({ service }) => this.api.service(service))]);
    if (ways.problem) return ways.problem;
    const wanted: Wanted[] = [];
    for (const [at, { value, problem }] of services.entries()) {
      if (problem) return problem;
      wanted.push(this.wanted_by(this.state.wishes[at]!, value.service, core));
    }
    const errands = errands_of(wanted);
    for (const anew of [false, true]) {
      const found = await Promise.all(errands.halls.map((hall) => this.halls.now_at(hall, anew)));
      const halls = [];
      for (const { value, problem } of found) {
        if (problem) return problem;
        halls.push(value);
      }
      const kept = halls.flatMap(({ kept_at_ms }) => kept_at_ms ?? []);
      try {
        const plan = after.plan(question_of(errands, halls, ways.value, this.host.clock.now_ms()));
        return planned_of(plan, errands, ways.value, kept.length > 0 ? Math.min(...kept) : null);
      } catch {
        // A hall was changed since it was fetched.
      }
    }
    return unreachable;
  }

  /** By what was answered so far, where the form is one's own. */
  private wanted_by(wish: Wish, service: Definition, core: CoreClient): Wanted {
    const today = today_in_china(this.host.clock);
    const is_begun = wish.people.includes(oneself) && this.drafts.version_of(service.id) === service.version;
    const draft = is_begun ? this.drafts.open(service.id, service.version) : null;
    const { materials, trips } = core.checklist(service, draft?.answers ?? {}, today);
    const papers = materials.filter(({ spared, copies }) => !spared && copies > 0).map(({ title }) => title);
    const findings = draft ? core.check_submission(service, draft, today).findings : null;
    const form_done = findings?.every(({ severity, code }) => severity !== 'error' || code.startsWith('visit.')) ?? false;
    return { wish, service, visits: trips.visits, papers, form_done };
  }

  private change_wish(id: number, change: (wish: Wish) => Partial<Wish>): void {
    this.keep({ wishes: this.state.wishes.map((wish) => (wish.id === id ? { ...wish, ...change(wish) } : wish)) });
  }

  private keep(change: Partial<Kept>): void {
    this.set({ ...change, notice: null });
    const { wishes, household } = this.state;
    this.host.shelf.write(shelf_key, JSON.stringify({ wishes, household }));
  }
}

/** What another version of the page wrote counts as nothing. */
function read_kept(text: string | null): Kept {
  try {
    const { wishes, household } = JSON.parse(text ?? '{}') as Partial<Kept>;
    if (Array.isArray(wishes) && Array.isArray(household)) return { wishes, household };
  } catch {
    // Nothing that could be read.
  }
  return { wishes: [], household: [] };
}
