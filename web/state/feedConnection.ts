import type { LiveEvent } from '#contract/wall.ts';
import { openFeed } from '../client.ts';
import { hasGap } from './feedReducer.ts';
import { waitBefore } from './retry.ts';

export type FeedListener = {
  /** Anything at all was heard: the data on the screen is as fresh as this. */
  onHeard: (now?: string) => void;
  onEntry: (sequence: number, event: LiveEvent) => void;
  /** Something was missed: the snapshot must be read anew. */
  onGap: () => void;
  /** Too far behind, or ahead of a database that was restored: the feed goes on after `asOf`. */
  onReset: (asOf: number) => void;
  onState: (state: 'live' | 'lost') => void;
};

const rule = { firstMilliseconds: 1000, mostMilliseconds: 15_000 };
/** Heartbeats come at least every 15 s; a line silent for so long is dead even if nobody said so. */
const silenceMilliseconds = 40_000;

/** One connection to the live feed that puts itself up again for as long as the page is open. Returns how to end it. */
export function keepFeed(start: number, listener: FeedListener): () => void {
  let reached = start;
  let attempt = 0;
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let watch: ReturnType<typeof setTimeout> | undefined;
  let heartbeats: number[] = [];

  const close = () => {
    source?.close();
    clearTimeout(timer);
    clearTimeout(watch);
  };
  const again = (wait = waitBefore(++attempt, rule)) => {
    listener.onState('lost');
    close();
    timer = setTimeout(connect, wait);
  };
  const heard = (event: MessageEvent, now?: string) => {
    attempt = 0;
    reached = Math.max(reached, Number(event.lastEventId) || 0);
    clearTimeout(watch);
    watch = setTimeout(again, silenceMilliseconds);
    listener.onHeard(now);
  };
  const control = (name: string, act: (body: Control, event: MessageEvent) => void) =>
    source?.addEventListener(name, (event) => {
      const body = JSON.parse(event.data || '{}') as Control;
      heard(event, body.now);
      act(body, event);
    });

  function connect() {
    heartbeats = [];
    source = openFeed(reached);
    watch = setTimeout(again, silenceMilliseconds);
    source.onmessage = (event: MessageEvent<string>) => {
      heard(event);
      listener.onEntry(Number(event.lastEventId), JSON.parse(event.data) as LiveEvent);
    };
    // The browser gives up for good on an answer that is no stream; this page never does.
    source.onerror = () => again();
    control('hello', () => listener.onState('live'));
    control('heartbeat', ({ asOf = 0 }) => {
      listener.onState('live');
      if (hasGap(reached, heartbeats)) listener.onGap();
      heartbeats = [...heartbeats.slice(-1), asOf];
    });
    control('reset', ({ asOf = 0 }) => {
      reached = asOf;
      listener.onReset(asOf);
    });
    control('restart', ({ retryMilliseconds = 1000 }) =>
      again(waitBefore(1, { ...rule, firstMilliseconds: retryMilliseconds })),
    );
  }

  connect();
  return close;
}

type Control = { asOf?: number; now?: string; retryMilliseconds?: number };
