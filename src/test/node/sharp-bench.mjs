// Makes the renditions of one picture with sharp each time a line comes in on standard input:
// "each" decodes the bytes for each rendition, "once" decodes them once and makes the small
// renditions of the largest. Answers with the milliseconds it took.
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import sharp from 'sharp';

const [file, threads] = process.argv.slice(2);
sharp.concurrency(Number(threads));
sharp.cache(false);
const bytes = readFileSync(file);
const edges = [200, 130, 50, 128];
const jpeg = { quality: 90, chromaSubsampling: '4:4:4' };

async function each() {
  const upright = () => sharp(bytes).autoOrient();
  for (const edge of edges) {
    await upright().resize(edge, edge).png().toBuffer();
  }
  await upright().resize(512, 512).jpeg(jpeg).toBuffer();
}

async function once() {
  const { data, info } = await sharp(bytes)
    .autoOrient()
    .resize(512, 512)
    .raw()
    .toBuffer({ resolveWithObject: true });
  const raw = { width: info.width, height: info.height, channels: info.channels };
  for (const edge of edges) {
    await sharp(data, { raw }).resize(edge, edge).png().toBuffer();
  }
  await sharp(data, { raw }).jpeg(jpeg).toBuffer();
}

for await (const way of createInterface({ input: process.stdin })) {
  const start = performance.now();
  await (way === 'once' ? once() : each());
  console.log(performance.now() - start);
}
