import type { z } from 'zod';
import type { PeopleSeed, PostingSeed } from '#actions/communitySeed.ts';
import { type CommunitySettings, presetSettings } from '#domain/settings.ts';
import { type Datum, datums } from '#geodata/crs.ts';
import { datumOf } from './datum.ts';
import { type Findings, picture, textOf } from './findings.ts';
import * as schemas from './peopleSchemas.ts';
import { isRaw, type RawRow, readRow } from './schemaFindings.ts';

export const peopleFile = 'community.json';
const lists = ['organisations', 'buildingGroups', 'persons', 'postings', 'shifts', 'leaves'] as const;
type ListName = (typeof lists)[number];
const members: readonly string[] = ['notice', 'datum', 'community', 'publishedAt', 'settings', ...lists];

export type ReadPeople = {
  community: z.output<typeof schemas.communitySchema> | null;
  datum: Datum;
  /** Null: from when it is loaded. */
  publishedAt: Date | null;
  settings: CommunitySettings;
  people: PeopleSeed;
  /** Postings that were refused: who would be in post by them is not missing. */
  refusedPostings: RawRow[];
  /** All rows of each list as they stand there; null when the file could not be taken apart. */
  rows: Record<ListName, RawRow[]> | null;
};

/** Takes community.json apart; every row that is wrong goes to the findings and is left out. */
export function readPeople(root: unknown, findings: Findings): ReadPeople {
  const file = peopleFile;
  if (!isRaw(root)) {
    if (root !== undefined)
      findings.refuse({ file, code: 'not-an-object', seen: picture(root), wanted: '{"community": {…}, …}' });
    return nothing;
  }
  for (const name of Object.keys(root).filter((member) => !members.includes(member)))
    findings.refuse({ file, path: name, code: 'unknown-field', seen: name, wanted: members.join(', ') });
  const read = <Schema extends z.ZodType>(schema: Schema, path: string) =>
    readRow(schema, root[path], { where: { file, path }, findings });
  const community = read(schemas.communitySchema, 'community');
  const declaredZone = isRaw(root.community) ? root.community.timeZone : undefined;
  const isZone = typeof declaredZone === 'string' && schemas.isZone(declaredZone);
  const dated = schemas.datedSchemas(isZone ? declaredZone : 'UTC');
  const rows = Object.fromEntries(lists.map((name) => [name, rowsOf(root[name], { name, findings })]));
  const rowsByList = rows as Record<ListName, RawRow[]>;
  const listed = <Schema extends z.ZodType>(name: ListName, schema: Schema) =>
    rowsByList[name].flatMap((row): [z.output<Schema>, string][] => {
      const parsed = readRow(schema, row.raw, { where: row, findings });
      return parsed === null ? [] : [[parsed, row.path]];
    });
  const list = <Schema extends z.ZodType>(name: ListName, schema: Schema) =>
    listed(name, schema).map(([parsed]) => parsed);
  const postings = listed('postings', dated.posting);
  const good = new Set(postings.map(([, path]) => path));
  return {
    community,
    datum: datumFrom(root.datum, findings),
    publishedAt: root.publishedAt === undefined ? null : read(dated.publishedAt, 'publishedAt'),
    settings: {
      ...presetSettings,
      ...(root.settings === undefined ? {} : read(schemas.settingsSchema, 'settings')),
    } as CommunitySettings,
    people: {
      organisations: list('organisations', schemas.organisationSchema),
      buildingGroups: list('buildingGroups', schemas.buildingGroupSchema),
      persons: list('persons', schemas.personSchema),
      postings: postings.map(([posting, path]) => withKey(posting, path)),
      shifts: list('shifts', dated.shift),
      leaves: list('leaves', dated.leave),
    },
    refusedPostings: rowsByList.postings.filter(({ path }) => !good.has(path)),
    rows: rowsByList,
  };
}

const nothing: ReadPeople = {
  community: null,
  datum: 'WGS84',
  publishedAt: null,
  settings: presetSettings,
  people: { organisations: [], buildingGroups: [], persons: [], postings: [], shifts: [], leaves: [] },
  refusedPostings: [],
  rows: null,
};

function datumFrom(value: unknown, findings: Findings): Datum {
  if (value === undefined) return 'WGS84';
  const datum = datumOf(value);
  if (datum === null)
    findings.refuse({
      file: peopleFile,
      path: 'datum',
      code: 'unknown-datum',
      seen: picture(value),
      wanted: datums.join(', '),
    });
  return datum ?? 'WGS84';
}

const needsRows: readonly ListName[] = ['persons', 'postings'];

function rowsOf(value: unknown, { name, findings }: { name: ListName; findings: Findings }): RawRow[] {
  const file = peopleFile;
  if (value === undefined && !needsRows.includes(name)) return [];
  if (!Array.isArray(value)) {
    findings.refuse({ file, path: name, code: 'missing', seen: picture(value), wanted: 'a list' });
    return [];
  }
  if (value.length === 0 && needsRows.includes(name))
    findings.refuse({ file, path: name, code: 'empty', seen: 'an empty list', wanted: 'at least one row' });
  return value.flatMap((raw: unknown, index) => {
    const path = `${name}[${index}]`;
    if (isRaw(raw)) return [{ file, path, raw, about: aboutOf(raw) }];
    findings.refuse({ file, path, code: 'not-an-object', seen: picture(raw), wanted: '{…}' });
    return [];
  });
}

const aboutOf = (raw: RawRow['raw']): string =>
  textOf(raw.key) ?? textOf(raw.code) ?? textOf(raw.posting) ?? textOf(raw.person) ?? 'no key';

type AnyPosting = { [Field in keyof PostingSeed]?: PostingSeed[Field] | undefined };

/** Only the roster names postings; one that nobody names is known by its place in the file. */
function withKey(posting: AnyPosting, path: string): PostingSeed {
  const given = Object.entries(posting).filter(([, value]) => value !== undefined);
  return { key: path, ...Object.fromEntries(given) } as PostingSeed;
}
