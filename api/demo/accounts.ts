import type { Post } from '#contract/lists.ts';
import { asReader } from '#db/asReader.ts';
import type { Db, Tx } from '#db/connect.ts';
import {
  hasOnlyDemo,
  type PostedPerson,
  readPostedPeople,
  readPostingsOnShift,
} from '#db/queries/demoPeople.ts';
import type { ServiceCode } from '#geodata/model.ts';

/** One ready-made account for every role; an account without a service is called like its post. */
const offered: { post: Post; service?: ServiceCode }[] = [
  { post: 'secretary' },
  { post: 'deputy-secretary' },
  { post: 'area-officer' },
  { post: 'desk-clerk' },
  { post: 'duty-officer' },
  { post: 'leader-on-call' },
  { post: 'grid-worker' },
  { post: 'branch-secretary' },
  { post: 'group-leader' },
  { post: 'unit-leader' },
  { post: 'organisation-officer', service: 'heating' },
  { post: 'organisation-officer', service: 'property' },
  { post: 'mediator' },
  { post: 'volunteer' },
  { post: 'rider' },
  { post: 'auditor' },
  { post: 'administrator' },
];
/** Of these the one whose shift it is. */
const byShift: readonly Post[] = ['duty-officer', 'leader-on-call'];

export type DemoAccountsOptions = {
  db: Db;
  /** The DEMO setting. */
  isDemo: boolean;
  /** For tests: the database is shared with other tests. */
  isOnlyDemo?: (db: Db | Tx) => Promise<boolean>;
};

/** Who can be signed in as without a password: nobody, unless the flag is set and every community here is a demo. */
export function makeDemoAccounts({ db, isDemo, isOnlyDemo = hasOnlyDemo }: DemoAccountsOptions) {
  const isOpen = async () => isDemo && (await isOnlyDemo(db));
  const people = async (communityId: string, at: Date) => {
    if (!(await isOpen())) return [];
    const onShift = await readPostingsOnShift(db, communityId, at);
    const people = await asReader(db, { communityId, readsContact: false }, (tx) =>
      readPostedPeople(tx, communityId, at),
    );
    return offered.flatMap(({ post, service }) => {
      const person = people.find(
        (one) =>
          one.post === post &&
          isWanted(one, service) &&
          (!byShift.includes(post) || onShift.has(one.postingId)),
      );
      return person ? [demoPerson(person, service)] : [];
    });
  };
  return { isOpen, people };
}

const isWanted = (person: PostedPerson, service: ServiceCode | undefined): boolean =>
  service === undefined || person.service === service;

const demoPerson = (
  { personId, name, post, gridCode, areaName }: PostedPerson,
  service: ServiceCode | undefined,
) => ({ account: service ? `${post}-${service}` : post, post, name, areaName, gridCode, personId });
