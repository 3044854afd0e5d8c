import type { Channel } from '#contract/lists.ts';
import type { SubmitReport } from '#contract/reports.ts';
import type { SentPosition } from '#contract/wire.ts';
import { makeRandom, type Random } from '../random.ts';
import { type HistorySource, historyEdition, riderSources } from './model.ts';
import { reportId } from './reportId.ts';
import { measuredAt } from './sentPosition.ts';
import type { Spot } from './spots.ts';

/** A report before it is known how its ticket stands. */
export type Draft = {
  submission: SubmitReport;
  senderId: string | null;
  receivedAt: Date;
  source: HistorySource;
  item: string | null;
  /** Its ticket was closed within the hour by the sender. */
  isSelfSolved: boolean;
};

export type Telling = {
  /** What makes this report this one: the same key, the same report. */
  key: string;
  at: Date;
  source: HistorySource;
  spot: Spot;
  category: string | undefined;
  text: string;
  item?: string;
  isSelfSolved?: boolean;
  /** Said instead of what the sender would usually send. */
  where?: { placeText?: string; position?: SentPosition };
  more?: Partial<SubmitReport>;
};

const deskChannels: readonly Channel[] = ['desk-phone', 'desk-phone', 'desk-walk-in', 'desk-group-message'];

/** Writes one report as this source would: through its channel, with what it knows of the place. */
export function draft(telling: Telling): Draft {
  const { key, at, source, spot, category, text, item = null, isSelfSolved = false, more = {} } = telling;
  const random = makeRandom(`${historyEdition}:${key}`);
  // Drawn first, so that the id does not move when the words do.
  const id = reportId(at, random);
  const where = telling.where ?? whereOf(source, spot, random);
  const submission: SubmitReport = {
    id,
    channel: channelOf(source, random),
    ...where,
    text,
    ...(category === undefined ? {} : { category }),
    ...more,
  };
  return { submission, senderId: senderOf(source, spot, random), receivedAt: at, source, item, isSelfSolved };
}

function channelOf(source: HistorySource, random: Random): Channel {
  if (source === 'grid-worker') return 'patrol';
  if (source === 'hotline') return 'hotline';
  return source === 'resident' ? random.pick(deskChannels) : 'phone-page';
}

const isRider = (source: HistorySource): boolean =>
  (riderSources as readonly HistorySource[]).includes(source);

/** Some write, some only let the phone measure, most careful ones do both. */
function whereOf(
  source: HistorySource,
  spot: Spot,
  random: Random,
): { placeText?: string; position?: SentPosition } {
  const placeText = spot.say(random);
  if (source === 'hotline' || source === 'resident') return { placeText };
  const crs = isRider(source) && random.next() < 0.3 ? 'GCJ02' : 'WGS84';
  const position = measuredAt(spot, random, crs);
  const chance = random.next();
  if (source === 'unit-leader') return chance < 0.65 ? { placeText } : { placeText, position };
  if (chance < 0.6) return { placeText, position };
  return chance < 0.85 ? { position } : { placeText };
}

const tradeCounts: Partial<Record<HistorySource, number>> = { delivery: 11, courier: 8, taxi: 4 };

function senderOf(source: HistorySource, spot: Spot, random: Random): string | null {
  if (source === 'hotline' || source === 'resident') return null;
  if (source === 'grid-worker') return `demo-grid-worker-${spot.gridNumber}`;
  if (source === 'unit-leader') return `demo-unit-leader-${spot.code}`;
  return `demo-${source}-${random.between(1, tradeCounts[source] ?? 1)}`;
}
