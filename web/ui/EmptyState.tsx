import { type JSX, Show } from 'solid-js';
import styles from './states.module.css';

/** Says what would appear here. */
export function EmptyState(props: { title: string; more?: string; children?: JSX.Element }) {
  return (
    <div class={styles.state}>
      <p class={styles.title}>{props.title}</p>
      <Show when={props.more}>
        <p class={styles.more}>{props.more}</p>
      </Show>
      {props.children}
    </div>
  );
}
