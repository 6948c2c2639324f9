// The plan of trips: what is wanted, and below its button the fewest trips for it.

import { useEffect } from 'preact/hooks';
import { PlanModel } from '../../../shared/view/plan';
import { PlanAnswer } from '../components/plan_answer';
import { PlanWishes } from '../components/plan_wishes';
import { useApp, useModel, useOnce } from '../context';
import { page_after } from '../platform/after';
import { page_core } from '../platform/core';
import { address, go } from '../route';

/** `service`: what it is opened with. */
export function PlanPage({ service }: { service?: string }) {
  const { api, host, drafts } = useApp();
  const model = useOnce(() => new PlanModel(api, host, drafts, page_core, page_after), [api, host, drafts]);
  const { planned } = useModel(model);
  useEffect(() => {
    // It stands among the wishes then; a page that is opened again does not add it anew.
    void model.load(service).then(() => service && model.state.services && go(address.plan(), true));
  }, [model]);
  return planned ? <PlanAnswer planned={planned} model={model} /> : <PlanWishes model={model} />;
}
