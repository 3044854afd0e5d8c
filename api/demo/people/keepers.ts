import type { Book } from './book.ts';

const keepersSince = '2023-09-01';
/** Organisations that have somebody with an account; the others are called by their hotline. */
const officersOf = ['heating-company', 'power-station', 'property-wenyuan-xincun'];

/** Those who came with the accounts: who keeps them, who reads the log, one volunteer, and officers of three organisations. */
export function makeKeepers(book: Book): void {
  book.post(book.person('administrator', ['younger']), 'administrator', { from: keepersSince });
  book.post(book.person('auditor', ['middle']), 'auditor', { from: keepersSince });
  book.post(book.person('volunteer-1', ['older']), 'volunteer', { from: keepersSince });
  for (const organisationCode of officersOf) {
    const person = book.person(`officer-${organisationCode}`, ['middle']);
    book.post(person, 'organisation-officer', { from: keepersSince, organisationCode });
  }
}
