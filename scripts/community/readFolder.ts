import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileFault, InputFault } from '../replay/inputFault.ts';
import type { FileText, Folder } from './readJson.ts';

/** A whole city's land is smaller; what is larger is not read into memory. */
const mostBytes = 500_000_000;

/** The texts of every JSON and GeoJSON file in a folder. An InputFault where one could not look into it. */
export function readFolder(path: string): Folder {
  let names: string[];
  try {
    names = readdirSync(path);
  } catch (error) {
    throw new InputFault({ where: path, seen: fileFault(error), wanted: 'a folder that can be read' });
  }
  const wanted = names.filter((name) => /\.(geo)?json$/i.test(name)).sort();
  return new Map(wanted.map((name) => [name, textOf(join(path, name))]));
}

function textOf(path: string): FileText {
  try {
    const bytes = readFileSync(path);
    if (bytes.length > mostBytes) return { fault: `${bytes.length} bytes` };
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch (error) {
    return { fault: error instanceof TypeError ? 'bytes that are no UTF-8' : fileFault(error) };
  }
}
