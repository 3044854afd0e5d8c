import type { Book } from './book.ts';

export type Staff = { secretary: string; deputy: string; officers: string[]; clerk: string };

/** Posts begin before the history does, so that every matter of 2024 found somebody in post. */
const staffSince = '2023-03-01';
const officerCount = 6;

/** Secretary, deputy, six officers who each watch two or three neighbouring grids, and the desk. */
export function makeStaff(book: Book): Staff {
  const secretary = book.person('secretary', ['middle']);
  const deputy = book.person('deputy-secretary', ['middle']);
  const officers = Array.from({ length: officerCount }, (_, index) =>
    book.person(`area-officer-${index + 1}`, index < 2 ? ['middle'] : ['younger', 'middle']),
  );
  const clerk = book.person('desk-clerk', ['younger']);
  book.post(secretary, 'secretary', { from: staffSince });
  book.post(deputy, 'deputy-secretary', { from: staffSince });
  book.post(clerk, 'desk-clerk', { from: staffSince });
  const gridCodes = gridCodesOf(book);
  gridCodes.forEach((gridCode, index) => {
    const officer = officers[Math.floor((index * officerCount) / gridCodes.length)] as string;
    book.post(officer, 'area-officer', { from: staffSince, gridCode });
  });
  return { secretary, deputy, officers, clerk };
}

/** Grid codes in the order of their numbers: neighbours in the list are neighbours on the land. */
export const gridCodesOf = ({ land }: Book): string[] =>
  [...land.grids.features]
    .sort((a, b) => a.properties.number - b.properties.number)
    .map(({ properties }) => properties.gridCode);
