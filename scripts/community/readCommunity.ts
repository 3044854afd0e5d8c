import type { CommunitySeed } from '#actions/communitySeed.ts';
import { demoCode } from '#demo/demoCommunity.ts';
import type { Land } from '#geodata/model.ts';
import { landFileNames } from '#geodata/wenyuan/read.ts';
import { checkCover } from './checkCover.ts';
import { checkLand, codesOfLand } from './checkLand.ts';
import { checkNearness } from './checkNearness.ts';
import { checkPeople } from './checkPeople.ts';
import { checkPosts } from './checkPosts.ts';
import { knownOf } from './checkReferences.ts';
import { Findings } from './findings.ts';
import { placeInGrids } from './placeInGrids.ts';
import { type Folder, readJson } from './readJson.ts';
import { collectionOf, type ReadLand, readLand } from './readLand.ts';
import { peopleFile, readPeople } from './readPeople.ts';

export type Counts = Record<
  'grids' | 'buildings' | 'units' | 'rooms' | 'people' | 'postings' | 'organisations',
  number
>;
/** `seed` is null exactly when something was refused. */
export type ReadCommunity = { seed: CommunitySeed | null; findings: Findings; counts: Counts };

/** The texts of a folder's files → a community that can be loaded at this moment, and everything wrong or odd in them. */
export function readCommunity(folder: Folder, at: Date): ReadCommunity {
  const findings = new Findings();
  const root = readJson(folder, peopleFile, findings);
  const read = readPeople(root, findings);
  const { community, datum, people, rows } = read;
  if (community?.code === demoCode)
    findings.refuse({
      file: peopleFile,
      path: 'community.code',
      code: 'code-of-the-demo',
      seen: demoCode,
      wanted: 'another code: this one is the demo community’s',
    });
  const known = community ?? { code: '', name: '' };
  const ground = readLand(folder, { datum, findings, community: known });
  const codes = codesOfLand(ground, rows && knownOf(rows.buildingGroups, 'code'));
  checkLand(ground, codes, findings);
  checkNearness(ground, findings);
  checkPeople(read, codes, findings);
  tellInvented(folder, findings);
  tellUnknown(folder, findings);
  const land = landOf(ground, findings);
  const timeZone = community?.timeZone ?? 'UTC';
  if (land && rows)
    checkPosts(
      { land, people, settings: read.settings, timeZone, refusedPostings: read.refusedPostings, at },
      findings,
    );
  const counts = countsOf(ground, rows);
  if (!community || !land || findings.hasRefused()) return { seed: null, findings, counts };
  const seed: CommunitySeed = {
    community: { ...community, isDemo: false, settings: read.settings },
    land,
    publishedAt: read.publishedAt ?? at,
    people,
  };
  return { seed, findings, counts };
}

/** The land with every building, unit and place in its grid; null while boundary or grids are no land. */
function landOf(ground: ReadLand, findings: Findings): Land | null {
  const { boundary, grids, layers, rooms } = ground;
  if (!boundary || !grids.isUsable || findings.hasRefused('grids.geojson')) return null;
  const land: Land = {
    boundary,
    grids: grids.grids,
    compounds: collectionOf<Land['compounds']>(layers.compounds),
    buildings: collectionOf<Land['buildings']>(layers.buildings),
    units: collectionOf<Land['units']>(layers.units),
    rooms,
    places: collectionOf<Land['places']>(layers.places),
    infrastructure: collectionOf<Land['infrastructure']>(layers.infrastructure),
    land: collectionOf<Land['land']>(layers.land),
  };
  checkCover(land, findings);
  return placeInGrids(land, findings);
}

function countsOf(
  { grids, layers, roomRows }: ReadLand,
  rows: ReturnType<typeof readPeople>['rows'],
): Counts {
  return {
    grids: grids.grids.features.length,
    buildings: layers.buildings.features.length,
    units: layers.units.features.length,
    rooms: roomRows.reduce((sum, { raw }) => sum + (Array.isArray(raw.rooms) ? raw.rooms.length : 0), 0),
    people: rows?.persons.length ?? 0,
    postings: rows?.postings.length ?? 0,
    organisations: rows?.organisations.length ?? 0,
  };
}

/** What `example` wrote says in every file that it is invented; whoever makes it true takes the notice out. */
function tellInvented(folder: Folder, findings: Findings): void {
  const noticed = [...folder].filter(
    ([, file]) => 'text' in file && /^[^[]{0,80}"notice":\s*\{\s*"zh-CN":\s*"[^"]*虚构/.test(file.text),
  );
  const [first] = noticed;
  if (first)
    findings.warn({
      file: first[0],
      path: 'notice',
      code: 'still-invented',
      seen: `a notice that all of it is invented, in ${noticed.length} files`,
      wanted: 'no notice, once the file is yours',
    });
}

const knownFiles: readonly string[] = [...landFileNames, peopleFile];

function tellUnknown(folder: Folder, findings: Findings): void {
  for (const file of folder.keys())
    if (!knownFiles.includes(file))
      findings.warn({
        file,
        code: 'unknown-file',
        seen: 'a file nobody reads',
        wanted: knownFiles.join(', '),
      });
}
