// WeChat's elements on a browser's: what they say as events, what their attributes mean there.

function elementOf(target) {
  let element = target;
  while (element && !element.__wxElement) element = element.parentNode;
  return element?.__wxElement;
}

export function forwardEvents(glassEasel, backend) {
  // Gestures come from the backend; what a field says is told below, once, in WeChat's form.
  const gestures = ['tap', 'canceltap', 'longpress'];
  backend.onEvent((target, type, detail, options) => {
    if (gestures.includes(type)) glassEasel.triggerEvent(target, type, detail, options);
  });
  const told = { input: 'input', focusout: 'blur' };
  for (const [type, name] of Object.entries(told)) {
    document.addEventListener(type, (event) => {
      if (!/^(INPUT|TEXTAREA)$/.test(event.target.tagName)) return;
      const element = elementOf(event.target);
      if (element) glassEasel.triggerEvent(element, name, { value: event.target.value }, { bubbles: false });
    }, true);
  }
}

/** A picker opens WeChat's own choice: here the browser's. */
function pick(glassEasel, picker) {
  const input = document.body.appendChild(document.createElement('input'));
  input.type = 'date';
  input.setAttribute('aria-label', `选择${picker.getAttribute('aria-label')}`);
  input.addEventListener('change', () => {
    const { value } = input;
    input.remove();
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
  'aria-role': (element, value) => element.setAttribute('role', value),
  value(element, value) {
    if (/^(INPUT|TEXTAREA)$/.test(element.tagName) && element.value !== value) element.value = value;
  },
  'root-font-size': (_element, value) => (document.documentElement.style.fontSize = value),
  src(element, value) {
    const address = window.weChatFiles?.[value];
    if (element.tagName === 'IMAGE' && address) element.style.background = `url(${address}) 0 0 / 100% 100%`;
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
