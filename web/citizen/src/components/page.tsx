// One thing per page: the way back, the title that takes the focus, the content, and the action where the thumb is.

import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { Problem } from '../../../shared/api/types';
import { say_problem } from '../../../shared/messages/say';
import { useWords } from '../context';

let pages_shown = 0;

interface PageProperties {
  title: string;
  /** Stands above the title: the step, the service. */
  over?: ComponentChildren;
  back?: { to: string; words?: string };
  children: ComponentChildren;
  /** Buttons and links that stay at the lower edge. */
  action?: ComponentChildren;
  /** Given for a page that is one form: Enter and the button of type submit call it. */
  submit?: () => void;
}

export function Page({ title, over, back, children, action, submit }: PageProperties) {
  const words = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // The browser itself starts the first page at its top; every later one has to be announced.
    if (pages_shown++ === 0) return;
    window.scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, []);
  // With the heading, never behind it.
  useLayoutEffect(() => {
    document.title = `${title} · ${words('frame.name')}`;
  }, [title, words]);

  const body = (
    <>
      <div class="content">
        {over && <p class="over">{over}</p>}
        <h1 tabIndex={-1} ref={heading}>
          {title}
        </h1>
        {children}
      </div>
      {action && <div class="action">{action}</div>}
    </>
  );
  return (
    <main>
      {back && (
        <p class="back">
          <a href={back.to}>
            <span aria-hidden="true">‹ </span>
            {back.words ?? words('frame.back')}
          </a>
        </p>
      )}
      {submit ? (
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
        >
          {body}
        </form>
      ) : (
        body
      )}
    </main>
  );
}

export function Waiting({ title, back }: { title: string; back?: PageProperties['back'] }) {
  const words = useWords();
  return (
    <Page title={title} back={back}>
      <p class="waiting" role="status">
        {words('frame.loading')}
      </p>
    </Page>
  );
}

interface ProblemProperties {
  problem: Problem;
  /** What was tried, where its problems have words of their own: `problem.OF.CODE`. */
  of?: string;
  again?: () => void;
  children?: ComponentChildren;
}

/** What went wrong and what to do, with the way to do it where there is one. */
export function ProblemBox({ problem, of, again, children }: ProblemProperties) {
  const words = useWords();
  const { title, detail } = say_problem(problem, words, of);
  return (
    <div class="notice warn" role="alert">
      <p class="notice-title">
        <Mark kind="warn" /> {title}
      </p>
      <p>{detail}</p>
      {children}
      {again && (
        <button type="button" class="second" onClick={again}>
          {words('frame.again')}
        </button>
      )}
    </div>
  );
}

export function Failed({ title, problem, again, back }: { title: string; problem: Problem; again: () => void; back?: PageProperties['back'] }) {
  return (
    <Page title={title} back={back}>
      <ProblemBox problem={problem} again={again} />
    </Page>
  );
}

const paths = {
  done: 'M5 12.5l4.5 4.5L19 7.5',
  warn: 'M12 4v10m0 4.5v.5',
  now: 'M12 6v6l4 2.5',
  awaited: 'M6 12h.5m5.25 0h.5m5.25 0h.5',
};

/** A sign beside words, never in their place. */
export function Mark({ kind }: { kind: keyof typeof paths }) {
  return (
    <svg class={`mark ${kind}`} viewBox="0 0 24 24" width="22" height="22" aria-hidden="true" focusable="false">
      <circle cx="12" cy="12" r="11" />
      <path d={paths[kind]} />
    </svg>
  );
}
