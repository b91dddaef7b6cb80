// Takes a picture with the camera.
import texts from './texts.js';
import { byId } from './view.js';

export const isHere = () => Boolean(navigator.mediaDevices?.getUserMedia);

const WISH = { video: { facingMode: 'user', width: { ideal: 1280 }, height: { ideal: 960 } } };

function still(video) {
  const canvas = document.createElement('canvas');
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  canvas.getContext('2d').drawImage(video, 0, 0);
  return new Promise((done) => canvas.toBlob(done, 'image/jpeg', 0.95));
}

/** Opens the camera; hands a picture to `use` when one is taken. */
export async function open(use) {
  const dialog = byId('shooting');
  const video = byId('video');
  const take = byId('camera-take');
  const state = byId('camera-state');
  const ended = new AbortController();
  let stream = null;
  const end = () => {
    ended.abort();
    stream?.getTracks().forEach((track) => track.stop());
    video.srcObject = null;
  };
  take.disabled = true;
  state.textContent = texts.cameraStarting;
  dialog.addEventListener('close', end, { once: true });
  byId('camera-cancel').addEventListener('click', () => dialog.close(), ended);
  take.addEventListener(
    'click',
    async () => {
      const picture = await still(video);
      dialog.close();
      use(picture);
    },
    ended,
  );
  dialog.showModal();
  try {
    stream = await navigator.mediaDevices.getUserMedia(WISH);
    if (ended.signal.aborted) {
      end();
      return;
    }
    video.srcObject = stream;
    await video.play();
    take.disabled = false;
    take.focus();
    state.textContent = texts.cameraOpen;
  } catch (fault) {
    if (!ended.signal.aborted) {
      state.textContent =
        fault.name === 'NotAllowedError' ? texts.cameraDenied : texts.cameraMissing;
    }
  }
}
