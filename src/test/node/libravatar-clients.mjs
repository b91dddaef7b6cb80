// Asks the unmodified Gravatar and Libravatar clients where pictures are, fetches them, and prints
// what came as JSON. The second client finds the gateway by DNS, of which a server runs here.
// Arguments: the gateway's address, an e-mail address and an OpenID of somebody with a picture.
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import dns from 'node:dns';
import gravatar from 'gravatar';
import libravatar from 'libravatar';

const [url, email, openid] = process.argv.slice(2);
const gateway = new URL(url);
const asked = [];

// A name as its labels stand in a message; one that ends in the question is not shortened.
function labels(name) {
  const parts = name.split('.').map((part) => Buffer.from([part.length, ...Buffer.from(part)]));
  return Buffer.concat([...parts, Buffer.from([0])]);
}

function nameIn(question) {
  const parts = [];
  for (let at = 12; question[at] > 0; at += question[at] + 1) {
    parts.push(question.subarray(at + 1, at + 1 + question[at]).toString());
  }
  return parts.join('.');
}

// Every service is on the gateway.
const names = createSocket('udp4');
names.on('message', (question, from) => {
  asked.push(nameIn(question));
  const target = labels(gateway.hostname);
  const record = Buffer.alloc(18);
  record.writeUInt16BE(0xc00c, 0);
  record.writeUInt16BE(33, 2);
  record.writeUInt16BE(1, 4);
  record.writeUInt16BE(6 + target.length, 10);
  record.writeUInt16BE(Number(gateway.port), 16);
  const head = Buffer.from([question[0], question[1], 0x85, 0x80, 0, 1, 0, 1, 0, 0, 0, 0]);
  const end = 12 + labels(nameIn(question)).length + 4;
  const answer = Buffer.concat([head, question.subarray(12, end), record, target]);
  names.send(answer, from.port, from.address);
});
names.bind(0, '127.0.0.1');
await once(names, 'listening');
dns.setServers([`127.0.0.1:${names.address().port}`]);

async function fetched(address) {
  const answer = await fetch(address, { redirect: 'error' });
  const bytes = Buffer.from(await answer.arrayBuffer());
  return {
    address,
    status: answer.status,
    type: answer.headers.get('content-type'),
    bytes: bytes.toString('base64'),
  };
}

const stranger = `nobody-${email}`;
const results = {
  gravatar: {
    picture: gravatar.url(email, { cdn: url, s: '100' }),
    upperCase: gravatar.url(` ${email.toUpperCase()} `, { cdn: url, s: '100' }),
    stranger: gravatar.url(stranger, { cdn: url, s: '100', d: 'identicon' }),
    refused: gravatar.url(stranger, { cdn: url, d: '404' }),
    forced: gravatar.url(email, { cdn: url, s: '100', f: 'y', d: 'retro' }),
  },
  libravatar: {
    picture: await libravatar.get_avatar_url({ email, size: 100 }),
    openid: await libravatar.get_avatar_url({ openid, size: 100 }),
    stranger: await libravatar.get_avatar_url({ email: stranger, size: 100, default: 'identicon' }),
    refused: await libravatar.get_avatar_url({ email: stranger, default: '404' }),
  },
};
for (const client of Object.values(results)) {
  for (const [what, address] of Object.entries(client)) {
    client[what] = await fetched(address);
  }
}
names.close();
console.log(JSON.stringify({ asked, ...results }));
