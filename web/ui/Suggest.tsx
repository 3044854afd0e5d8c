import { createEffect, createSignal, createUniqueId, For, Show } from 'solid-js';
import styles from './Suggest.module.css';

export type Option = { key: string; label: string; hint?: string };
type Props<Offer extends Option> = {
  label: string;
  value: string;
  placeholder?: string;
  options: readonly Offer[];
  maxLength?: number;
  isInvalid?: boolean;
  problem?: string;
  onInput: (text: string) => void;
  onChoose: (option: Offer) => void;
  ref?: (input: HTMLInputElement) => void;
};

/** A text field that offers: the combobox pattern of ARIA 1.2; whatever is typed stands, chosen or not. */
export function Suggest<Offer extends Option>(props: Props<Offer>) {
  const id = createUniqueId();
  const [isOpen, setOpen] = createSignal(false);
  const [active, setActive] = createSignal(-1);
  const isShown = () => isOpen() && props.options.length > 0;
  createEffect(() => {
    props.options;
    setActive(-1);
  });
  const choose = (option: Offer) => {
    props.onChoose(option);
    setOpen(false);
  };
  const move = (step: number) => {
    const count = props.options.length;
    if (count === 0) return;
    setOpen(true);
    setActive((at) => (at + step + (at < 0 && step < 0 ? 1 : 0) + count) % count);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing || event.ctrlKey || event.metaKey) return;
    // Also while the offers are still on their way: they must not open over what comes next.
    if (event.key === 'Escape' && !isShown()) return void setOpen(false);
    if (event.key === 'ArrowDown') move(1);
    else if (event.key === 'ArrowUp') move(-1);
    else if (event.key === 'Escape') setOpen(false);
    else if (event.key === 'Enter' && isShown()) {
      const option = props.options[Math.max(0, active())];
      if (option) choose(option);
    } else return;
    event.preventDefault();
  };
  return (
    <div class={styles.suggest}>
      <label class={styles.label} for={`${id}-input`}>
        {props.label}
      </label>
      <input
        ref={props.ref}
        id={`${id}-input`}
        class={styles.input}
        role="combobox"
        autocomplete="off"
        aria-autocomplete="list"
        aria-expanded={isShown()}
        aria-controls={`${id}-list`}
        aria-activedescendant={isShown() && active() >= 0 ? `${id}-${active()}` : undefined}
        aria-invalid={props.isInvalid ?? false}
        aria-describedby={props.problem ? `${id}-problem` : undefined}
        value={props.value}
        placeholder={props.placeholder}
        maxLength={props.maxLength}
        onInput={(event) => {
          setOpen(true);
          props.onInput(event.currentTarget.value);
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
      />
      <Show when={props.problem}>
        <p class={styles.problem} id={`${id}-problem`}>
          {props.problem}
        </p>
      </Show>
      <div id={`${id}-list`} role="listbox" aria-label={props.label} class={styles.list} hidden={!isShown()}>
        <For each={props.options}>
          {(option, at) => (
            // The keyboard reaches options through the input, as the pattern asks.
            // biome-ignore lint/a11y/useKeyWithClickEvents: see above
            <div
              id={`${id}-${at()}`}
              role="option"
              tabIndex={-1}
              aria-selected={active() === at()}
              class={styles.option}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => choose(option)}
            >
              <span>{option.label}</span>
              <Show when={option.hint}>
                <span class={styles.hint}>{option.hint}</span>
              </Show>
            </div>
          )}
        </For>
      </div>
    </div>
  );
}
