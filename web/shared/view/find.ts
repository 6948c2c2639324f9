// Finding a service, and what one screen tells before it is begun.

import type { Api } from '../api/client';
import type { Hall, Problem, ServiceSummary } from '../api/types';
import { Model } from '../base/model';
import type { Definition } from '../core/shapes';

export interface FindState {
  services: ServiceSummary[] | null;
  query: string;
  found: ServiceSummary[];
  /** Nothing fits what was typed: `found` is what comes nearest. */
  near: boolean;
  /** The server could not be asked: this is its list of then. */
  kept_at_ms: number | null;
  problem: Problem | null;
}

export class FindModel extends Model<FindState> {
  /** Comes beside the list: nobody searches what does not stand yet. */
  private finder: typeof import('./search') | null = null;

  constructor(
    private readonly api: Api,
    private readonly load_finder: () => Promise<typeof import('./search')> = () => import('./search'),
  ) {
    super({ services: null, query: '', found: [], near: false, kept_at_ms: null, problem: null });
  }

  async load(): Promise<void> {
    const { value, kept_at_ms = null, problem } = await this.api.services();
    if (problem) return this.set({ problem });
    this.set({ services: value.services, kept_at_ms, problem: null });
    this.search(this.state.query);
    await this.fetch_finder();
  }

  search(query: string): void {
    const services = this.state.services ?? [];
    if (query.trim() === '') return this.set({ query, found: services, near: false });
    if (!this.finder) {
      this.set({ query });
      return void this.fetch_finder();
    }
    const { services: found, near } = this.finder.search(services, query);
    this.set({ query, found, near });
  }

  /** Without it the whole list stands, and whoever searches is told why. */
  private async fetch_finder(): Promise<void> {
    if (this.finder) return;
    this.finder = await this.load_finder().catch(() => null);
    const problem: Problem | null = this.finder || !this.state.query.trim() ? null : { code: 'network_lost', status: 0, title: '', detail: '' };
    this.set({ problem });
    if (this.finder) this.search(this.state.query);
  }
}

export interface GuideState {
  service: Definition | null;
  agency: ServiceSummary | null;
  halls: { [id: string]: Hall };
  /** The server could not be asked: this is what it said then. */
  kept_at_ms: number | null;
  problem: Problem | null;
}

/** A service with the names its definition only refers to: its agency and halls. */
export class GuideModel extends Model<GuideState> {
  constructor(
    private readonly api: Api,
    private readonly id: string,
  ) {
    super({ service: null, agency: null, halls: {}, kept_at_ms: null, problem: null });
  }

  async load(): Promise<void> {
    const [service, services] = await Promise.all([this.api.service(this.id), this.api.services()]);
    if (service.problem) return this.set({ problem: service.problem });
    const agency = services.value?.services.find(({ id }) => id === this.id) ?? null;
    this.set({ service: service.value.service, agency, kept_at_ms: service.kept_at_ms ?? null, problem: null });
    for (const id of new Set(service.value.service.visits.map(({ hall }) => hall))) {
      const { value } = await this.api.hall(id);
      if (value) this.set({ halls: { ...this.state.halls, [id]: value.hall } });
    }
  }
}
