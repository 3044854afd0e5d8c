import type { PeopleSeed, PostingSeed } from '#actions/communitySeed.ts';
import { makeRoster } from '#domain/roster.ts';
import type { CommunitySettings } from '#domain/settings.ts';
import { type PostedPerson, triangleOf } from '#domain/triangle.ts';
import type { Land } from '#geodata/model.ts';
import { type Findings, textOf } from './findings.ts';
import { peopleFile } from './readPeople.ts';
import type { RawRow } from './schemaFindings.ts';

type Staffed = {
  land: Land;
  people: PeopleSeed;
  settings: CommunitySettings;
  timeZone: string;
  refusedPostings: readonly RawRow[];
  at: Date;
};
const rosterDays = 7;
const dayMilliseconds = 86_400_000;

/** Who is in post at the moment of loading: without a desk it is refused, an incomplete triangle or roster is said. */
export function checkPosts(staffed: Staffed, findings: Findings): void {
  const { people, refusedPostings, at } = staffed;
  const holds = ({ startsAt, endsAt }: PostingSeed) => startsAt <= at && (endsAt === null || endsAt > at);
  const isDesk = people.postings.some((posting) => posting.post === 'desk-clerk' && holds(posting));
  if (!isDesk && !refusedPostings.some(({ raw }) => raw.post === 'desk-clerk'))
    findings.refuse({
      file: peopleFile,
      path: 'postings',
      code: 'no-desk',
      seen: 'no desk-clerk in post today',
      wanted: 'at least one: a report must always find somebody',
    });
  checkTriangles(staffed, findings);
  const uncovered = firstUncovered(people, at);
  if (uncovered)
    findings.warn({
      file: peopleFile,
      path: 'shifts',
      code: 'no-duty-officer',
      seen: `nobody on duty from ${uncovered.toISOString()}`,
      wanted: `a duty officer at any time of the next ${rosterDays} days; until then the desk holds all`,
    });
}

const words = { branch: 'no branch-secretary', worker: 'no grid-worker', 'second-worker': null };

function checkTriangles(staffed: Staffed, findings: Findings): void {
  const { land, people, settings, timeZone, refusedPostings, at } = staffed;
  const empty = makeRoster({ postings: [], shifts: [], leaves: [] });
  const ground = { roster: empty, calendar: { timeZone, hours: settings, days: new Map() } };
  const gridOfUnit = new Map(
    land.units.features.map(({ properties }) => [properties.code, properties.gridCode]),
  );
  const inGrid = new Map<string, PostedPerson[]>();
  for (const posting of people.postings) {
    const gridCode = posting.gridCode ?? gridOfUnit.get(posting.unitCode ?? '');
    if (gridCode !== undefined) inGrid.set(gridCode, [...(inGrid.get(gridCode) ?? []), postedOf(posting)]);
  }
  const unitsOf = new Map<string, { id: string; name: string }[]>();
  for (const { properties } of land.units.features) {
    const { gridCode, code: id, name } = properties;
    unitsOf.set(gridCode, [...(unitsOf.get(gridCode) ?? []), { id, name }]);
  }
  // Whoever mends the row is in post there: until then nothing is said about the grid.
  const unclear = new Set(
    refusedPostings.map(({ raw }) => textOf(raw.gridCode) ?? gridOfUnit.get(textOf(raw.unitCode) ?? '')),
  );
  for (const { properties } of land.grids.features) {
    const { gridCode, name } = properties;
    if (unclear.has(gridCode)) continue;
    const question = { gridCode, units: unitsOf.get(gridCode) ?? [], people: inGrid.get(gridCode) ?? [], at };
    const { missing, units } = triangleOf({ ...question, standInNames: new Map() }, ground);
    const about = name === gridCode ? gridCode : `${gridCode} ${name}`;
    const where = { file: peopleFile, path: 'postings', about, code: 'triangle-incomplete' };
    for (const { corner } of missing) {
      const seen = corner === 'unit-leader' ? null : words[corner];
      if (seen) findings.warn({ ...where, seen, wanted: 'one in post today' });
    }
    const leaderless = missing.filter(({ corner }) => corner === 'unit-leader');
    if (leaderless.length > 0)
      findings.warn({
        ...where,
        seen: `no unit-leader in ${leaderless.length} of ${units} units: ${namesOf(leaderless)}`,
        wanted: 'one in each',
      });
  }
}

const mostNames = 3;
const namesOf = (missing: { areaName: string }[]): string =>
  [
    ...missing.slice(0, mostNames).map(({ areaName }) => areaName),
    ...(missing.length > mostNames ? ['…'] : []),
  ].join(', ');

const postedOf = ({ key, person, post, duty, startsAt, endsAt, unitCode }: PostingSeed): PostedPerson => ({
  postingId: key,
  personId: person,
  post,
  duty,
  name: '',
  phone: '',
  startsAt,
  endsAt,
  unitId: unitCode ?? null,
  unitName: null,
  groupName: null,
});

/** The first moment of the next days at which no duty officer is on the roster; null when there is none. */
function firstUncovered({ shifts, postings }: PeopleSeed, at: Date): Date | null {
  const officers = new Set(postings.filter(({ post }) => post === 'duty-officer').map(({ key }) => key));
  const own = shifts
    .filter(({ posting }) => officers.has(posting))
    .sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
  let covered = at.getTime();
  for (const { startsAt, endsAt } of own)
    if (startsAt.getTime() <= covered) covered = Math.max(covered, endsAt.getTime());
  return covered >= at.getTime() + rosterDays * dayMilliseconds ? null : new Date(covered);
}
