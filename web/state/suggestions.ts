import { type Accessor, createEffect, createSignal, on, onCleanup } from 'solid-js';
import { getSuggestions, type Suggestion } from '../client.ts';

const pauseMilliseconds = 180;

/** Places for what is being typed; silent when nobody answers, the text itself is always enough. */
export function createSuggestions(text: Accessor<string>): Accessor<Suggestion[]> {
  const [items, setItems] = createSignal<Suggestion[]>([]);
  createEffect(
    on(text, (typed) => {
      const asked = typed.trim().slice(0, 100);
      if (asked === '') return void setItems([]);
      const abort = new AbortController();
      const timer = setTimeout(async () => {
        const answer = await getSuggestions(asked, abort.signal).catch(() => undefined);
        if (!abort.signal.aborted) setItems(answer?.items ?? []);
      }, pauseMilliseconds);
      onCleanup(() => {
        clearTimeout(timer);
        abort.abort();
      });
    }),
  );
  return items;
}
