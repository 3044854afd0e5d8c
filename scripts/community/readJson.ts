import { scanJson } from '#geodata/jsonText.ts';
import type { Findings } from './findings.ts';

/** A file of the folder: its text, or why there is none. */
export type FileText = { text: string } | { fault: string };
export type Folder = ReadonlyMap<string, FileText>;

/** What a file holds as JSON; undefined after the reason was written down. */
export function readJson(folder: Folder, file: string, findings: Findings): unknown {
  const found = folder.get(file);
  if (found === undefined || 'fault' in found) {
    const seen = found === undefined ? 'no such file' : found.fault;
    findings.refuse({ file, code: 'unreadable', seen, wanted: 'a file that can be read' });
    return undefined;
  }
  const text = found.text.replace(/^\uFEFF/, '');
  if (text.trim() === '') {
    findings.refuse({ file, code: 'not-json', seen: 'an empty file', wanted: 'JSON (RFC 8259)' });
    return undefined;
  }
  const { fault, duplicates } = scanJson(text);
  for (const { line, name } of duplicates)
    findings.warn({
      file,
      line,
      code: 'duplicate-member',
      seen: `"${name}" twice in one object`,
      wanted: 'once; the last one counts',
    });
  if (!fault) return JSON.parse(text);
  const seen = `${fault.seen} in column ${fault.column}`;
  findings.refuse({ file, line: fault.line, code: 'not-json', seen, wanted: 'JSON (RFC 8259)' });
  return undefined;
}
