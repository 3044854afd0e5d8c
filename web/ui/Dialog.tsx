import { createUniqueId, type JSX, onCleanup, onMount } from 'solid-js';
import styles from './Dialog.module.css';

type Props = {
  title: string;
  /** Absent: nothing but what stands in it closes it. */
  onClose?: () => void;
  testId?: string;
  children: JSX.Element;
};

/** The browser's own dialog: keeps the focus inside, gives it back, closes with Escape. */
export function Dialog(props: Props) {
  const id = createUniqueId();
  let dialog!: HTMLDialogElement;
  let isGone = false;
  onMount(() => dialog.showModal());
  onCleanup(() => {
    isGone = true;
    dialog.close();
  });
  return (
    <dialog
      ref={dialog}
      class={styles.dialog}
      aria-labelledby={id}
      data-testid={props.testId}
      onCancel={(event) => {
        event.preventDefault();
        props.onClose?.();
      }}
      onClose={() => {
        // A second Escape closes it whatever the page says.
        if (isGone) return;
        if (props.onClose) props.onClose();
        else dialog.showModal();
      }}
    >
      <h2 id={id}>{props.title}</h2>
      {props.children}
    </dialog>
  );
}
