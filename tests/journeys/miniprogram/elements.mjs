// WeChat's elements on a browser's: what they say as events, what their attributes mean there.

function elementOf(target) {
  let element = target;
  while (element && !element.__wxElement) element = element.parentNode;
  return element?.__wxElement;
}

export function forwardEvents(glassEasel, backend) {
  // Gestures come from the backend; what a field says and where fingers are is told below, once, in WeChat's form.
  const gestures = ['tap', 'canceltap', 'longpress'];
  backend.onEvent((target, type, detail, options) => {
    if (gestures.includes(type)) glassEasel.triggerEvent(target, type, detail, options);
  });
  forwardTouches(glassEasel);
  const told = { input: 'input', focusout: 'blur' };
  for (const [type, name] of Object.entries(told)) {
    document.addEventListener(type, (event) => {
      if (!/^(INPUT|TEXTAREA)$/.test(event.target.tagName)) return;
      const element = elementOf(event.target);
      if (element) glassEasel.triggerEvent(element, name, { value: event.target.value }, { bubbles: false });
    }, true);
  }
}

/** Where fingers are: of the event itself, beside its detail. */
function forwardTouches(glassEasel) {
  for (const type of ['touchstart', 'touchmove']) {
    document.addEventListener(type, (event) => {
      const element = elementOf(event.target);
      if (!element) return;
      const touches = [...event.touches].map(({ clientX, clientY }) => ({ clientX, clientY }));
      glassEasel.triggerEvent(element, type, {}, { bubbles: true, extraFields: { touches } });
    }, { capture: true, passive: true });
  }
}

/** What WeChat shows for a picker, as the browser has it. */
function choiceOf(picker) {
  if (picker.getAttribute('mode') === 'date') return Object.assign(document.createElement('input'), { type: 'date' });
  const select = document.createElement('select');
  select.append(new Option('', ''), ...elementOf(picker).getAttribute('range').map((label, at) => new Option(label, String(at))));
  return select;
}

/** A picker opens WeChat's own choice: here the browser's. A day is told as text, one of a range by its place. */
function pick(glassEasel, picker) {
  const choice = document.body.appendChild(choiceOf(picker));
  choice.setAttribute('aria-label', `选择${picker.getAttribute('aria-label')}`);
  choice.addEventListener('change', () => {
    const { value } = choice;
    choice.remove();
    glassEasel.triggerEvent(elementOf(picker), 'change', { value }, { bubbles: false });
  });
}

/** A button that asks WeChat for something says later what came of it. */
async function open(glassEasel, button) {
  if (button.getAttribute('open-type') !== 'getPhoneNumber') throw new Error('this host opens nothing else');
  const given = await window.weChatPhone('phoneNumber', {}).then(
    ({ code }) => ({ code, errMsg: 'getPhoneNumber:ok' }),
    (failure) => ({ errMsg: `getPhoneNumber:fail ${failure.message}` }),
  );
  glassEasel.triggerEvent(elementOf(button), 'getphonenumber', given, { bubbles: false });
}

/** What an attribute of WeChat's means in a browser. */
const meanings = {
  // WeChat's own spelling; readers of the screen are told a role.
  'aria-role'(element, value) {
    element.setAttribute('role', value);
    element.removeAttribute('aria-role');
  },
  value(element, value) {
    if (/^(INPUT|TEXTAREA)$/.test(element.tagName) && element.value !== value) element.value = value;
  },
  'root-font-size': (_element, value) => (document.documentElement.style.fontSize = value),
  src(element, value) {
    const address = window.weChatFiles?.[value];
    if (element.tagName !== 'IMAGE' || !address) return;
    element.style.background = `url(${address}) 0 0 / 100% 100%`;
    if (element.getAttribute('mode') !== 'widthFix') return;
    const image = new Image();
    image.onload = () => (element.style.aspectRatio = `${image.width} / ${image.height}`);
    image.src = address;
  },
};

export function dressUp(glassEasel) {
  const dress = (element) => {
    for (const [name, mean] of Object.entries(meanings)) {
      if (element.hasAttribute?.(name)) mean(element, element.getAttribute(name));
    }
  };
  new MutationObserver((records) => {
    for (const { target, attributeName, addedNodes } of records) {
      if (attributeName) dress(target);
      for (const node of addedNodes) if (node.querySelectorAll) [node, ...node.querySelectorAll('*')].forEach(dress);
    }
  }).observe(document.documentElement, { subtree: true, childList: true, attributes: true, attributeFilter: Object.keys(meanings) });
  document.addEventListener('click', (event) => {
    const picker = event.target.closest?.('picker');
    if (picker) pick(glassEasel, picker);
    const button = event.target.closest?.('button[open-type]');
    if (button) void open(glassEasel, button);
  });
}
