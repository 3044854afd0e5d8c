import type { PeopleSeed } from '#actions/communitySeed.ts';
import { addDays, daysBetween, instantOf, type LocalDay, minuteOf } from '../localDays.ts';
import type { Book } from './book.ts';
import type { Staff } from './staff.ts';

type Shift = PeopleSeed['shifts'][number];
type Turn = { person: string; posting: string };

const handover = minuteOf('08:30');
/** On the last evening of the lunar year the leader changes at dusk. */
const eveningHandover = minuteOf('18:00');
/** The night before the first day is covered too. */
const firstShiftDay = '2023-12-31';
const rosterSince = '2023-12-01';
const plannedDays = 400;
const officersWhoLead = 2;

/** 除夕 by year, the day before the Spring Festival (public almanac). */
const lunarNewYearsEves = new Set([
  '2024-02-09',
  '2025-01-28',
  '2026-02-16',
  '2027-02-05',
  '2028-01-25',
  '2029-02-12',
  '2030-02-02',
  '2031-01-22',
  '2032-02-10',
]);

/** 值班员 and 带班: one of each for the whole community, 24 hours from 8:30, every day from 2024 to 400 days ahead. */
export function makeDutyRoster(book: Book, staff: Staff, today: LocalDay): Shift[] {
  const turns = (post: 'duty-officer' | 'leader-on-call', persons: string[]): Turn[] =>
    persons.map((person) => ({ person, posting: book.post(person, post, { from: rosterSince }) }));
  const officers = turns('duty-officer', staff.officers);
  const leaders = turns('leader-on-call', [
    staff.secretary,
    staff.deputy,
    ...staff.officers.slice(0, officersWhoLead),
  ]);
  return daysBetween(firstShiftDay, addDays(today, plannedDays)).flatMap((day, index) => {
    const leader = leaders[index % leaders.length] as Turn;
    return [
      spanOf(turnOf(officers, index, leader.person), { day, from: handover, timeZone: book.timeZone }),
      ...leaderSpans({
        day,
        leader,
        secretary: leaders[0] as Turn,
        deputy: leaders[1] as Turn,
        timeZone: book.timeZone,
      }),
    ];
  });
}

/** Nobody is officer and leader in the same night: the next in turn steps in. */
function turnOf(officers: Turn[], index: number, leader: string): Turn {
  const own = officers[index % officers.length] as Turn;
  return own.person === leader ? (officers[(index + 2) % officers.length] as Turn) : own;
}

type LeaderDay = { day: LocalDay; leader: Turn; secretary: Turn; deputy: Turn; timeZone: string };

function leaderSpans({ day, leader, secretary, deputy, timeZone }: LeaderDay): Shift[] {
  if (!lunarNewYearsEves.has(day)) return [spanOf(leader, { day, from: handover, timeZone })];
  return [
    spanOf(deputy, { day, from: handover, until: eveningHandover, timeZone }),
    spanOf(secretary, { day, from: eveningHandover, timeZone }),
  ];
}

type Span = { day: LocalDay; from: number; until?: number; timeZone: string };

function spanOf({ posting }: Turn, { day, from, until, timeZone }: Span): Shift {
  const endsAt =
    until === undefined ? instantOf(addDays(day, 1), handover, timeZone) : instantOf(day, until, timeZone);
  return { posting, startsAt: instantOf(day, from, timeZone), endsAt };
}
