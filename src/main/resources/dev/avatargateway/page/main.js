// Starts the page and joins its parts.
import texts from './texts.js';
import * as api from './api.js';
import * as camera from './camera.js';
import { edit } from './editor.js';
import { listen } from './sources.js';
import { byId, complain, render, renderSignedOut, settle, tell } from './view.js';

let known = null;

function show(state) {
  known = state;
  render(state, wearAgain);
}

/** Does something, and tells people what came of it. */
async function attempt(work, done) {
  settle();
  byId('main').setAttribute('aria-busy', 'true');
  try {
    show(await work());
    if (done) {
      tell(done);
    }
  } catch (fault) {
    if (fault.code === 'signed-out' || fault.code === 'link-spent') {
      renderSignedOut();
    }
    // Who never was here is told by the page itself.
    if (fault.code !== 'signed-out' || known) {
      complain(fault.message, fault.wait ? () => attempt(work, done) : undefined);
    }
  } finally {
    byId('main').setAttribute('aria-busy', 'false');
  }
}

const wearAgain = (version) => attempt(() => api.wearAgain(version), texts.doneRestored);

async function begin(file) {
  settle();
  try {
    await edit(file, known, async (picture) => {
      show(await api.wear(picture));
      tell(texts.doneSaved);
    });
  } catch (fault) {
    complain(fault.message);
  }
}

/** The secret of a one-time link, which leaves the address and the history of the browser. */
function link() {
  const secret = new URLSearchParams(location.hash.slice(1)).get('link');
  if (secret) {
    history.replaceState(null, '', location.pathname);
  }
  return secret;
}

async function start() {
  const secret = link();
  await attempt(async () => {
    try {
      if (secret) {
        await api.enter(secret);
      }
    } catch (fault) {
      // Who is in already may stay.
      return api.state().catch(() => {
        throw fault;
      });
    }
    return api.state();
  });
}

byId('camera').hidden = !camera.isHere();
byId('camera').addEventListener('click', () => camera.open(begin));
byId('gravatar').addEventListener('click', () => attempt(api.useGravatar, texts.doneGravatar));
byId('remove').addEventListener('click', () => attempt(api.remove, texts.doneRemoved));
byId('again').addEventListener('click', () => start());
byId('leave').addEventListener('click', async () => {
  await api.leave().catch(() => null);
  known = null;
  settle();
  renderSignedOut();
  tell(texts.doneLeft);
});
window.addEventListener('hashchange', () => location.hash && start());
listen(begin);
await start();
