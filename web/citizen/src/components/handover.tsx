// Going on elsewhere: the code for another device, and taking a draft over with one.

import { say_time } from '../../../shared/base/text';
import { HandoverModel } from '../../../shared/view/handover';
import { useApp, useModel, useOnce, useWords } from '../context';
import { address, go } from '../route';
import { TextField } from './text_field';
import { LookUpForm } from './look_up_form';
import { ProblemBox } from './page';

const in_halves = (code: string) => code.replace(/(.{3})(?=.)/g, '$1 ');

/** Below a form: a code that goes on with this draft elsewhere. */
export function GiveDraft({ service, version }: { service: string; version: number }) {
  const { api, drafts } = useApp();
  const words = useWords();
  const model = useOnce(() => new HandoverModel(api, drafts), [api, drafts]);
  const { given, working, problem } = useModel(model);
  return (
    <div class="handover">
      <button type="button" class="second" aria-disabled={working} aria-busy={working} onClick={() => void model.give(service, version)}>
        {words('handover.give')}
      </button>
      <div role="status">
        {given && (
          <>
            <p class="number">
              <b>{in_halves(given.code)}</b>
            </p>
            <p class="quiet">{words('handover.given', { time: say_time(given.expires_at) })}</p>
          </>
        )}
      </div>
      {problem && <ProblemBox problem={problem} />}
    </div>
  );
}

/** Takes over a draft that another device gave. */
export function TakeDraft() {
  const { api, drafts } = useApp();
  const words = useWords();
  const model = useOnce(() => new HandoverModel(api, drafts), [api, drafts]);
  const { code, working, problem, tries } = useModel(model);
  return (
    <LookUpForm
      title={words('handover.title')}
      help={words('handover.help')}
      of="handover"
      problem={problem}
      tries={tries}
      working={working}
      action={words('handover.take')}
      send={() => void model.take().then((service) => service && go(address.guide(service)))}
    >
      <TextField
        id="handover-code"
        label={words('handover.code')}
        autocomplete="off"
        autocapitalize="characters"
        spellcheck={false}
        value={code}
        enter={(typed) => model.enter(typed)}
      />
    </LookUpForm>
  );
}
