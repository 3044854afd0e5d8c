/** `npm run land` writes the demo community's files; `npm run land -- --check` only compares them. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { landFiles } from '#geodata/wenyuan/make/files.ts';
import { makeWenyuan } from '#geodata/wenyuan/make/wenyuan.ts';

const folder = new URL('../geodata/wenyuan/', import.meta.url);
const isCheck = process.argv.includes('--check');

for (const [name, text] of Object.entries(landFiles(makeWenyuan()))) {
  const path = fileURLToPath(new URL(name, folder));
  const isSame = existsSync(path) && readFileSync(path, 'utf8') === text;
  if (!isCheck && !isSame) writeFileSync(path, text);
  if (isCheck && !isSame) process.exitCode = 1;
  console.log(`${isSame ? 'same' : isCheck ? 'DIFFERS' : 'written'}  ${name}  ${text.length} characters`);
}
