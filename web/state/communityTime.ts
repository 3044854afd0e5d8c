import { type Accessor, createSignal } from 'solid-js';
import { getWall } from '../client.ts';
import { formatInstant, formatNear } from '../display/instants.ts';
import { useWords } from '../i18n/language.tsx';
import { createServerClock } from './serverClock.ts';

export type CommunityTime = {
  near: (instant: string) => string;
  /** Date and clock to the second. */
  exact: (instant: string) => string;
  timeZone: Accessor<string>;
};

/** Instants in the community's own zone; until it is known, in the device's. */
export function createCommunityTime(): CommunityTime {
  const { language } = useWords();
  const clock = createServerClock();
  const [timeZone, setTimeZone] = createSignal(Intl.DateTimeFormat().resolvedOptions().timeZone);
  const sentAt = performance.now();
  void getWall()
    .then((wall) => {
      clock.learn(wall.now, performance.now() - sentAt);
      setTimeZone(wall.community.timeZone);
    })
    .catch(() => undefined);
  const place = () => ({ language: language(), timeZone: timeZone() });
  return {
    timeZone,
    near: (instant) => formatNear(instant, clock.now(), place()),
    exact: (instant) =>
      `${formatInstant(instant, 'date', place())} ${formatInstant(instant, 'clockSeconds', place())}`,
  };
}
