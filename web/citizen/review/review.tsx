// The components that stand on their own, each in its states, on one page to look at: no part of what is served. What needs a
// server's answers is not here (README.md names it). `?elder` shows the elder version, `?en` the words in English.

import { render, type ComponentChildren } from 'preact';
import { Api } from '../../shared/api/client';
import type { CaseState } from '../../shared/api/types';
import { china_time, memory_shelf } from '../../shared/base/host';
import { en } from '../../shared/messages/en';
import { zh_CN } from '../../shared/messages/zh-CN';
import { words_of } from '../../shared/messages/words';
import { DisplayModel } from '../../shared/view/display';
import { Drafts } from '../../shared/view/draft';
import { Outbox } from '../../shared/view/outbox';
import { Countdown } from '../src/components/countdown';
import { Field } from '../src/components/field';
import { TextField } from '../src/components/text_field';
import { KeptNote } from '../src/components/kept';
import { Keeping } from '../src/components/keeping';
import { ElderBar } from '../src/components/elder_bar';
import { OutboxList } from '../src/components/outbox_list';
import { Mark, ProblemBox } from '../src/components/page';
import { Route } from '../src/components/parcel_route';
import { RenewalNote } from '../src/components/renewal';
import { SignIn } from '../src/components/sign_in';
import { State } from '../src/components/state';
import { Summary } from '../src/components/summary';
import { Timeline } from '../src/components/timeline';
import { Trips } from '../src/components/trips';
import { AppContext } from '../src/context';
import { browser_host } from '../src/platform/host';
import { entries, fields, findings, moments, problem, renewal, shipments, states, wrong } from './samples';
import '../../parts/tokens.css';
import '../src/styles/frame.css';
import '../src/styles/parts.css';
import '../src/styles/notes.css';
import '../src/styles/fields.css';
import '../src/styles/elder.css';

function Part({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <section data-part={name} class="part">
      <h2>{name}</h2>
      <div class="content">{children}</div>
    </section>
  );
}

const nothing = () => undefined;

function Review() {
  return (
    <>
      <ElderBar />
      <main>
        <h1>Components</h1>
        <Part name="trips">
          <Trips count={0} large />
          <Trips count={1} reason="只跑体检" large />
          <Trips count={2} reason="只跑联办窗口、领证" />
        </Part>
        <Part name="buttons">
          <button class="first">提交</button>
          <button class="first" aria-busy>正在提交…</button>
          <button class="second">换个时间</button>
          <button class="second warn">确定撤回</button>
          <button class="plain">撤回申请</button>
        </Part>
        <Part name="marks">
          <p>
            <Mark kind="done" /> 已提供 <Mark kind="now" /> 办理中 <Mark kind="awaited" /> 等待 <Mark kind="warn" /> 请留意
          </p>
        </Part>
        <Part name="case states">{states.map((state: CaseState) => <State key={state} state={state} />)}</Part>
        <Part name="problem">
          <ProblemBox problem={problem} again={nothing} />
        </Part>
        <Part name="kept, keeping">
          <KeptNote at_ms={Date.parse('2026-11-29T08:00:00+08:00')} />
          <Keeping />
        </Part>
        <Part name="outbox">
          <OutboxList sign_in={nothing} />
        </Part>
        <Part name="summary, renewal">
          <Summary findings={findings} tries={0} label_of={({ field }) => field.slice(1)} />
          <RenewalNote renewal={renewal} seen={nothing} />
        </Part>
        {fields.map(({ name, field, value, wrong }) => (
          <Part key={name} name={`field: ${name}`}>
            <Field field={{ ...field, pointer: `/${name}-sound` }} value={value} findings={[]} change={nothing} leave={nothing} />
            <Field field={{ ...field, pointer: `/${name}-wrong` }} value={undefined} findings={wrong} change={nothing} leave={nothing} />
          </Part>
        ))}
        <Part name="timeline">
          <Timeline moments={moments} label="经过" />
        </Part>
        <Part name="a line of text">
          <TextField id="line-sound" label="运单号" help="在快递单上。" value="SF1234567890123" enter={nothing} />
          <TextField id="line-wrong" label="运单号" findings={wrong} value="" enter={nothing} />
        </Part>
        <Part name="countdown">
          <p>
            还剩 <Countdown until={china_time(Date.now() + 10 * 60_000)} />；已到 <Countdown until={china_time(Date.now())} />
          </p>
        </Part>
        <Part name="route">
          {shipments.map((shipment) => (
            <Route key={shipment.state} shipment={shipment} />
          ))}
        </Part>
      </main>
      <Part name="sign in, a page of its own">
        <SignIn phone="13800138000" back={{ to: '#' }} done={nothing} />
      </Part>
    </>
  );
}

// In memory: what is shown here as waiting must not wait on the shelf of the real page.
const host = { ...browser_host(), shelf: memory_shelf() };
const [api, drafts, display] = [new Api(host), new Drafts(host.shelf), new DisplayModel(host.shelf)];
for (const entry of entries) host.shelf.write(`outbox.${entry.key}`, JSON.stringify(entry));
const outbox = new Outbox(host, api, drafts);
const asked = new URLSearchParams(location.search);
display.choose(asked.has('elder'));
const words = asked.has('en') ? words_of(en, 'en') : words_of(zh_CN, 'zh-CN');
document.documentElement.lang = words.language;
document.documentElement.dataset.display = display.state.elder ? 'elder' : 'standard';
render(
  <AppContext.Provider value={{ host, api, drafts, outbox, display, words, today: () => '2026-11-29' }}>
    <Review />
  </AppContext.Provider>,
  document.getElementById('page')!,
);
