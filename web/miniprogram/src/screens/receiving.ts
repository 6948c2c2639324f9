// Where the certificate is mailed to and who may receive it in the applicant's place: shown masked, changed until the courier
// has it; and whether to be told by message.

import type { Case, NewAgent, ParcelAddress } from '../../../shared/api/types';
import { labelled } from '../../../shared/base/labelled';
import { parcel_words } from '../../../shared/messages/parcel';
import { say_problem } from '../../../shared/messages/say';
import type { FollowModel } from '../../../shared/view/follow';
import { NoticesModel } from '../../../shared/view/notices';
import type { Drawing } from '../drawing';
import type { PageControl } from '../frame';
import { AddressBook } from './address_book';
import { say_all } from './fields';

const parts = ['address', 'receiver', 'phone'] as const;

type Written = Record<(typeof parts)[number], string>;

export class Receiving {
  private written: Written | null = null;
  private agent: NewAgent | null = null;
  private book: AddressBook | null = null;
  private readonly notices: NoticesModel;

  constructor(
    private readonly page: PageControl,
    private readonly model: FollowModel,
  ) {
    this.notices = page.follow(new NoticesModel(page.program.api));
    void this.notices.load();
  }

  draw_address(drawing: Drawing, { mail_to }: Case): void {
    if (!mail_to) return;
    const { words: frame } = this.page.program;
    const { words, written } = this;
    const paid = mail_to.paid_by ? labelled(frame('paid_by.title'), frame(`paid_by.${mail_to.paid_by}`), frame.language) : '';
    drawing.card(words('address.title'), [`${mail_to.receiver} ${mail_to.phone}`, mail_to.address ?? '', paid]);
    if (mail_to.may_change && !written) drawing.buttons('plain', { label: words('address.change'), act: () => this.begin_address() });
    if (mail_to.may_change && written) this.draw_address_form(drawing, written);
    this.draw_notices(drawing);
  }

  draw_agent(drawing: Drawing, { agent, may_name_agent }: Case): void {
    if (!agent && !may_name_agent) return;
    const { words, model } = this;
    drawing.card(words('agent.title'), [
      agent ? words('agent.named', { name: agent.name, end: agent.document_end }) : '',
      may_name_agent ? words('agent.help') : '',
    ]);
    if (!may_name_agent) return;
    if (this.agent) return this.draw_agent_form(drawing, this.agent);
    const begin = { label: words(agent ? 'agent.another' : 'agent.begin'), act: () => this.name({ name: '', document: '' }) };
    const dismiss = { label: words('agent.dismiss'), act: () => void model.name_agent(null), busy: model.state.working };
    drawing.buttons('plain', begin, ...(agent ? [dismiss] : []));
  }

  private get words() {
    return parcel_words(this.page.program.words.language);
  }

  private write(written: Written | null): void {
    this.written = written;
    this.page.draw();
  }

  private begin_address(): void {
    this.book = new AddressBook(this.page, ({ address, receiver, phone }) => this.write({ address, receiver: receiver ?? '', phone: phone ?? '' }));
    this.write({ address: '', receiver: '', phone: '' });
  }

  private draw_address_form(drawing: Drawing, written: Written): void {
    const { words, model, page } = this;
    const { working } = model.state;
    const help: Partial<Written> = { receiver: words('address.receiver_help'), phone: words('address.phone_help') };
    drawing.text(words('address.until'), 'quiet');
    this.book?.draw(drawing);
    for (const part of parts) {
      const findings = this.findings_of(part);
      drawing.line(`mail-to-${part}`, {
        label: words(`address.${part}`),
        help: help[part] ?? '',
        findings: say_all(findings, page.program.words),
        wrong: findings.length > 0,
        value: written[part],
        type: part === 'phone' ? 'number' : 'text',
        act: (typed) => this.write({ ...written, [part]: typed }),
      });
    }
    const address: ParcelAddress = written;
    const save = () => void model.change_address(address).then((changed) => changed && this.write(null));
    drawing.buttons('second', { label: words('parcel.keep'), act: () => this.write(null) }, { label: words('address.save'), act: save, busy: working });
  }

  private name(agent: NewAgent | null): void {
    this.agent = agent;
    this.page.draw();
  }

  private draw_agent_form(drawing: Drawing, agent: NewAgent): void {
    const { words, model, page } = this;
    for (const part of ['name', 'document'] as const) {
      const findings = this.findings_of(part);
      drawing.line(`agent-${part}`, {
        label: words(`agent.${part}`),
        help: part === 'document' ? words('agent.document_help') : '',
        findings: say_all(findings, page.program.words),
        wrong: findings.length > 0,
        value: agent[part],
        type: 'text',
        act: (typed) => this.name({ ...agent, [part]: typed }),
      });
    }
    const save = () => void model.name_agent(agent).then((named) => named && this.name(null));
    const busy = model.state.working;
    drawing.buttons('second', { label: words('parcel.keep'), act: () => this.name(null) }, { label: words('agent.save'), act: save, busy });
  }

  private findings_of(part: string) {
    return (this.model.state.problem?.findings ?? []).filter(({ field }) => field === `/${part}`);
  }

  private draw_notices(drawing: Drawing): void {
    const { choices, problem } = this.notices.state;
    if (!choices) return;
    const turn = () => void this.notices.choose({ parcel: !choices.parcel });
    drawing.tick('notices', { label: this.words('notices.parcel'), chosen: choices.parcel, act: turn });
    if (!problem) return;
    const { title, detail } = say_problem(problem, this.page.program.words);
    drawing.notice('warn', title, [detail]);
  }
}
