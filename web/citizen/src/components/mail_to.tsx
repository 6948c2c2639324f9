// Where the certificate is mailed to: shown masked, changed until the courier has it; and whether to be told by message.

import { useEffect, useState } from 'preact/hooks';
import type { Case } from '../../../shared/api/types';
import { labelled } from '../../../shared/base/labelled';
import type { FollowModel } from '../../../shared/view/follow';
import { NoticesModel } from '../../../shared/view/notices';
import { useApp, useModel, useOnce, useWords } from '../context';
import { AddressBook } from './address_book';
import { TextField } from './text_field';
import { ProblemBox } from './page';
import { useParcelWords } from './parcel';

const parts = ['address', 'receiver', 'phone'] as const;
type Part = (typeof parts)[number];

export function MailTo({ model, subject }: { model: FollowModel; subject: Case }) {
  const frame = useWords();
  const words = useParcelWords();
  const [open, set_open] = useState(false);
  const { mail_to } = subject;
  if (!mail_to) return null;
  return (
    <section class="card" aria-labelledby="mail-to">
      <h2 id="mail-to">{words('address.title')}</h2>
      <p>
        {mail_to.receiver} {mail_to.phone}
        <br />
        {mail_to.address}
      </p>
      {mail_to.paid_by && (
        <p class="quiet">
          {labelled(frame('paid_by.title'), frame(`paid_by.${mail_to.paid_by}`), frame.language)}
        </p>
      )}
      {mail_to.may_change && !open && (
        <button type="button" class="plain" onClick={() => set_open(true)}>
          {words('address.change')}
        </button>
      )}
      {mail_to.may_change && open && <AddressForm model={model} done={() => set_open(false)} />}
      <Notices />
    </section>
  );
}

function AddressForm({ model, done }: { model: FollowModel; done: () => void }) {
  const words = useParcelWords();
  const { working, problem } = useModel(model);
  const [entered, set_entered] = useState<Record<Part, string>>({ address: '', receiver: '', phone: '' });
  const findings = problem?.findings ?? [];
  const help: Partial<Record<Part, string>> = { receiver: words('address.receiver_help'), phone: words('address.phone_help') };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void model.change_address(entered).then((changed) => changed && done());
      }}
    >
      <p class="quiet">{words('address.until')}</p>
      <AddressBook take={({ address, receiver, phone }) => set_entered({ address, receiver, phone })} />
      {parts.map((part) => (
        <TextField
          key={part}
          id={`mail-to-${part}`}
          label={words(`address.${part}`)}
          help={help[part]}
          findings={findings.filter(({ field }) => field === `/${part}`)}
          inputMode={part === 'phone' ? 'tel' : 'text'}
          autocomplete={{ address: 'street-address', receiver: 'name', phone: 'tel' }[part]}
          value={entered[part]}
          enter={(text) => set_entered({ ...entered, [part]: text })}
        />
      ))}
      <div class="two">
        <button type="button" class="second" onClick={done}>
          {words('parcel.keep')}
        </button>
        <button type="submit" class="first" aria-disabled={working}>
          {words('address.save')}
        </button>
      </div>
    </form>
  );
}

function Notices() {
  const { api } = useApp();
  const words = useParcelWords();
  const model = useOnce(() => new NoticesModel(api), [api]);
  const { choices, working, problem } = useModel(model);
  useEffect(() => void model.load(), [model]);
  if (!choices) return null;
  return (
    <>
      <label class="choice">
        <input
          type="checkbox"
          checked={choices.parcel}
          disabled={working}
          onChange={(event) => void model.choose({ parcel: event.currentTarget.checked })}
        />
        <span>{words('notices.parcel')}</span>
      </label>
      {problem && <ProblemBox problem={problem} />}
    </>
  );
}
