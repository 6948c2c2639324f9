// What need not be sent: what the deployment knows of the applicant, and what one service of a bundle has from another.
// Apart from client.ts, since no page starts with it.

import type { Api } from './client';
import type {
  BundleChecklist, EarlierMaterial, HeldCertificate, Outcome, RegisterAnswer, SameMaterial, SharedMaterial, Upload,
} from './types';

const segment = encodeURIComponent;

export class KnownApi {
  constructor(private readonly api: Pick<Api, 'get' | 'post'>) {}

  /** What the person signed in gave in earlier cases and need not give again. */
  earlier_materials(service: string): Promise<Outcome<{ earlier: EarlierMaterial[] }>> {
    return this.api.get(`/services/${segment(service)}/earlier-materials`);
  }

  /** Agrees to one of them being used: as good as sending it. */
  use_earlier(service: string, material: string, number: string): Promise<Outcome<{ upload: Upload }>> {
    const json = { service, material, case: number };
    return this.api.post('/uploads/earlier', json, { once: `upload.${service}.${material}` });
  }

  /** Has other offices' registers asked about these answers, because the applicant agreed. */
  ask_registers(service: string, answers: object): Promise<Outcome<{ registry: RegisterAnswer[] }>> {
    return this.api.post(`/services/${segment(service)}/register-answers`, { answers });
  }

  /** What the person signed in holds of what these materials can be drawn from, if the answers name them. */
  held_certificates(service: string, answers: object): Promise<Outcome<{ certificates: HeldCertificate[] }>> {
    return this.api.post(`/services/${segment(service)}/certificates`, { answers });
  }

  /** What was given for another service of the same bundle. */
  shared_materials(service: string): Promise<Outcome<{ shared: SharedMaterial[]; same: SameMaterial[] }>> {
    return this.api.get(`/services/${segment(service)}/shared-materials`);
  }

  /** Lets one of them serve this service, too: as good as sending it. */
  share(service: string, material: string, upload: string): Promise<Outcome<{ upload: Upload }>> {
    const json = { service, material, upload };
    return this.api.post('/uploads/shared', json, { once: `upload.${service}.${material}` });
  }

  /** What the services of the bundle that this one leads ask for together; answers by service, as far as there are any. */
  bundle_checklist(bundle: string, answers: object): Promise<Outcome<BundleChecklist>> {
    return this.api.post(`/bundles/${segment(bundle)}/checklists`, { answers });
  }
}
