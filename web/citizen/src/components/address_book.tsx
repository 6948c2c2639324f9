// The address book above a form that asks where to: choose one, or write a new one down, its place level by level.

import { useEffect, useRef } from 'preact/hooks';
import type { KeptAddress, MaskedAddress } from '../../../shared/api/types';
import { labelled } from '../../../shared/base/labelled';
import { address_words } from '../../../shared/messages/address';
import { AddressApi } from '../../../shared/api/addresses';
import { AddressesModel } from '../../../shared/view/addresses';
import { useApp, useModel, useOnce, useWords } from '../context';
import { Findings } from './field';
import { TextField } from './text_field';
import { useFocusKept } from './focus_kept';
import { ProblemBox } from './page';

interface AddressBookProperties {
  take: (address: KeptAddress) => void;
  /** Leads to signing in; absent where one has to be signed in anyway. */
  sign_in?: () => void;
}

const useAddressWords = () => address_words(useWords().language);

export function AddressBook({ take, sign_in }: AddressBookProperties) {
  const { api } = useApp();
  const words = useAddressWords();
  const model = useOnce(() => new AddressesModel(new AddressApi(api)), [api]);
  const { book, entry, problem } = useModel(model);
  const whole = useRef<HTMLDivElement>(null);
  useEffect(() => void model.load(), [model]);
  useFocusKept(whole, [book === null]);
  if (!book) {
    return sign_in && !api.person ? (
      <button type="button" class="plain" onClick={sign_in}>
        {words('book.sign_in')}
      </button>
    ) : null;
  }
  return (
    <div class="card" role="group" aria-label={words('book.title')} ref={whole}>
      <p class="label">{words('book.title')}</p>
      {!entry && book.map((one) => <Kept key={one.id} one={one} model={model} take={take} />)}
      {problem && !problem.findings && <ProblemBox problem={problem} />}
      {entry ? (
        <NewEntry model={model} take={take} />
      ) : (
        <button type="button" class="plain" data-lands onClick={() => void model.begin()}>
          {words('book.new')}
        </button>
      )}
    </div>
  );
}

function Kept({ one, model, take }: { one: MaskedAddress; model: AddressesModel; take: AddressBookProperties['take'] }) {
  const words = useAddressWords();
  const named = (act: string) => labelled(act, `${one.receiver} ${one.phone} ${one.address}`, words.language);
  return (
    <div>
      <p>
        {one.receiver} {one.phone}
        <br />
        {one.address}
      </p>
      <button
        type="button"
        class="second"
        aria-label={named(words('book.take'))}
        onClick={() => void model.take(one.id).then((whole) => whole && take(whole))}
      >
        {words('book.take')}
      </button>
      <div class="two">
        <button type="button" class="plain" aria-label={named(words('book.remove'))} onClick={() => void model.remove(one.id)}>
          {words('book.remove')}
        </button>
        <button type="button" class="plain" aria-label={named(words('book.rewrite'))} onClick={() => void model.rewrite(one.id)}>
          {words('book.rewrite')}
        </button>
      </div>
    </div>
  );
}

function NewEntry({ model, take }: { model: AddressesModel; take: AddressBookProperties['take'] }) {
  const words = useAddressWords();
  const { entry, working, problem } = useModel(model);
  if (!entry) return null;
  const findings_of = (part: string) => (problem?.findings ?? []).filter(({ field }) => field === `/${part}`);
  // No form of its own: it may stand inside one.
  const keep = () => void model.keep().then((whole) => whole && take(whole));
  /** Enter keeps the address; the form around is not sent. */
  const by_key = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
    keep();
  };
  return (
    <div onKeyDown={by_key}>
      <Cascader model={model} />
      <TextField
        id="book-detail"
        label={words('book.detail')}
        help={words('book.detail_help')}
        findings={findings_of('detail')}
        autocomplete="street-address"
        value={entry.detail}
        enter={(text) => model.enter('detail', text)}
      />
      <TextField
        id="book-receiver"
        label={words('book.receiver')}
        findings={findings_of('receiver')}
        autocomplete="name"
        value={entry.receiver}
        enter={(text) => model.enter('receiver', text)}
      />
      <TextField
        id="book-phone"
        label={words('book.phone')}
        findings={findings_of('phone')}
        type="tel"
        autocomplete="tel"
        value={entry.phone}
        enter={(text) => model.enter('phone', text)}
      />
      <div class="two">
        <button type="button" class="second" onClick={() => model.leave()}>
          {words('book.cancel')}
        </button>
        <button type="button" class="first" aria-disabled={working} onClick={keep}>
          {words('book.keep')}
        </button>
      </div>
    </div>
  );
}

function Cascader({ model }: { model: AddressesModel }) {
  const words = useAddressWords();
  const { chosen, problem } = useModel(model);
  const findings = (problem?.findings ?? []).filter(({ field }) => field === '/region');
  return (
    <div class={findings.length > 0 ? 'field wrong' : 'field'}>
      <Findings id="book-region" findings={findings} />
      {model.levels().map((options, level) => (
        <div class="field" key={level}>
          <label for={`book-level-${level}`}>{words(`book.level.${level as 0 | 1 | 2}`)}</label>
          <select
            id={`book-level-${level}`}
            value={chosen[level] ?? ''}
            onChange={(event) => void model.choose(level, event.currentTarget.value)}
          >
            <option value="">{words('book.choose')}</option>
            {options.map(({ code, name }) => (
              <option value={code} key={code}>
                {name}
              </option>
            ))}
          </select>
        </div>
      ))}
    </div>
  );
}
