import { Match, Switch } from 'solid-js';
import type { Severity } from '#contract/lists.ts';
import { useWords } from '../i18n/language.tsx';
import styles from './SeverityMark.module.css';

/** Colour, shape and word: circle 一般, diamond 较急, triangle 紧急. The same shapes are the pins of the map. */
export function SeverityMark(props: { severity: Severity; isWordHidden?: boolean }) {
  const { tl } = useWords();
  return (
    <span class={styles.mark} data-severity={props.severity}>
      <svg viewBox="0 0 20 20" aria-hidden="true" class={styles.shape}>
        <Switch>
          <Match when={props.severity === 'normal'}>
            <circle cx="10" cy="10" r="7" />
          </Match>
          <Match when={props.severity === 'elevated'}>
            <path d="M10 1.2 18.8 10 10 18.8 1.2 10Z" />
          </Match>
          <Match when={props.severity === 'urgent'}>
            <path d="M10 1.5 19 17.8H1Z" />
            <path class={styles.bang} d="M9 6.6h2l-.3 5.4H9.3ZM9 13.4h2v2H9Z" />
          </Match>
        </Switch>
      </svg>
      <span classList={{ 'visually-hidden': props.isWordHidden === true }}>
        {tl('severity', props.severity)}
      </span>
    </span>
  );
}
