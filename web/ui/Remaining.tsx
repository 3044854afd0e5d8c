import type { Status } from '#contract/lists.ts';
import { statusGroup } from '#contract/lists.ts';
import { durationWords } from '../display/duration.ts';
import { useWords } from '../i18n/language.tsx';
import styles from './Remaining.module.css';

/** Time left until due, or how long overdue; said in words, not by colour alone. */
export function Remaining(props: { dueAt: string; now: number; status: Status }) {
  const { t } = useWords();
  const left = () => Date.parse(props.dueAt) - props.now;
  const state = () => {
    if (statusGroup(props.status) === 'closed') return 'closed';
    return left() < 0 ? 'over' : 'left';
  };
  const words = () => {
    if (state() === 'closed') return t('time.closed');
    const { key, values } = durationWords(Math.abs(left()));
    return t(state() === 'over' ? 'time.over' : 'time.left', { duration: t(key, values) });
  };
  return (
    <span class={styles.remaining} data-state={state()}>
      {words()}
    </span>
  );
}
