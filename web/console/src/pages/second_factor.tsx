// The second step of signing in, and setting up the authenticator that makes it.

import { useState } from 'preact/hooks';
import type { Problem } from '../../../shared/api/types';
import { in_groups } from '../../../shared/base/text';
import type { Enrolment, Staff } from '../api';
import { CodeForm } from '../code_form';
import { useDesk, useSay } from '../context';
import { ProblemNote } from '../problem_note';
import { QrCode } from '../../../parts/qr';

export function CodePage({ leave }: { leave: () => Promise<void> }) {
  const { api, signed_in } = useDesk();
  const say = useSay();
  return (
    <section class="sheet narrow">
      <h1>{say('second_step')}</h1>
      <p>{say('second_step_lead')}</p>
      <CodeForm
        label={say('code')}
        hint={say('code_hint')}
        action={say('sign_in')}
        send={(code) => api.give_second_factor(code)}
        sent={({ staff }) => signed_in(staff)}
      >
        <button type="button" onClick={() => void leave()}>
          {say('cancel')}
        </button>
      </CodeForm>
    </section>
  );
}

export function EnrolmentPage() {
  const { signed_in } = useDesk();
  const say = useSay();
  return (
    <section class="sheet narrow">
      <h1>{say('enrol_title')}</h1>
      <p>{say('enrol_required')}</p>
      <Enrolling needs_code={false} done={signed_in} />
    </section>
  );
}

/**
 * From the secret to the recovery codes. `needs_code`: there is a second factor already, and it must agree. Without one the
 * office may have handed out a code with the account; the server says so when it is missing.
 */
export function Enrolling({ needs_code, done }: { needs_code: boolean; done: (staff: Staff) => void }) {
  const { api } = useDesk();
  const say = useSay();
  const [offer, set_offer] = useState<Enrolment | null>(null);
  const [wanted, set_wanted] = useState<'enrol_agree' | 'enrol_office_code' | null>(needs_code ? 'enrol_agree' : null);
  const [codes, set_codes] = useState<string[]>([]);
  const [staff, set_staff] = useState<Staff | null>(null);

  if (staff) return <RecoveryCodes codes={codes} kept={() => done(staff)} />;
  if (offer) {
    return (
      <>
        <p>{say('enrol_scan')}</p>
        <QrCode text={offer.address} label={say('enrol_qr')} />
        <p>
          {say('enrol_type')} <code class="secret">{in_groups(offer.secret)}</code>
        </p>
        <CodeForm
          key="confirm"
          label={say('enrol_code')}
          action={say('enrol_confirm')}
          send={(code) => api.confirm_second_factor(code)}
          sent={(confirmed) => {
            set_codes(confirmed.recovery_codes);
            set_staff(confirmed.staff);
          }}
        />
      </>
    );
  }
  if (wanted) {
    return (
      <CodeForm
        key={wanted}
        label={say(wanted)}
        action={say('enrol_begin')}
        send={(code) => api.begin_enrolment(code)}
        sent={({ enrolment }) => set_offer(enrolment)}
      />
    );
  }
  return <BeginEnrolment offered={set_offer} refused={() => set_wanted('enrol_office_code')} />;
}

function BeginEnrolment({ offered, refused }: { offered: (offer: Enrolment) => void; refused: () => void }) {
  const { api } = useDesk();
  const say = useSay();
  const [problem, set_problem] = useState<Problem | null>(null);
  async function begin() {
    const outcome = await api.begin_enrolment();
    if (outcome.problem?.code === 'second_factor_wrong') return refused();
    set_problem(outcome.problem ?? null);
    if (outcome.value) offered(outcome.value.enrolment);
  }
  return (
    <>
      <ProblemNote problem={problem} />
      <button class="primary" type="button" onClick={() => void begin()}>
        {say('enrol_begin')}
      </button>
    </>
  );
}

function RecoveryCodes({ codes, kept }: { codes: string[]; kept: () => void }) {
  const say = useSay();
  return (
    <>
      <h2>{say('recovery_title')}</h2>
      <p>{say('recovery_lead')}</p>
      <ul class="codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <div class="acts">
        <button type="button" onClick={() => print()}>
          {say('print')}
        </button>
        <button class="primary" type="button" onClick={kept}>
          {say('recovery_kept')}
        </button>
      </div>
    </>
  );
}
