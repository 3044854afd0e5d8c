import type { Config } from '../../api/config.ts';
import type { Findings } from './findings.ts';
import type { Counts } from './readCommunity.ts';

/** What is at the end of every check. */
export function countWords(counts: Counts, findings: Findings): string[] {
  return [
    ...Object.entries(counts).map(([name, count]) => `${name}: ${count}`),
    `refused: ${findings.count('refused')}, repaired: ${findings.count('repaired')}, warned: ${findings.count('warned')}`,
  ];
}

type Loaded = { code: string; others: string[]; config: Config };

/** What whoever loaded a community does next. The embedded engine's folder is named, for the next start must find it. */
export function nextWords({ code, others, config }: Loaded): string[] {
  const { databaseUrl, dataDir, publicUrl } = config;
  const query = others.length === 0 ? '' : `?community=${encodeURIComponent(code)}`;
  const folder = databaseUrl === null ? `DATA_DIR=${quoted(dataDir)} ` : '';
  return [
    '',
    'Next:',
    `  ${folder}DEMO=off npm start${databaseUrl === null ? '' : '      with the DATABASE_URL of this load'}`,
    `  It prints a code for the first administrator, valid 15 minutes; type it at ${publicUrl}/sign-in${query}#first`,
    `  Wall   大屏  ${publicUrl}/wall${query}`,
    `  Desk   桌面  ${publicUrl}/desk${query}`,
    `  Phone  手机  ${publicUrl}/report${query}`,
    ...(others.length === 0
      ? []
      : [
          `  This database also has ${others.join(', ')}; the oldest community is shown where an address names none.`,
        ]),
  ];
}

const quoted = (text: string): string =>
  /^[\w./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
