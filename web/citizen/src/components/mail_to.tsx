// Where the certificate is mailed to: shown masked, changed until the courier has it; and whether to be told by message.

import { useEffect, useState } from 'preact/hooks';
import type { Case } from '../../../shared/api/types';
import { say_finding } from '../../../shared/messages/say';
import type { FollowModel } from '../../../shared/view/follow';
import { NoticesModel } from '../../../shared/view/notices';
import { useApp, useModel, useOnce, useWords } from '../context';
import { useParcelWords } from './parcel';

const parts = ['address', 'receiver', 'phone'] as const;
type Part = (typeof parts)[number];

export function MailTo({ model, subject }: { model: FollowModel; subject: Case }) {
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
  const shared = useWords();
  const { working, problem } = useModel(model);
  const [entered, set_entered] = useState<Record<Part, string>>({ address: '', receiver: '', phone: '' });
  const wrong = (part: Part) => problem?.findings?.find(({ field }) => field === `/${part}`);
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
      {parts.map((part) => {
        const finding = wrong(part);
        return (
          <div class={finding ? 'field wrong' : 'field'} key={part}>
            <label for={`mail-to-${part}`}>{words(`address.${part}`)}</label>
            {help[part] && (
              <p class="help" id={`mail-to-${part}-help`}>
                {help[part]}
              </p>
            )}
            <div class="findings" id={`mail-to-${part}-finding`} aria-live="polite">
              {finding && <p class="error">{say_finding(finding, shared)}</p>}
            </div>
            <input
              id={`mail-to-${part}`}
              inputMode={part === 'phone' ? 'tel' : 'text'}
              autocomplete={{ address: 'street-address', receiver: 'name', phone: 'tel' }[part]}
              aria-invalid={finding ? true : undefined}
              aria-describedby={finding ? `mail-to-${part}-finding` : help[part] ? `mail-to-${part}-help` : undefined}
              value={entered[part]}
              onInput={(event) => set_entered({ ...entered, [part]: event.currentTarget.value })}
            />
          </div>
        );
      })}
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
  const { choices, working } = useModel(model);
  useEffect(() => void model.load(), [model]);
  if (!choices) return null;
  return (
    <label class="choice">
      <input
        type="checkbox"
        checked={choices.parcel}
        disabled={working}
        onChange={(event) => void model.choose({ parcel: event.currentTarget.checked })}
      />
      <span>{words('notices.parcel')}</span>
    </label>
  );
}
