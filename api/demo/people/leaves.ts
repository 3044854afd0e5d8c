import type { PeopleSeed } from '#actions/communitySeed.ts';
import { addDays, daysBetween, instantOf, isWorkingDay, type LocalDay, minuteOf } from '../localDays.ts';
import { makeRandom } from '../random.ts';
import type { Book } from './book.ts';
import { gridCodesOf } from './staff.ts';
import type { Workers } from './workers.ts';

type Leave = PeopleSeed['leaves'][number];

const historyBegins = '2024-01-08';
/** Past leaves keep this far from today, so that today's are exactly the two below. */
const quietDays = 10;
const trainingShare = 0.25;

/** Today's two absences, and those a community remembers: holidays, illness, training, each with a stand-in. */
export function makeLeaves(book: Book, workers: Workers, today: LocalDay): Leave[] {
  return [...pastLeaves(book, workers, today), ...leavesOfToday(book, workers, today)];
}

/** One worker away for some days with a stand-in next door, one on training this morning while the second worker is there. */
function leavesOfToday(book: Book, workers: Workers, today: LocalDay): Leave[] {
  const { timeZone, midnight } = book;
  const [away, standIn] = pairOf(book, workers, 10);
  const trained = workers.first.get((workers.second[0] as { gridCode: string }).gridCode) as string;
  return [
    {
      person: away,
      startsAt: midnight(addDays(today, -2)),
      endsAt: midnight(addDays(today, 3)),
      reason: 'leave',
      standIn,
    },
    {
      person: trained,
      startsAt: instantOf(today, minuteOf('08:30'), timeZone),
      endsAt: instantOf(today, minuteOf('12:00'), timeZone),
      reason: 'training',
      standIn: null,
    },
  ];
}

/** About one leave every three weeks, one after the other: two neighbours are never away together. */
function pastLeaves(book: Book, workers: Workers, today: LocalDay): Leave[] {
  const random = makeRandom('mangrid:leaves');
  const leaves: Leave[] = [];
  let day = historyBegins;
  while (day < addDays(today, -quietDays)) {
    const reason = random.next() < trainingShare ? 'training' : 'leave';
    const [person, standIn] = pairOf(book, workers, random.between(1, workers.first.size));
    const length = reason === 'leave' ? random.between(2, 5) : 1;
    const until = addDays(day, length);
    const works = daysBetween(day, addDays(until, -1)).some(isWorkingDay);
    const isInPost = book.postings.some(
      (one) => one.person === person && one.post === 'grid-worker' && one.startsAt <= book.midnight(day),
    );
    if (works && isInPost && until < addDays(today, -quietDays)) {
      leaves.push({ person, startsAt: book.midnight(day), endsAt: book.midnight(until), reason, standIn });
    }
    day = addDays(until, random.between(12, 26));
  }
  return leaves;
}

/** The worker of a grid by number, and the one of the next grid who stands in (AB岗). */
function pairOf(book: Book, workers: Workers, gridNumber: number): [away: string, standIn: string] {
  const codes = gridCodesOf(book);
  const at = (number: number) => workers.first.get(codes[number % codes.length] as string) as string;
  return [at(gridNumber - 1), at(gridNumber)];
}
