// Something from elsewhere is fetched by what stands on another screen or on paper; what went wrong stands above the fields
// and takes the focus.

import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Problem } from '../../../shared/api/types';
import { ProblemBox } from './page';

interface LookUpFormProperties {
  title: string;
  help: string;
  /** Where the words for a problem are looked for first. */
  of: string;
  problem: Problem | null;
  /** How often it was tried. */
  tries: number;
  working: boolean;
  action: string;
  send: () => void;
  children: ComponentChildren;
}

export function LookUpForm({ title, help, of, problem, tries, working, action, send, children }: LookUpFormProperties) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (tries > 0) box.current?.focus();
  }, [tries]);
  return (
    <form
      class="look-up"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <h2>{title}</h2>
      <p class="quiet">{help}</p>
      <div ref={box} tabIndex={-1}>
        {problem && <ProblemBox problem={problem} of={of} />}
      </div>
      {children}
      <button type="submit" class="second" aria-disabled={working} aria-busy={working}>
        {action}
      </button>
    </form>
  );
}
