import { addDays, type LocalDay } from '../localDays.ts';
import { makeRandom } from '../random.ts';
import type { Book } from './book.ts';
import { gridCodesOf } from './staff.ts';

const electedOn = '2023-05-10';
/** Unit leaders chosen anew at the end of a term. */
const newTermOn = '2025-05-12';
const newInTheNewTerm = 12;
/** The leader of this many days ago moved away; the unit is one of those without a leader. */
const lastLeaderLeftDaysAgo = 4;

/** 14 branch secretaries, 30 building-group leaders, 319 unit leaders, all retired or neighbours, all volunteers. */
export function makeVolunteers(book: Book, today: LocalDay): void {
  gridCodesOf(book).forEach((gridCode, index) => {
    const person = book.person(`branch-secretary-${index + 1}`, ['older', 'middle']);
    book.post(person, 'branch-secretary', { from: electedOn, gridCode });
  });
  for (const { code } of buildingGroupsOf(book)) {
    book.post(book.person(`group-leader-${code}`, ['older']), 'group-leader', {
      from: electedOn,
      buildingGroupCode: code,
    });
  }
  makeUnitLeaders(book, today);
}

function makeUnitLeaders(book: Book, today: LocalDay): void {
  const units = book.land.units.features.map(({ properties }) => properties);
  const led = units.filter(({ hasLeader }) => hasLeader).map(({ code }) => code);
  const renewed = new Set(makeRandom('mangrid:terms').shuffle(led).slice(0, newInTheNewTerm));
  for (const unitCode of led) {
    const person = book.person(`unit-leader-${unitCode}`, ['older', 'older', 'middle']);
    book.post(person, 'unit-leader', { from: renewed.has(unitCode) ? newTermOn : electedOn, unitCode });
    if (!renewed.has(unitCode)) continue;
    const former = book.person(`former-unit-leader-${unitCode}`, ['older']);
    book.post(former, 'unit-leader', { from: electedOn, until: newTermOn, unitCode });
  }
  const vacant = units.find(({ hasLeader }) => !hasLeader);
  if (!vacant) return;
  const left = book.person(`former-unit-leader-${vacant.code}`, ['older']);
  const until = addDays(today, -lastLeaderLeftDaysAgo);
  book.post(left, 'unit-leader', { from: electedOn, until, unitCode: vacant.code });
}

/**
 * 楼栋党小组: the groups that the units name, counted within their compound
 * (文苑新村第1楼栋党小组).
 */
export function buildingGroupsOf({ land }: Pick<Book, 'land'>): { code: string; name: string }[] {
  const codes = [...new Set(land.units.features.map(({ properties }) => properties.buildingGroupCode))].sort(
    inOrder,
  );
  const compounds = new Map(
    land.compounds.features.map(({ properties }) => [properties.code, properties.name]),
  );
  return codes.map((code) => {
    const compoundCode = land.units.features.find(({ properties }) => properties.buildingGroupCode === code)
      ?.properties.compoundCode as string;
    const number = codes.filter((other) => other.startsWith(`${compoundCode}-`)).indexOf(code) + 1;
    return { code, name: `${compounds.get(compoundCode) ?? ''}第${number}楼栋党小组` };
  });
}

const inOrder = (a: string, b: string): number => a.localeCompare(b, 'en', { numeric: true });
