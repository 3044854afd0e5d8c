import type { PeopleSeed } from '#actions/communitySeed.ts';
import type { Land } from '#geodata/model.ts';
import { localDayOf } from '../localDays.ts';
import { openBook } from './book.ts';
import { makeDutyRoster } from './dutyRoster.ts';
import { makeKeepers } from './keepers.ts';
import { makeLeaves } from './leaves.ts';
import { makeOrganisations } from './organisations.ts';
import { makePartners } from './partners.ts';
import { makeStaff } from './staff.ts';
import { buildingGroupsOf, makeVolunteers } from './volunteers.ts';
import { makeWorkers } from './workers.ts';

/**
 * Everybody in the demo community at the given instant and since 2023, all invented: the same land and local day give
 * the same people, byte for byte.
 */
export function makePeople(land: Land, day: Date, timeZone: string): PeopleSeed {
  const today = localDayOf(day, timeZone);
  const book = openBook(land, timeZone, 'mangrid:wenyuan');
  const staff = makeStaff(book);
  const workers = makeWorkers(book, today);
  makeVolunteers(book, today);
  makePartners(book);
  const shifts = makeDutyRoster(book, staff, today);
  const leaves = makeLeaves(book, workers, today);
  makeKeepers(book);
  return {
    organisations: makeOrganisations(land),
    buildingGroups: buildingGroupsOf(book),
    persons: book.persons,
    postings: book.postings,
    shifts,
    leaves,
  };
}
