import type { PeopleSeed, PostingSeed } from '#actions/communitySeed.ts';
import type { LandCodes } from './checkLand.ts';
import { checkDoubles, checkReferences, type Known, knownOf, unlessEmpty } from './checkReferences.ts';
import { type Findings, textOf } from './findings.ts';
import { peopleFile, type ReadPeople } from './readPeople.ts';
import type { RawRow } from './schemaFindings.ts';

/** What rows of community.json say about each other and about the land. */
export function checkPeople({ rows, people }: ReadPeople, codes: LandCodes, findings: Findings): void {
  if (rows === null) return;
  const { persons, postings, shifts, leaves, organisations, buildingGroups } = rows;
  checkDoubles(persons, 'key', findings);
  checkDoubles(postings, 'key', findings);
  for (const list of [organisations, buildingGroups]) checkDoubles(list, 'code', findings);
  const refer = (list: readonly RawRow[], field: string, known: Known) =>
    checkReferences(list, field, { known, findings });
  const person: Known = { codes: unlessEmpty(knownOf(persons, 'key')), what: 'a key of persons' };
  refer(postings, 'person', person);
  refer(leaves, 'person', person);
  refer(leaves, 'standIn', person);
  refer(shifts, 'posting', { codes: knownOf(postings, 'key'), what: 'a key of postings' });
  refer(postings, 'gridCode', codes.grid);
  refer(postings, 'unitCode', codes.unit);
  refer(postings, 'buildingGroupCode', codes.buildingGroup);
  refer(postings, 'organisationCode', {
    codes: knownOf(organisations, 'code'),
    what: 'a code of organisations',
  });
  refer(organisations, 'compoundCodes', codes.compound);
  checkPhones(persons, findings);
  checkTwice(people.postings, postings, findings);
  checkRoster(people, findings);
}

/** A code that was sent to a telephone must say who signs in with it. */
function checkPhones(persons: readonly RawRow[], findings: Findings): void {
  const first = new Map<string, string>();
  for (const { raw, ...where } of persons) {
    const digits = textOf(raw.phone)?.replace(/\D/g, '') ?? '';
    if (digits === '') continue;
    const earlier = first.get(digits);
    if (earlier === undefined) first.set(digits, where.about);
    else
      findings.warn({
        ...where,
        path: `${where.path}.phone`,
        code: 'phone-shared',
        seen: `the number of ${earlier}`,
        wanted: 'a number of their own: who signs in with it is asked no name',
      });
  }
}

/** The same person in the same post over the same area at one time: counted twice, asked twice. */
function checkTwice(postings: readonly PostingSeed[], rows: readonly RawRow[], findings: Findings): void {
  const pathOf = new Map(rows.map(({ raw, path }) => [textOf(raw.key) ?? path, path]));
  const known = new Map<string, PostingSeed[]>();
  for (const posting of postings) {
    const { person, post, gridCode, unitCode, buildingGroupCode, organisationCode } = posting;
    const name = [person, post, gridCode, unitCode, buildingGroupCode, organisationCode].join('\n');
    const earlier = known.get(name) ?? [];
    if (earlier.some((one) => overlap(one, posting)))
      findings.refuse({
        file: peopleFile,
        path: pathOf.get(posting.key) ?? 'postings',
        about: person,
        code: 'posted-twice',
        seen: `${person} as ${post} over the same area at the same time, twice`,
        wanted: 'one posting, or dates that follow each other',
      });
    known.set(name, [...earlier, posting]);
  }
}

const overlap = (a: PostingSeed, b: PostingSeed): boolean =>
  (a.endsAt === null || a.endsAt > b.startsAt) && (b.endsAt === null || b.endsAt > a.startsAt);

const rosterPosts: readonly string[] = ['duty-officer', 'leader-on-call'];

function checkRoster({ shifts, postings }: PeopleSeed, findings: Findings): void {
  const byKey = new Map(postings.map((posting) => [posting.key, posting]));
  const told = new Set<string>();
  for (const { posting: key } of shifts) {
    const posting = byKey.get(key);
    if (!posting || rosterPosts.includes(posting.post) || told.has(key)) continue;
    told.add(key);
    findings.refuse({
      file: peopleFile,
      path: 'shifts',
      about: key,
      code: 'no-duty-post',
      seen: posting.post,
      wanted: rosterPosts.join(' or '),
    });
  }
}
