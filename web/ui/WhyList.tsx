import { For } from 'solid-js';
import type { SpokenWhy } from '#contract/why.ts';
import styles from './WhyList.module.css';

/** The reasons in the order they were weighed, each a plain sentence from the server. */
export function WhyList(props: { why: readonly SpokenWhy[] }) {
  return (
    <ol class={styles.list} data-testid="why">
      <For each={props.why}>{(why) => <li data-why={why.code}>{why.sentence}</li>}</For>
    </ol>
  );
}
