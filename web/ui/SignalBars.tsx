import { For } from 'solid-js';
import { type Bar, fullBars } from '../display/fullness.ts';
import { useWords } from '../i18n/language.tsx';
import styles from './SignalBars.module.css';

/** From its lower horn, standing just above a bar. */
const crescent = 'a4.2 4.2 0 1 1 -3.2 -6.8a3.5 3.5 0 0 0 3.2 6.8z';

/** Five signal bars 满格: always five, always this order; what is missing is an outline, never a colour of blame. */
export function SignalBars(props: { name: string; bars: readonly Bar[] }) {
  const { t } = useWords();
  return (
    <svg
      viewBox="0 0 48 26"
      class={styles.bars}
      role="img"
      aria-label={t('bars.summary', { name: props.name, full: fullBars(props.bars) })}
    >
      <For each={props.bars}>
        {(bar, at) => {
          const height = () => 8 + at() * 4;
          const left = () => 1 + at() * 9.6;
          return (
            <g data-bar={bar.code} data-state={bar.state}>
              <rect class={styles.bar} x={left()} y={25 - height()} width="7" height={height()} rx="1.2" />
              {bar.state === 'duty' && (
                <path class={styles.moon} d={`M${left() + 6.6} ${16.2 - height() + 4.4}${crescent}`} />
              )}
            </g>
          );
        }}
      </For>
    </svg>
  );
}
