import { type Accessor, createEffect, createSignal, on, onCleanup } from 'solid-js';
import { getSuggestions, type Suggestion } from '../client.ts';
import { limits } from './reportLimits.ts';

/** With the text that it was offered for. */
export type Offered = Suggestion & { asked: string };

const pauseMilliseconds = 180;

/** Places for what is being typed; silent when nobody answers, the text itself is always enough. */
export function createSuggestions(text: Accessor<string>): Accessor<Offered[]> {
  const [items, setItems] = createSignal<Offered[]>([]);
  createEffect(
    on(text, (typed) => {
      const asked = typed.trim().slice(0, limits.placeTextCharacters);
      if (asked === '') return void setItems([]);
      const abort = new AbortController();
      const timer = setTimeout(async () => {
        const answer = await getSuggestions(asked, abort.signal).catch(() => undefined);
        if (!abort.signal.aborted) setItems((answer?.items ?? []).map((item) => ({ ...item, asked })));
      }, pauseMilliseconds);
      onCleanup(() => {
        clearTimeout(timer);
        abort.abort();
      });
    }),
  );
  return items;
}
