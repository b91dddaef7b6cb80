// Drives a gateway with the unmodified Mattermost client and prints what came back as JSON.
// Arguments: the gateway's address, a token, the id it belongs to, another user's id, a picture.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import client from '@mattermost/client';

const [url, token, id, other, picture] = process.argv.slice(2);
const mattermost = new client.Client4();
mattermost.setUrl(url);
mattermost.setToken(token);

// The client has no call that reads a picture: pages put its address into an <img>.
async function read(address) {
  const answer = await fetch(address, { headers: { Authorization: `Bearer ${token}` } });
  const bytes = Buffer.from(await answer.arrayBuffer());
  return {
    status: answer.status,
    type: answer.headers.get('content-type'),
    version: Number(answer.headers.get('etag')),
    width: bytes.readUInt32BE(16),
    height: bytes.readUInt32BE(20),
    sha256: createHash('sha256').update(bytes).digest('hex'),
  };
}

async function refusal(call) {
  try {
    return { unexpected: await call() };
  } catch (error) {
    return {
      name: error.constructor.name,
      id: error.server_error_id,
      status: error.status_code,
      message: error.message,
    };
  }
}

const file = new File([readFileSync(picture)], 'me.png', { type: 'image/png' });
const text = new File(['not a picture'], 'me.png', { type: 'image/png' });
const stranger = new client.Client4();
stranger.setUrl(url);
stranger.setToken('opaque-expiredclient');

const results = {};
results.fresh = await read(mattermost.getProfilePictureUrl(id, 0));
results.uploaded = await mattermost.uploadProfileImage(id, file);
results.worn = await read(mattermost.getProfilePictureUrl(id, 1));
results.default = await read(mattermost.getDefaultProfilePictureUrl(id));
results.notAPicture = await refusal(() => mattermost.uploadProfileImage(id, text));
results.somebodyElse = await refusal(() => mattermost.uploadProfileImage(other, file));
results.signedOut = await refusal(() => stranger.setDefaultProfileImage(id));
results.stillWorn = await read(mattermost.getProfilePictureUrl(id, 2));
results.reset = await mattermost.setDefaultProfileImage(id);
results.initials = await read(mattermost.getProfilePictureUrl(id, -5));
console.log(JSON.stringify(results));
