// Asks for one code and hands it on; what went wrong stands above the field.

import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Outcome, Problem } from '../../shared/api/types';
import { ProblemNote } from './problem_note';

export interface CodeFormProps<Value> {
  label: string;
  hint?: string;
  action: string;
  send: (code: string) => Promise<Outcome<Value>>;
  sent: (value: Value) => void;
  /** Buttons beside the form's own. */
  children?: ComponentChildren;
}

export function CodeForm<Value>({ label, hint, action, send, sent, children }: CodeFormProps<Value>) {
  const [code, set_code] = useState('');
  const [working, set_working] = useState(false);
  const [problem, set_problem] = useState<Problem | null>(null);

  async function submit(event: Event) {
    event.preventDefault();
    if (working) return;
    set_working(true);
    const outcome = await send(code);
    set_working(false);
    set_problem(outcome.problem ?? null);
    if (outcome.problem) set_code('');
    if (outcome.value) sent(outcome.value);
  }

  return (
    <form onSubmit={(event) => void submit(event)}>
      <ProblemNote problem={problem} />
      <label>
        {label}
        <input
          class="code"
          value={code}
          autocomplete="one-time-code"
          required
          maxLength={32}
          onInput={(event) => set_code(event.currentTarget.value)}
        />
      </label>
      {hint && <p class="quiet">{hint}</p>}
      <div class="acts">
        <button class="primary" type="submit" disabled={working}>
          {action}
        </button>
        {children}
      </div>
    </form>
  );
}
