// The receipt, checked here, to keep or to print.

import { useEffect } from 'preact/hooks';
import { say_moment } from '../../../shared/base/date';
import { in_groups, pick } from '../../../shared/base/text';
import type { Receipt } from '../../../shared/api/types';
import { ReceiptModel, type Verdict } from '../../../shared/view/receipt';
import { Failed, Mark, Page, Waiting } from '../components/page';
import { useApp, useModel, useOnce, useWords } from '../context';
import { page_after } from '../platform/after';
import { address } from '../route';

export function ReceiptPage({ number }: { number: string }) {
  const { api, drafts } = useApp();
  const words = useWords();
  const model = useOnce(() => new ReceiptModel(api, drafts, page_after(), number), [api, drafts, number]);
  const { receipt, received, query_code, verdict, problem } = useModel(model);
  useEffect(() => void model.load(), [model]);
  const back = { to: address.follow(number), words: words('receipt.back') };
  if (problem) return <Failed title={words('receipt.title')} problem={problem} again={() => void model.load()} back={back} />;
  if (!receipt) return <Waiting title={words('receipt.title')} back={back} />;
  return (
    <Page
      title={words('receipt.received')}
      back={back}
      action={
        <>
          <button type="button" class="second" onClick={() => window.print()}>
            {words('receipt.print')}
          </button>
          <a class="first" href={address.follow(number)}>
            {words('receipt.follow')}
          </a>
        </>
      }
    >
      <section class="receipt" aria-label={words('receipt.title')}>
        <dl class="facts">
          <div>
            <dt>{words('receipt.number')}</dt>
            <dd class="number">{in_groups(number)}</dd>
          </div>
          {query_code && (
            <div>
              <dt>{words('receipt.query_code')}</dt>
              <dd class="number">
                {query_code}
                <span class="quiet">{words('receipt.query_code_help')}</span>
              </dd>
            </div>
          )}
          {received && (
            <div>
              <dt>{words('receipt.service')}</dt>
              <dd>{pick(received.service, words.language)}</dd>
            </div>
          )}
          {received && received.materials.length > 0 && (
            <div>
              <dt>{words('receipt.materials')}</dt>
              <dd>{received.materials.map((title) => pick(title, words.language)).join(words('trips.and'))}</dd>
            </div>
          )}
          <div>
            <dt>{words('receipt.at')}</dt>
            <dd>{say_moment(receipt.received_at, words.language)}</dd>
          </div>
        </dl>
        <Check verdict={verdict} />
        <Proof receipt={receipt} />
      </section>
    </Page>
  );
}

function Check({ verdict }: { verdict: Verdict | null }) {
  const words = useWords();
  if (!verdict) {
    return (
      <p class="waiting" role="status">
        {words('receipt.checking')}
      </p>
    );
  }
  const good = verdict.signature && verdict.content && verdict.mine !== false;
  return (
    <div class={good ? 'notice good' : 'notice warn'} role="status">
      <p class="notice-title">
        <Mark kind={good ? 'done' : 'warn'} /> {words(good ? 'receipt.valid' : 'receipt.invalid')}
      </p>
      <ul>
        <li>{words(verdict.signature ? 'receipt.signature_good' : 'receipt.signature_bad')}</li>
        <li>{words(verdict.content ? 'receipt.content_good' : 'receipt.content_bad')}</li>
        {verdict.mine !== null && <li>{words(verdict.mine ? 'receipt.mine_good' : 'receipt.mine_bad')}</li>}
      </ul>
      {!good && <p>{words('receipt.invalid_help')}</p>}
    </div>
  );
}

/** What anybody needs to check the receipt without this page. */
function Proof({ receipt }: { receipt: Receipt }) {
  const words = useWords();
  return (
    <details class="proof">
      <summary>{words('receipt.proof')}</summary>
      <dl>
        <dt>{words('receipt.content_hash')}</dt>
        <dd class="code">{receipt.content_hash}</dd>
        <dt>{words('receipt.key')}</dt>
        <dd class="code">{receipt.key_id}</dd>
        <dt>{words('receipt.signature')}</dt>
        <dd class="code">{receipt.signature}</dd>
      </dl>
    </details>
  );
}
