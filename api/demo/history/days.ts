import { daysBetween, instantOf, isWorkingDay, type LocalDay } from '../localDays.ts';
import { makeRandom, type Random } from '../random.ts';
import { type DailyText, dailyTexts, type Writer } from './dailyTexts.ts';
import { disputeTexts } from './disputeTexts.ts';
import { type Draft, draft } from './draft.ts';
import { minuteFor } from './hours.ts';
import { type LeaderText, passedOnNotes, solvedNotes } from './leaderTexts.ts';
import { type HistorySource, historyEdition } from './model.ts';
import type { Atlas } from './spots.ts';

type Range = readonly [least: number, most: number];
type Stream = { writer: Writer | 'unit-leader'; working: Range; off: Range };

/** Reports a day (来源：演示预设). */
const streams: readonly Stream[] = [
  { writer: 'worker', working: [3, 5], off: [0, 1] },
  { writer: 'rider', working: [1, 2], off: [0, 2] },
  { writer: 'unit-leader', working: [5, 8], off: [2, 4] },
  { writer: 'hotline', working: [3, 4], off: [1, 2] },
];
/** The heating season's first three weeks bring twice as many hotline orders. */
const firstHeatingWeeks: [string, string] = ['10-15', '11-04'];
const solvedShare = 0.85;
const thursday = 4;

/** What came in on each local day from the first to the last. */
export function dailyDrafts(atlas: Atlas, [first, last]: [LocalDay, LocalDay], timeZone: string): Draft[] {
  return daysBetween(first, last).flatMap((day) => [
    ...streams.flatMap((stream) => streamDrafts(stream, { atlas, day, timeZone })),
    ...disputeDraft({ atlas, day, timeZone }),
  ]);
}

type Day = { atlas: Atlas; day: LocalDay; timeZone: string };

function streamDrafts({ writer, working, off }: Stream, { atlas, day, timeZone }: Day): Draft[] {
  const random = makeRandom(`${historyEdition}:${day}:${writer}`);
  const [least, most] = isWorkingDay(day) ? working : off;
  const isDoubled = writer === 'hotline' && isWithin(day, firstHeatingWeeks);
  return Array.from({ length: random.between(least, most) * (isDoubled ? 2 : 1) }, (_, index) => {
    const source = sourceFor(writer, random);
    const at = instantOf(day, minuteFor(source, random), timeZone);
    const key = `${day}:${writer}:${index}`;
    if (writer === 'unit-leader') return leaderDraft({ key, at, day, atlas }, random);
    const about = random.weighted(dailyTexts, (one) => weightOn(day, one, writer));
    const text = filled(random.pick(about.texts), random);
    const words =
      writer === 'hotline' ? `${random.pick(['市民来电：', '来电人反映，', '12345 转办：'])}${text}` : text;
    return draft({
      key,
      at,
      source,
      spot: atlas.some(about.where, random),
      category: about.category,
      text: words,
    });
  });
}

function leaderDraft(
  { key, at, day, atlas }: { key: string; at: Date; day: LocalDay; atlas: Atlas },
  random: Random,
): Draft {
  const isSelfSolved = random.next() < solvedShare;
  const note = random.weighted<LeaderText>(
    isSelfSolved ? solvedNotes : passedOnNotes,
    ({ weight, seasons }) =>
      !seasons || seasons.some(({ from, to }) => isWithin(day, [from, to])) ? weight : 0,
  );
  const text = filled(note.text, random);
  return draft({
    key,
    at,
    source: 'unit-leader',
    spot: random.pick(atlas.led),
    category: note.category,
    text,
    isSelfSolved,
  });
}

/** One early sign of a dispute a week, brought to the desk or noted by a unit leader. */
function disputeDraft({ atlas, day, timeZone }: Day): Draft[] {
  if (new Date(`${day}T00:00:00Z`).getUTCDay() !== thursday) return [];
  const random = makeRandom(`${historyEdition}:${day}:dispute`);
  const { category, text } = random.pick(disputeTexts);
  const source: HistorySource = random.pick(['resident', 'unit-leader']);
  const at = instantOf(day, minuteFor(source, random), timeZone);
  return [
    draft({
      key: `${day}:dispute`,
      at,
      source,
      spot: random.pick(atlas.led),
      category,
      text,
      item: 'dispute',
    }),
  ];
}

function sourceFor(writer: Stream['writer'], random: Random): HistorySource {
  if (writer === 'worker') return 'grid-worker';
  if (writer !== 'rider') return writer;
  return random.weighted<HistorySource>(
    ['delivery', 'courier', 'taxi'],
    (trade) => ({ delivery: 11, courier: 8, taxi: 4 })[trade as string] ?? 0,
  );
}

function weightOn(day: LocalDay, { weight, by, seasons }: DailyText, writer: Writer): number {
  if (!by.includes(writer)) return 0;
  if (!seasons) return weight;
  return (
    weight *
    Math.max(0, ...seasons.filter(({ from, to }) => isWithin(day, [from, to])).map(({ factor }) => factor))
  );
}

const isWithin = (day: LocalDay, [from, to]: [string, string]): boolean =>
  day.slice(5) >= from && day.slice(5) <= to;

const filled = (text: string, random: Random): string =>
  text.replace('{t}', String(random.between(13, 17))).replace('{n}', String(random.between(2, 5)));
