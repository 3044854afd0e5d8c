import type { CommunitySeed, PeopleSeed, PersonSeed, PostingSeed } from '#actions/communitySeed.ts';
import type { Post } from '#contract/lists.ts';
import { presetSettings } from '#domain/settings.ts';
import { smallGridCode, smallLand } from './smallLand.ts';

const since = new Date('2020-01-01T00:00:00Z');
const minute = 60_000;
/** Handover at 8:30 Asia/Shanghai. */
const firstHandover = Date.parse('2024-01-01T00:30:00Z');
const day = 1440 * minute;

/** Everybody of the small community by key; the key is also the name, so that a leak is easy to see. */
export function smallPeople(): PeopleSeed {
  const persons: PersonSeed[] = [];
  const postings: PostingSeed[] = [];
  const person = (key: string) => {
    if (!persons.some((one) => one.key === key))
      persons.push({
        key,
        name: `测试员${key}`,
        phone: `100-9${String(persons.length).padStart(3, '0')}-0000`,
      });
    return key;
  };
  const post = (kind: Post, key: string, more: Partial<PostingSeed> = {}) =>
    postings.push({
      key: `${kind}:${key}:${more.gridCode ?? ''}`,
      person: person(key),
      post: kind,
      duty: kind,
      rank: 1,
      startsAt: since,
      endsAt: null,
      ...more,
    });
  post('secretary', 'secretary');
  post('desk-clerk', 'clerk');
  post('mediator', 'mediator');
  for (const number of [1, 2, 3, 4, 5, 6]) {
    const gridCode = smallGridCode(number);
    post('grid-worker', `worker${number}`, { gridCode });
    post('branch-secretary', `branch${number}`, { gridCode });
    post('area-officer', number <= 3 ? 'officerA' : 'officerB', { gridCode });
  }
  post('grid-worker', 'worker3b', { gridCode: smallGridCode(3), rank: 2 });
  for (const compound of ['jia', 'yi']) {
    post('group-leader', `group-${compound}`, { buildingGroupCode: `${compound}-group` });
    for (const building of [1, 2])
      post('unit-leader', `unit-${compound}-${building}`, { unitCode: `${compound}-${building}-1` });
  }
  for (const name of ['dutyA', 'dutyB']) {
    post('duty-officer', name);
    post('leader-on-call', `${name}-leader`);
  }
  post('deputy-secretary', 'deputy');
  post('volunteer', 'volunteer');
  post('rider', 'rider');
  post('auditor', 'auditor');
  post('administrator', 'administrator');
  post('organisation-officer', 'officer-heating', { organisationCode: 'heating' });
  post('organisation-officer', 'officer-property', { organisationCode: 'property-jia' });
  return {
    persons,
    postings,
    shifts: roster(),
    leaves: [],
    buildingGroups: ['jia', 'yi'].map((code) => ({ code: `${code}-group`, name: `${code}楼栋党小组` })),
    organisations: organisations(),
  };
}

/** Two people take turns from handover to handover, 2024 to 2027. */
function roster(): PeopleSeed['shifts'] {
  return Array.from({ length: 1461 }, (_, index) => {
    const startsAt = new Date(firstHandover + index * day);
    const name = index % 2 === 0 ? 'dutyA' : 'dutyB';
    const endsAt = new Date(startsAt.getTime() + day);
    return [
      { posting: `duty-officer:${name}:`, startsAt, endsAt },
      { posting: `leader-on-call:${name}-leader:`, startsAt, endsAt },
    ];
  }).flat();
}

const organisations = (): PeopleSeed['organisations'] => [
  {
    code: 'heating',
    name: '示例热力公司',
    kind: 'utility',
    service: 'heating',
    hotline: '100-0000-1001',
    dutyHours: '24h',
    compoundCodes: [],
  },
  {
    code: 'power',
    name: '示例供电所',
    kind: 'utility',
    service: 'power',
    hotline: '100-0000-1002',
    dutyHours: '24h',
    compoundCodes: [],
  },
  {
    code: 'fire',
    name: '示例消防救援站',
    kind: 'department',
    service: 'fire',
    hotline: '100-0000-1003',
    dutyHours: '24h',
    compoundCodes: [],
  },
  {
    code: 'property-jia',
    name: '示例物业甲',
    kind: 'property',
    service: 'property',
    hotline: '100-0000-1004',
    dutyHours: '8-18',
    compoundCodes: ['jia'],
  },
];

export function smallSeed(
  code: string,
  change: (people: PeopleSeed) => void = () => undefined,
): CommunitySeed {
  const people = smallPeople();
  change(people);
  return {
    community: {
      code,
      name: `小社区${code}`,
      timeZone: 'Asia/Shanghai',
      isDemo: true,
      numberPrefix: 'SM',
      settings: presetSettings,
    },
    land: smallLand(code),
    publishedAt: new Date('2024-01-01T00:00:00Z'),
    people,
  };
}
