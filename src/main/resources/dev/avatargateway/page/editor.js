// Crops and turns a picture, and shows how each product will show it.
import Cropper from './cropper-1.5.6/cropper.esm.js';
import texts from './texts.js';
import { Trouble } from './api.js';
import { byId, card, element, say, shownEdge, size } from './view.js';

/** The longest file that is opened at all, in MB. */
const MOST = 64;

/** The longest edge that is worked on, in pixels: what a phone's memory bears. */
const WORKED_ON = 4096;

const STEP = 10;
const ZOOM = 1.15;
const RANGE = 8;

/** An address of the picture, upright and not larger than can be worked on. */
async function open(file) {
  if (file.size > MOST * 1024 * 1024) {
    throw new Trouble('too-large', texts.errorTooLarge.replace('{}', MOST));
  }
  let bitmap;
  try {
    bitmap = await createImageBitmap(file);
  } catch {
    throw new Trouble('not-a-picture', texts.errorNotAPicture);
  }
  const shrink = WORKED_ON / Math.max(bitmap.width, bitmap.height);
  if (shrink >= 1) {
    bitmap.close();
    return URL.createObjectURL(file);
  }
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(bitmap.width * shrink);
  canvas.height = Math.round(bitmap.height * shrink);
  canvas.getContext('2d').drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  return URL.createObjectURL(await encoded(canvas, kind(file)));
}

/** Transparency is kept of those that can have it. */
const kind = (file) => (/^image\/(png|webp|gif)$/.test(file.type) ? 'image/png' : 'image/jpeg');

const encoded = (canvas, type) => new Promise((done) => canvas.toBlob(done, type, 0.95));

/** Beside the work there is room for what is small; what has no fixed size is shown smaller. */
const previewEdge = (pane) => (pane.exact ? shownEdge(pane) : 128);

function preview(pane) {
  const edge = Math.min(pane.edge, 2 * previewEdge(pane));
  const canvas = element('canvas', {
    width: edge,
    height: edge,
    role: 'img',
    'aria-label': say(texts.previewAlt, pane),
  });
  canvas.style.width = canvas.style.height = previewEdge(pane) + 'px';
  return { canvas, card: card(pane, canvas, size(pane)) };
}

function draw(previews, cropped) {
  for (const { canvas } of previews) {
    const paper = canvas.getContext('2d');
    paper.clearRect(0, 0, canvas.width, canvas.height);
    paper.imageSmoothingQuality = 'high';
    paper.drawImage(cropped, 0, 0, canvas.width, canvas.height);
  }
}

/** Tells who cannot see it; what lies behind the dialog is not heard. */
const hear = (words) => (byId('editor-status').textContent = words);

/**
 * Lets somebody crop a picture; `save` takes what came of it and may refuse with trouble, which is
 * told without losing the work.
 */
export async function edit(file, state, save) {
  const address = await open(file);
  const dialog = byId('editor');
  const area = byId('area');
  const image = element('img', { src: address, alt: texts.editorAlt });
  const previews = state.panes.map(preview);
  const over = new AbortController();
  const on = (id, event, act) => byId(id).addEventListener(event, act, over);
  const trouble = byId('editor-trouble');
  const button = byId('editor-save');
  const slider = byId('zoom');
  let least = 1;
  let mirrored = 1;
  let painting = 0;
  let counting = 0;

  trouble.textContent = '';
  button.textContent = texts.save;
  button.disabled = true;
  area.replaceChildren(image);
  byId('previews').replaceChildren(...previews.map((one) => one.card));
  dialog.showModal();

  const cropper = new Cropper(image, {
    viewMode: 1,
    dragMode: 'move',
    aspectRatio: 1,
    autoCropArea: 1,
    cropBoxMovable: false,
    cropBoxResizable: false,
    toggleDragModeOnDblclick: false,
    background: false,
    guides: false,
    center: false,
    highlight: false,
    checkOrientation: false,
    checkCrossOrigin: false,
    minContainerWidth: 100,
    minContainerHeight: 100,
    ready() {
      const canvas = cropper.getCanvasData();
      least = canvas.width / canvas.naturalWidth;
      button.disabled = false;
      area.focus();
    },
    crop() {
      cancelAnimationFrame(painting);
      painting = requestAnimationFrame(() => {
        const most = { maxWidth: 512, maxHeight: 512, imageSmoothingQuality: 'high' };
        const cropped = cropper.getCroppedCanvas(most);
        if (cropped) {
          draw(previews, cropped);
        }
      });
    },
    zoom(event) {
      const ratio = event.detail.ratio / least;
      if (ratio > RANGE * 1.01) {
        event.preventDefault();
      } else {
        slider.value = (100 * Math.log(Math.max(1, ratio))) / Math.log(RANGE);
      }
    },
  });

  const zoomTo = (ratio) => {
    const box = cropper.getCropBoxData();
    cropper.zoomTo(least * Math.min(RANGE, Math.max(1, ratio)), {
      x: box.left + box.width / 2,
      y: box.top + box.height / 2,
    });
  };
  const zoomed = () => {
    const canvas = cropper.getCanvasData();
    return canvas.width / canvas.naturalWidth / least;
  };
  const turn = (degrees) => {
    cropper.rotate(degrees * mirrored);
    hear(texts.doneTurned);
  };
  const mirror = () => {
    mirrored = -mirrored;
    cropper.scaleX(mirrored);
    hear(texts.doneMirrored);
  };
  const keys = {
    ArrowLeft: () => cropper.move(-STEP, 0),
    ArrowRight: () => cropper.move(STEP, 0),
    ArrowUp: () => cropper.move(0, -STEP),
    ArrowDown: () => cropper.move(0, STEP),
    '+': () => zoomTo(zoomed() * ZOOM),
    '=': () => zoomTo(zoomed() * ZOOM),
    '-': () => zoomTo(zoomed() / ZOOM),
    r: () => turn(90),
    R: () => turn(-90),
    m: mirror,
  };

  on('turn-left', 'click', () => turn(-90));
  on('turn-right', 'click', () => turn(90));
  on('mirror', 'click', mirror);
  on('zoom-in', 'click', keys['+']);
  on('zoom-out', 'click', keys['-']);
  on('zoom', 'input', () => zoomTo(RANGE ** (slider.value / 100)));
  on('area', 'keydown', (event) => {
    if (keys[event.key] && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      keys[event.key]();
    }
  });
  on('editor-cancel', 'click', () => dialog.close());
  on('editor-save', 'click', async () => {
    clearInterval(counting);
    trouble.textContent = '';
    button.disabled = true;
    button.textContent = texts.saving;
    const edge = Math.min(2048, 2 * Math.max(512, state.masterEdge));
    const most = { maxWidth: edge, maxHeight: edge, imageSmoothingQuality: 'high' };
    try {
      await save(await encoded(cropper.getCroppedCanvas(most), kind(file)));
      dialog.close();
    } catch (fault) {
      trouble.textContent = fault.message;
      offerAgain(fault.wait ?? 0);
    }
  });
  const offerAgain = (wait) => {
    let left = wait > 1 ? wait : 0;
    const count = () => {
      button.disabled = left > 0;
      button.textContent = left > 0 ? say(texts.retryIn, { seconds: left }) : texts.retry;
      if (left-- <= 0) {
        clearInterval(counting);
      }
    };
    counting = setInterval(count, 1000);
    count();
  };
  dialog.addEventListener(
    'close',
    () => {
      over.abort();
      clearInterval(counting);
      cancelAnimationFrame(painting);
      cropper.destroy();
      area.replaceChildren();
      URL.revokeObjectURL(address);
    },
    { once: true },
  );
}
