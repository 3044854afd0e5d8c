import type { CommunitySeed, PeopleSeed } from '#actions/communitySeed.ts';
import { demoSeed } from '#demo/demoCommunity.ts';
import { localTime } from '#domain/calendar.ts';
import type { Land } from '#geodata/model.ts';
import { landFiles } from '#geodata/wenyuan/make/files.ts';
import { exampleReadme } from './exampleReadme.ts';
import { peopleFile } from './readPeople.ts';

const code = 'example';
const name = '示例社区';
const notice = {
  'zh-CN': '本文件全部为虚构示例：人员、电话、任职、排班、请假和单位都是编造的，不对应任何真实的人或单位。',
  en: 'Everything in this file is invented: its people, telephones, posts, roster, leave and organisations are no real person or body.',
};

/** The demo community as it stands on a day, as the texts of a folder to start from. */
export function exampleFiles(land: Land, day: Date): Record<string, string> {
  const seed = demoSeed(land, day);
  const boundary = {
    ...land.boundary,
    properties: { ...land.boundary.properties, communityCode: code, name },
  };
  return {
    'README.md': exampleReadme,
    ...landFiles({ ...land, boundary }),
    [peopleFile]: peopleText(seed),
  };
}

/** One row a line, so that somebody can work in it with any editor. */
function peopleText({ community, publishedAt, people }: CommunitySeed): string {
  const { timeZone, numberPrefix, settings } = community;
  const when = (at: Date | null) => at && localText(at, timeZone);
  const dated = <Row extends { startsAt: Date; endsAt: Date | null }>(row: Row) => ({
    ...row,
    startsAt: when(row.startsAt),
    endsAt: when(row.endsAt),
  });
  const rows: Record<keyof PeopleSeed, readonly object[]> = {
    organisations: people.organisations,
    buildingGroups: people.buildingGroups,
    persons: people.persons,
    postings: people.postings.map(({ key, person, post, ...rest }) => ({
      key,
      person,
      post,
      ...dated(rest),
    })),
    shifts: people.shifts.map(dated),
    leaves: people.leaves.map(dated),
  };
  const head = {
    notice,
    datum: 'WGS84',
    community: { code, name, timeZone, numberPrefix },
    publishedAt: when(publishedAt),
    settings,
  };
  const parts = [
    ...Object.entries(head).map(([member, value]) => `${JSON.stringify(member)}:${JSON.stringify(value)}`),
    ...Object.entries(rows).map(([member, list]) => `${JSON.stringify(member)}:${listText(list)}`),
  ];
  return `{${parts.join(',\n')}}\n`;
}

const listText = (rows: readonly object[]): string =>
  rows.length === 0 ? '[]' : `[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]`;

/** A day for its midnight, else day and time: both are meant in the community's zone. */
function localText(at: Date, timeZone: string): string {
  const { day, minuteOfDay } = localTime(at, timeZone);
  if (minuteOfDay === 0) return day;
  const [hours, minutes] = [Math.floor(minuteOfDay / 60), minuteOfDay % 60].map((part) =>
    String(part).padStart(2, '0'),
  );
  return `${day}T${hours}:${minutes}`;
}
