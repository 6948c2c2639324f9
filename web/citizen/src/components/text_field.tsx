// A line to type in, for what no form of the catalogue asks.

import type { ComponentChildren, JSX, RefObject } from 'preact';
import type { FieldFinding } from '../../../shared/core/shapes';
import { Findings, has_error } from './field';

type Attributes = 'type' | 'inputMode' | 'autocomplete' | 'autocapitalize' | 'spellcheck' | 'maxLength' | 'min';

interface TextFieldProperties extends Pick<JSX.IntrinsicElements['input'], Attributes> {
  id: string;
  label: string;
  help?: string;
  findings?: readonly FieldFinding[];
  value: string;
  enter: (value: string) => void;
  /** The control, for whoever moves the focus to it. */
  control?: RefObject<HTMLInputElement>;
  /** Stands below the control. */
  children?: ComponentChildren;
}

export function TextField({ id, label, help, findings = [], enter, control, children, ...attributes }: TextFieldProperties) {
  const wrong = has_error(findings);
  return (
    <div class={wrong ? 'field wrong' : 'field'}>
      <label for={id}>{label}</label>
      {help && (
        <p class="help" id={`${id}-help`}>
          {help}
        </p>
      )}
      <Findings id={id} findings={findings} />
      <input
        {...attributes}
        id={id}
        ref={control}
        aria-describedby={help ? `${id}-help ${id}-finding` : `${id}-finding`}
        aria-invalid={wrong}
        onInput={(event) => enter(event.currentTarget.value)}
      />
      {children}
    </div>
  );
}
