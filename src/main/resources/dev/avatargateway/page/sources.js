// Where pictures come from: a file that is chosen, dropped or pasted.
import texts from './texts.js';
import { byId, complain } from './view.js';

const isPicture = (type) => type.startsWith('image/');

function take(list, use) {
  const files = [...(list ?? [])];
  const file = files.find((one) => isPicture(one.type)) ?? files[0];
  if (file) {
    use(file);
  } else {
    complain(texts.errorNoFile);
  }
}

function choosing(use) {
  const input = byId('file');
  byId('choose').addEventListener('click', () => input.click());
  input.addEventListener('change', () => {
    take(input.files, use);
    // The same file can be chosen again.
    input.value = '';
  });
}

function dropping(use) {
  const sheet = byId('dropping');
  let depth = 0;
  const show = (by) => {
    depth = Math.max(0, depth + by);
    sheet.hidden = depth === 0;
  };
  const isFree = () => !document.querySelector('dialog[open]') && !byId('in').hidden;
  document.addEventListener('dragenter', () => isFree() && show(1));
  document.addEventListener('dragleave', () => show(-1));
  // Without this the browser would leave the page for the file.
  document.addEventListener('dragover', (event) => event.preventDefault());
  document.addEventListener('drop', (event) => {
    event.preventDefault();
    depth = 0;
    show(0);
    if (isFree()) {
      take(event.dataTransfer.files, use);
    }
  });
}

function pasting(use) {
  document.addEventListener('paste', (event) => {
    if (!document.querySelector('dialog[open]') && !byId('in').hidden) {
      take(event.clipboardData.files, use);
    }
  });
  const button = byId('paste');
  button.hidden = !navigator.clipboard?.read;
  button.addEventListener('click', async () => {
    let items;
    try {
      items = await navigator.clipboard.read();
    } catch {
      complain(texts.errorPasteDenied);
      return;
    }
    for (const item of items) {
      const type = item.types.find(isPicture);
      if (type) {
        use(await item.getType(type));
        return;
      }
    }
    complain(texts.errorNoFile);
  });
}

/** Hands every file that comes in to `use`. */
export function listen(use) {
  choosing(use);
  dropping(use);
  pasting(use);
}
