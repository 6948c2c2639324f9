// Somebody fills in for the applicant: who that is, and that the applicant has read it and agrees.

import { relations } from '../../../shared/view/helper';
import { helping_consent, type SubmitModel } from '../../../shared/view/submit';
import { useModel, useWords } from '../context';
import { element_id } from './field';
import { TextField } from './text_field';

export function Helping({ model, is_held }: { model: SubmitModel; is_held: boolean }) {
  const words = useWords();
  const { helper, consents } = useModel(model).draft;
  return (
    <fieldset class="helping" disabled={is_held}>
      <legend class="unseen">{words('helping.switch')}</legend>
      <label class="choice">
        <input
          type="checkbox"
          checked={helper !== null}
          onChange={(event) => model.help(event.currentTarget.checked ? { name: '', relation: 'child' } : null)}
        />
        <span>{words('helping.switch')}</span>
      </label>
      {helper && (
        <>
          <TextField
            id={element_id('/helper/name')}
            label={words('helping.name')}
            autocomplete="name"
            value={helper.name}
            enter={(name) => model.help({ ...helper, name })}
          />
          <fieldset class="field">
            <legend>{words('helping.relation')}</legend>
            <div class="choices">
              {relations.map((relation) => (
                <label key={relation} class="choice">
                  <input type="radio" name="relation" checked={helper.relation === relation} onChange={() => model.help({ ...helper, relation })} />
                  <span>{words(`helping.relation.${relation}`)}</span>
                </label>
              ))}
            </div>
          </fieldset>
          <div class="field">
            <label class="choice statement">
              <input
                type="checkbox"
                id={element_id('/helping')}
                checked={consents.includes(helping_consent)}
                onChange={(event) => model.consent(event.currentTarget.checked, helping_consent)}
              />
              <span>{words('helping.consent')}</span>
            </label>
          </div>
        </>
      )}
    </fieldset>
  );
}
