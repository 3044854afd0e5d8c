import type { PersonSeed, PostingSeed } from '#actions/communitySeed.ts';
import type { Post } from '#contract/lists.ts';
import type { Land } from '#geodata/model.ts';
import { instantOf, type LocalDay } from '../localDays.ts';
import { duties } from './duties.ts';
import { makeNames } from './makeNames.ts';
import type { Age } from './nameLists.ts';

/** Where people and postings are written down while a community is invented, in a fixed order. */
export type Book = {
  land: Land;
  timeZone: string;
  persons: PersonSeed[];
  postings: PostingSeed[];
  /** A new person under a key; returns the key. */
  person: (key: string, ages: readonly Age[]) => string;
  /** A person's post; the key of the posting is `post:person` with its area. */
  post: (person: string, post: Post, more: PostMore) => string;
  midnight: (day: LocalDay) => Date;
};
export type PostMore = Partial<
  Pick<PostingSeed, 'gridCode' | 'buildingGroupCode' | 'unitCode' | 'organisationCode' | 'rank' | 'duty'>
> & {
  from: LocalDay;
  /** The first day without the post. */
  until?: LocalDay;
};

export function openBook(land: Land, timeZone: string, seed: string): Book {
  const nextName = makeNames(seed);
  const persons: PersonSeed[] = [];
  const postings: PostingSeed[] = [];
  const midnight = (day: LocalDay) => instantOf(day, 0, timeZone);
  return {
    land,
    timeZone,
    persons,
    postings,
    midnight,
    person: (key, ages) => {
      persons.push({ key, name: nextName(ages), phone: phoneOf(persons.length + 1) });
      return key;
    },
    post: (person, post, { from, until, rank = 1, duty = duties[post], ...area }) => {
      const key = [post, person, ...Object.values(area)].join(':');
      postings.push({
        ...area,
        key,
        person,
        post,
        duty,
        rank,
        startsAt: midnight(from),
        endsAt: until === undefined ? null : midnight(until),
      });
      return key;
    },
  };
}

/** Outside any range of real mobile numbers. */
const phoneOf = (ordinal: number): string => `100-0000-${String(ordinal).padStart(4, '0')}`;
