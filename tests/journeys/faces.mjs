// The citizen's two faces, driven by the same words: the mobile page and the mini-program. A journey written against
// these runs in both.

import { phone as size } from './browser.mjs';
import { weChatPhone } from './miniprogram/phone.mjs';

const exact = (text) => new RegExp(`^\\s*${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\s*$`);

function session_of({ citizen }) {
  const [name, value] = citizen.client.cookie.split('=');
  return { name, value };
}

/** What both understand: names and roles are the same there. */
class Face {
  constructor(page) {
    this.page = page;
  }

  /** A picture of the screen, for journeys that keep them: those say where. */
  async picture() {}

  shown(locator) {
    return locator.filter({ visible: true });
  }

  async sees(text) {
    await this.shown(this.page.getByText(text)).first().waitFor();
  }

  write(label, text) {
    return this.shown(this.page.getByLabel(label, { exact: true })).fill(text);
  }

  read(label) {
    return this.shown(this.page.getByLabel(label, { exact: true })).inputValue();
  }

  /** A button or a link of this name. */
  action(name) {
    const { page } = this;
    return this.shown(page.getByRole('button', { name, exact: true }).or(page.getByRole('link', { name, exact: true }))).first();
  }

  act(name) {
    return this.action(name).click();
  }

  /** The last one on the screen of that name. */
  act_last(name) {
    return this.shown(this.page.getByRole('button', { name, exact: true })).last().click();
  }

  /** It is there no more. */
  gone(text) {
    return this.shown(this.page.getByText(text)).first().waitFor({ state: 'detached' });
  }

  /** A picture of this name. */
  shows(name) {
    return this.shown(this.page.getByRole('img', { name })).first().waitFor();
  }

  async tick(name) {
    await this.shown(this.page.getByRole('checkbox', { name })).first().click();
  }

  async words() {
    return this.page.locator('body').innerText();
  }
}

export class PageFace extends Face {
  static title = 'the mobile page';

  /** `as`: whoever is signed in from before, with their case (granted.mjs). */
  static async open(browser, city, { as } = {}) {
    const context = await browser.newContext({ viewport: size, locale: 'zh-CN', hasTouch: true, isMobile: true, serviceWorkers: 'block' });
    const page = await context.newPage();
    page.setDefaultTimeout(60_000);
    const face = new PageFace(page);
    face.errors = [];
    page.on('pageerror', (error) => face.errors.push(String(error)));
    if (as) await context.addCookies([{ ...session_of(as), url: city.address }]);
    await page.goto(`${city.address}/`);
    return face;
  }

  back() {
    return this.page.locator('.back a').click();
  }

  /** To another program on the phone and back, as for the code in a message. */
  async look_elsewhere() {
    await this.page.evaluate(() => {
      for (const type of ['visibilitychange', 'focus']) document.dispatchEvent(new Event(type));
    });
  }

  titled(name) {
    return this.page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
  }

  async choose(field, choice) {
    const group = this.page.getByRole('group', { name: new RegExp(`^${field}`) });
    const radio = group.getByRole('radio', { name: new RegExp(`^${choice}`) });
    const list = this.page.getByLabel(field, { exact: true }).and(this.page.locator('select'));
    await group.or(list).first().waitFor();
    if (await group.count()) await radio.first().check();
    else await this.page.getByLabel(field, { exact: true }).selectOption({ label: choice });
  }

  async chooseFirst(field) {
    const group = this.page.getByRole('group', { name: new RegExp(`^${field}`) });
    await group.waitFor();
    await group.locator('input:enabled').first().check();
  }

  async offer(name, bytes) {
    await this.page.getByLabel(name).setInputFiles({ name: 'photo.jpg', mimeType: 'image/jpeg', buffer: bytes });
  }

  /** Some of it, from one of the four sides. */
  async cut(side) {
    for (let press = 0; press < 5; press++) await this.page.getByLabel(side, { exact: true }).press('ArrowRight');
  }

  close() {
    return this.page.context().close();
  }
}

export class MiniProgramFace extends Face {
  static title = 'the mini-program';

  static async open(browser, city, { as, ...settings } = {}) {
    const { name, value } = as ? session_of(as) : {};
    const kept = as ? { cookies: JSON.stringify({ [name]: value }) } : {};
    const phone = await weChatPhone(browser, 'web/miniprogram/dist', city.address, { ...settings, kept });
    const face = new MiniProgramFace(phone.page);
    face.phone = phone;
    face.errors = phone.errors;
    await phone.open();
    return face;
  }

  back() {
    return this.phone.back();
  }

  /** WeChat says of the page on top that it is hidden and shown. */
  look_elsewhere() {
    return this.phone.look_elsewhere();
  }

  titled(name) {
    return this.shown(this.page.locator('.title')).filter({ hasText: exact(name) }).waitFor();
  }

  radios(field) {
    return this.shown(this.page.getByRole('radiogroup', { name: new RegExp(`^${field}`) })).getByRole('radio');
  }

  async choose(field, choice) {
    const radio = this.shown(this.page.getByRole('radiogroup', { name: new RegExp(`^${field}`) })).getByRole('radio', { name: new RegExp(`^${choice}`) });
    const picker = this.shown(this.page.locator(`picker[aria-label^="${field} "]`));
    await radio.or(picker).first().waitFor();
    if ((await picker.count()) === 0) return radio.first().click();
    await picker.click();
    await this.page.getByLabel(new RegExp(`^选择${field}`)).selectOption({ label: choice });
  }

  async chooseFirst(field) {
    await this.radios(field).first().waitFor();
    await this.shown(this.page.getByRole('radiogroup', { name: new RegExp(`^${field}`) })).locator('[role=radio]:not([aria-disabled=true])').first().click();
  }

  async offer(name, bytes) {
    this.phone.offer(bytes, 'photo.jpg');
    await this.act(name);
  }

  async cut(side) {
    const stays = () => this.page.evaluate(() => document.querySelector('.wechat-page:not([hidden]) .cutter-over').getAttribute('style'));
    const before = await stays();
    await this.act(`${side}多裁一点`);
    while ((await stays()) === before) await this.page.waitForTimeout(50);
  }

  close() {
    return this.phone.close();
  }
}
