// Makes the renditions of one picture with sharp, two at a time, for as many seconds as a line on
// standard input says, and answers with how many pictures that were in a second. Each picture is
// decoded once; the small renditions are made of the largest.
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import sharp from 'sharp';

const [file, atOnce] = process.argv.slice(2);
sharp.concurrency(1);
sharp.cache(false);
const bytes = readFileSync(file);
const jpeg = { quality: 90, chromaSubsampling: '4:4:4' };

async function render() {
  const { data, info } = await sharp(bytes)
    .autoOrient()
    .resize(512, 512)
    .raw()
    .toBuffer({ resolveWithObject: true });
  const raw = { width: info.width, height: info.height, channels: info.channels };
  for (const edge of [200, 130, 50, 128]) {
    await sharp(data, { raw }).resize(edge, edge).png().toBuffer();
  }
  await sharp(data, { raw }).jpeg(jpeg).toBuffer();
}

for await (const line of createInterface({ input: process.stdin })) {
  const begun = performance.now();
  const end = begun + Number(line) * 1000;
  let made = 0;
  const work = async () => {
    while (performance.now() < end) {
      await render();
      made++;
    }
  };
  await Promise.all(Array.from({ length: Number(atOnce) }, work));
  console.log(made / ((performance.now() - begun) / 1000));
}
