// The address book above a form that asks where to: choose one, or write a new one down, its place level by level.

import type { KeptAddress, MaskedAddress, NewAddress } from '../../../shared/api/types';
import { labelled } from '../../../shared/base/labelled';
import { address_words } from '../../../shared/messages/address';
import { say_problem } from '../../../shared/messages/say';
import { AddressApi } from '../../../shared/api/addresses';
import { AddressesModel } from '../../../shared/view/addresses';
import type { Drawing } from '../drawing';
import type { PageControl } from '../frame';
import { say_all } from './fields';

export class AddressBook {
  private readonly model: AddressesModel;

  constructor(
    private readonly page: PageControl,
    private readonly take: (address: KeptAddress) => void,
    /** Leads to signing in; absent where one has to be signed in anyway. */
    private readonly sign_in?: () => void,
  ) {
    this.model = page.follow(new AddressesModel(new AddressApi(page.program.api)));
    this.load();
  }

  load(): void {
    void this.model.load();
  }

  draw(drawing: Drawing): void {
    const { words, model, sign_in, page } = this;
    const { book, entry, problem } = model.state;
    if (!book) {
      if (sign_in && !page.program.api.person) drawing.buttons('plain', { label: words('book.sign_in'), act: sign_in });
      return;
    }
    drawing.heading(words('book.title'));
    if (problem && !problem.findings) {
      const { title, detail } = say_problem(problem, page.program.words);
      drawing.notice('warn', title, [detail]);
    }
    if (entry) return this.draw_entry(drawing, entry);
    for (const one of book) this.draw_kept(drawing, one);
    drawing.buttons('plain', { label: words('book.new'), act: () => void model.begin() });
  }

  private get words() {
    return address_words(this.page.program.words.language);
  }

  private draw_kept(drawing: Drawing, { id, receiver, phone, address }: MaskedAddress): void {
    const { words, model } = this;
    const whose = `${receiver} ${phone} ${address}`;
    const named = (act: string) => ({ label: act, whole: labelled(act, whose, words.language) });
    drawing.card(`${receiver} ${phone}`, [address]);
    drawing.buttons('second', { ...named(words('book.take')), act: () => void model.take(id).then((whole) => whole && this.take(whole)) });
    drawing.buttons(
      'plain',
      { ...named(words('book.remove')), act: () => void model.remove(id) },
      { ...named(words('book.rewrite')), act: () => void model.rewrite(id) },
    );
  }

  private draw_entry(drawing: Drawing, entry: NewAddress): void {
    const { words, model, page } = this;
    const { problem, working, chosen } = model.state;
    const findings_of = (part: string) => (problem?.findings ?? []).filter(({ field }) => field === `/${part}`);
    const said_of = (part: string) => ({ findings: say_all(findings_of(part), page.program.words), wrong: findings_of(part).length > 0 });
    model.levels().forEach((options, level) => {
      drawing.list(`book-level-${level}`, {
        label: words(`book.level.${level as 0 | 1 | 2}`),
        ...(level === 0 ? said_of('region') : {}),
        value: chosen[level] ?? '',
        options: options.map(({ code, name }) => ({ value: code, label: name })),
        empty: words('book.choose'),
        act: (code) => void model.choose(level, code),
      });
    });
    for (const part of ['detail', 'receiver', 'phone'] as const) {
      drawing.line(`book-${part}`, {
        label: words(`book.${part}`),
        help: part === 'detail' ? words('book.detail_help') : '',
        ...said_of(part),
        value: entry[part],
        type: part === 'phone' ? 'number' : 'text',
        act: (typed) => model.enter(part, typed),
      });
    }
    const keep = () => void model.keep().then((whole) => whole && this.take(whole));
    drawing.buttons('second', { label: words('book.cancel'), act: () => model.leave() }, { label: words('book.keep'), act: keep, busy: working });
  }
}
