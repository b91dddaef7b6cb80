// Puts on the page what the gateway says.
import texts from './texts.js';

export const byId = (id) => document.getElementById(id);

/** A text with values in the places of their names. */
export function say(text, values = {}) {
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
}

/** How large a pane's picture is on the page, in its pixels. */
export const shownEdge = (pane) => Math.min(pane.edge, 200);

export const size = (pane) => say(pane.exact ? texts.sizeExact : texts.sizeMost, { edge: pane.edge });

const frame = (pane, shown) =>
  element('div', { class: 'frame' + (pane.round ? ' round' : '') }, shown);

const silhouette = (label) =>
  element('div', { class: 'silhouette', role: 'img', 'aria-label': label });

export function card(pane, shown, words) {
  return element(
    'li',
    { class: 'pane', 'data-space': pane.space },
    frame(pane, shown),
    element('strong', {}, pane.label),
    element('span', {}, words),
  );
}

function pane(pane) {
  const alt = say(texts.paneAlt, { label: pane.label });
  const edge = shownEdge(pane);
  const shown = pane.picture
    ? element('img', { src: pane.picture, alt, width: edge, height: edge })
    : silhouette(alt);
  const what = texts['pane' + pane.shows];
  return card(pane, shown, pane.shows === 'PICTURE' ? size(pane) : what);
}

const time = new Intl.DateTimeFormat('en', { dateStyle: 'long', timeStyle: 'short' });

function earlier(picture, wearAgain) {
  const at = { time: time.format(picture.setAt) };
  const button = element(
    'button',
    { type: 'button', 'aria-label': say(texts.earlierUseLabel, at) },
    texts.earlierUse,
  );
  button.addEventListener('click', () => wearAgain(picture.version));
  return element(
    'li',
    {},
    element('img', {
      src: picture.picture,
      alt: say(texts.earlierAlt, at),
      width: 112,
      height: 112,
      loading: 'lazy',
    }),
    element('span', {}, at.time),
    button,
  );
}

/** Shows a state; `wearAgain` takes the version of an earlier picture. */
export function render(state, wearAgain) {
  byId('who').textContent = say(texts.signedInAs, state);
  byId('leave').hidden = !state.byLink;
  byId('portrait').replaceChildren(
    state.picture
      ? element('img', { src: state.picture, alt: texts.pictureAlt, width: 240, height: 240 })
      : silhouette(texts.headingNOTHING),
  );
  byId('now-heading').textContent = texts['heading' + state.shows];
  byId('now').textContent = texts['now' + state.shows];
  byId('gravatar').hidden = state.gravatar === 'NONE' || state.shows === 'GRAVATAR';
  byId('gravatar').disabled = state.gravatar !== 'READY';
  byId('gravatar-hint').hidden = state.gravatar !== 'NO_ADDRESS';
  byId('remove').hidden = state.shows === 'NOTHING';
  byId('panes').replaceChildren(...state.panes.map(pane));
  byId('earlier').replaceChildren(...state.earlier.map((one) => earlier(one, wearAgain)));
  byId('earlier-none').hidden = state.earlier.length > 0;
  byId('out').hidden = true;
  byId('in').hidden = false;
}

export function renderSignedOut() {
  byId('who').textContent = '';
  byId('leave').hidden = true;
  byId('in').hidden = true;
  byId('out').hidden = false;
}

/** Tells of something done: seen for a while, and heard. */
export function tell(words) {
  const status = byId('status');
  status.textContent = words;
  status.classList.add('shown');
  clearTimeout(tell.timer);
  tell.timer = setTimeout(() => status.classList.remove('shown'), 6000);
}

/** Tells of trouble until it is taken away; `again` is what a button tries once more. */
export function complain(words, again) {
  const notice = byId('notice');
  notice.replaceChildren(element('p', {}, words));
  if (again) {
    const retry = element('button', { type: 'button' }, texts.retry);
    retry.addEventListener('click', () => {
      settle();
      again();
    });
    notice.append(retry);
  }
  const close = element('button', {
    type: 'button',
    class: 'plain close',
    'aria-label': texts.dismiss,
  }, '×');
  close.addEventListener('click', settle);
  notice.append(close);
  notice.scrollIntoView({ block: 'nearest' });
}

export function settle() {
  byId('notice').replaceChildren();
}
