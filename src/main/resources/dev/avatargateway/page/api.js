// What the page asks the gateway for.
import texts from './texts.js';

/** Why something could not be done: a word for programs, a sentence for people. */
export class Trouble extends Error {
  /** @param {number} wait seconds after which it may be tried again; 0 when that does not help */
  constructor(code, message, wait = 0) {
    super(message);
    this.code = code;
    this.wait = wait;
  }
}

const RETRIABLE = new Set(['busy', 'too-often', 'store-away', 'product-away']);

async function call(method, path, body) {
  let response;
  try {
    response = await fetch('/me/' + path, {
      method,
      body,
      headers: { 'X-Requested-With': 'XMLHttpRequest' },
      cache: 'no-store',
      credentials: 'same-origin',
    });
  } catch {
    throw new Trouble('offline', texts.errorOffline, 1);
  }
  if (response.status === 204) {
    return null;
  }
  const answer = await response.json().catch(() => ({}));
  if (response.ok) {
    return answer;
  }
  const after = Number(response.headers.get('Retry-After')) || 1;
  throw new Trouble(
    answer.error ?? 'failed',
    answer.message ?? texts.errorFailed,
    RETRIABLE.has(answer.error) ? after : 0,
  );
}

export const state = () => call('GET', 'state');
export const enter = (link) => call('POST', 'session', link);
export const leave = () => call('DELETE', 'session');
export const wear = (picture) => call('PUT', 'picture', picture);
export const remove = () => call('DELETE', 'picture');
export const useGravatar = () => call('PUT', 'gravatar');
export const wearAgain = (version) => call('PUT', `pictures/${version}/worn`);
