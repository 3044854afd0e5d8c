import type { Sql } from 'postgres';
import { uuidv7 } from 'uuidv7';

/** A character that no word, place or page has: wherever it is seen, somebody's name has leaked. */
const rare = '龘';
/** What somebody tells about themselves who reports; the room is one that no building has. */
export const plantedReporter = {
  name: '金丝雀女士',
  phone: '199-7777-0042',
  placeText: '文苑新村2号楼3单元9917室',
  text: `家里没人，钥匙在邻居${rare}处`,
};
const rooms = ['9917室', '3单元9917'];

const names = new Set<string>();
const phones = new Set<string>();
const words = new Set<string>();

/** Adds people whose name, telephone or words nobody may find. Names of one character are no names. */
export function addCanaries(
  people: { name: string | null; phone: string | null }[],
  further: readonly string[] = [],
): void {
  for (const { name, phone } of people) {
    if (name !== null && name.length > 1) names.add(name);
    const number = digitsOf(phone ?? '');
    if (number.length >= 7) phones.add(number);
  }
  for (const word of further) words.add(word);
}

const digitsOf = (text: string) => text.replace(/\D/g, '');

/**
 * Makes canaries of everybody the demo community knows, and lets one more report who leaves name, number, room and words.
 * A name of two characters may stand in an ordinary word by chance, so whoever has one is given an unmistakable one.
 */
export async function plantCanaries(sql: Sql, url: string): Promise<void> {
  await sql`update person set name = left(name, 1) || ${rare} where length(name) = 2`;
  const { name, phone, ...said } = plantedReporter;
  const response = await fetch(`${url}/api/reports`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      ...{ id: uuidv7(), channel: 'phone-page', category: 'light-out', reporter: { name, phone } },
      ...said,
    }),
  });
  if (response.status !== 201) throw new Error(`The canary was answered ${response.status}.`);
  const people = await sql<{ name: string | null; phone: string | null }[]>`
    select name, phone from person union select name, phone from report_contact`;
  addCanaries(people, [rare, ...rooms]);
}

/** The first canary in a text, or null. Telephone numbers are found however they are written. */
export function canaryIn(text: string): string | null {
  for (const word of words) if (text.includes(word)) return word;
  const lengths = [...new Set([...names].map(({ length }) => length))];
  for (const [run] of text.matchAll(/[\p{Script=Han}·]{2,}/gu))
    for (const length of lengths)
      for (let start = 0; start + length <= run.length; start++) {
        const part = run.slice(start, start + length);
        if (names.has(part)) return part;
      }
  for (const [run] of text.matchAll(/\d[\d -]{5,}\d/g))
    for (const part of [run, ...run.split(' ')]) {
      const number = digitsOf(part);
      if (phones.has(number) || (number.startsWith('86') && phones.has(number.slice(2)))) return part;
    }
  return null;
}
