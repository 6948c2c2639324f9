// Who may receive in the applicant's place: named until the courier has the parcel, shown masked.

import { useState } from 'preact/hooks';
import type { Case } from '../../../shared/api/types';
import type { FollowModel } from '../../../shared/view/follow';
import { useModel } from '../context';
import { TextField } from './text_field';
import { useParcelWords } from './parcel';

export function NamedAgent({ model, subject }: { model: FollowModel; subject: Case }) {
  const words = useParcelWords();
  const { working } = useModel(model);
  const [open, set_open] = useState(false);
  const { agent, may_name_agent } = subject;
  if (!agent && !may_name_agent) return null;
  return (
    <section class="card" aria-labelledby="named-agent">
      <h2 id="named-agent">{words('agent.title')}</h2>
      {agent && <p>{words('agent.named', { name: agent.name, end: agent.document_end })}</p>}
      {may_name_agent && <p class="quiet">{words('agent.help')}</p>}
      {may_name_agent && open && <AgentForm model={model} done={() => set_open(false)} />}
      {may_name_agent && !open && (
        <button type="button" class="plain" onClick={() => set_open(true)}>
          {words(agent ? 'agent.another' : 'agent.begin')}
        </button>
      )}
      {may_name_agent && !open && agent && (
        <button type="button" class="plain" aria-disabled={working} onClick={() => void model.name_agent(null)}>
          {words('agent.dismiss')}
        </button>
      )}
    </section>
  );
}

function AgentForm({ model, done }: { model: FollowModel; done: () => void }) {
  const words = useParcelWords();
  const { working, problem } = useModel(model);
  const [name, set_name] = useState('');
  const [document, set_document] = useState('');
  const findings_of = (part: string) => (problem?.findings ?? []).filter(({ field }) => field === `/${part}`);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void model.name_agent({ name, document }).then((named) => named && done());
      }}
    >
      <TextField
        id="agent-name"
        label={words('agent.name')}
        findings={findings_of('name')}
        autocomplete="off"
        value={name}
        enter={set_name}
      />
      <TextField
        id="agent-document"
        label={words('agent.document')}
        help={words('agent.document_help')}
        findings={findings_of('document')}
        autocomplete="off"
        value={document}
        enter={set_document}
      />
      <div class="two">
        <button type="button" class="second" onClick={done}>
          {words('parcel.keep')}
        </button>
        <button type="submit" class="first" aria-disabled={working}>
          {words('agent.save')}
        </button>
      </div>
    </form>
  );
}
