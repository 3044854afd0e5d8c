import { Match, Switch } from 'solid-js';
import { useWords } from '../i18n/language.tsx';
import type { Readiness } from '../state/readiness.ts';
import { Waiting } from './Waiting.tsx';

/** Before there is data: how far the server is, or that it cannot be reached; it goes on by itself. */
export function ReadinessState(props: { readiness: Readiness }) {
  const { t, tl } = useWords();
  const progress = () => (props.readiness.phase === 'starting' ? props.readiness.progress : undefined);
  const more = () => {
    const now = progress();
    if (!now) return undefined;
    const { done, total, elapsedSeconds } = now;
    return `${tl('step', now.step)} · ${t('wall.startingCount', { done, total, seconds: Math.round(elapsedSeconds) })}`;
  };
  const share = () => {
    const now = progress();
    return now && now.done / Math.max(1, now.total);
  };
  return (
    <Switch fallback={<Waiting title={t('wall.waiting')} />}>
      <Match when={props.readiness.phase === 'starting'}>
        <Waiting title={t('wall.starting')} share={share()} {...(more() ? { more: more() as string } : {})} />
      </Match>
      <Match when={props.readiness.phase === 'unreachable'}>
        <Waiting title={t('wall.unreachable')} more={t('wall.unreachableMore')} />
      </Match>
    </Switch>
  );
}
