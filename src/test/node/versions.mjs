// Loads every package that the tests use and prints the versions that were installed.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';

const require = createRequire(import.meta.url);
const { Client4 } = (await import('@mattermost/client')).default;
require('sharp');
const wanted = JSON.parse(readFileSync(new URL('package.json', import.meta.url))).dependencies;
const versions = {};
for (const name of Object.keys(wanted)) {
  const file = new URL(`node_modules/${name}/package.json`, import.meta.url);
  versions[name] = JSON.parse(readFileSync(file)).version;
}
console.log(JSON.stringify({ arguments: process.argv.slice(2), client: typeof Client4, versions }));
