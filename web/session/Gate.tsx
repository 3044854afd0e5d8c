import { type JSX, Match, Show, Switch } from 'solid-js';
import type { Needed } from '../display/rights.ts';
import { useWords } from '../i18n/language.tsx';
import { useMe } from '../state/me.ts';
import type { Readiness } from '../state/readiness.ts';
import { ErrorState } from '../ui/ErrorState.tsx';
import { Opening } from '../ui/Opening.tsx';
import { ReadinessState } from '../ui/ReadinessState.tsx';
import { Waiting } from '../ui/Waiting.tsx';
import { NotAllowed } from './NotAllowed.tsx';
import { SessionEnded } from './SessionEnded.tsx';
import { StaffFrame } from './StaffFrame.tsx';

type Props = { readiness: Readiness; title: string; needs?: Needed; children: JSX.Element };

/** First who asks, then the screen: waiting, refused with the posts it takes, or open. The rights may change while it is open. */
export function Gate(props: Props) {
  const { t } = useWords();
  const store = useMe();
  const isOpen = () => props.needs === undefined || store.right(props.needs).ok;
  return (
    <Show
      when={store.me()}
      fallback={
        <Opening>
          <Switch fallback={<Waiting title={t('gate.reading')} />}>
            <Match when={props.readiness.phase !== 'ready'}>
              <ReadinessState readiness={props.readiness} />
            </Match>
            <Match when={store.error()}>
              {(error) => <ErrorState error={error()} onRetry={() => void store.again()} />}
            </Match>
          </Switch>
        </Opening>
      }
    >
      <Show
        when={isOpen()}
        fallback={
          <StaffFrame title={props.title}>
            <Show when={props.needs}>{(needs) => <NotAllowed needs={needs()} />}</Show>
          </StaffFrame>
        }
      >
        {props.children}
      </Show>
      <Show when={store.isEnded()}>
        <SessionEnded />
      </Show>
    </Show>
  );
}
