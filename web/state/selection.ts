import { type Accessor, createSignal, onCleanup } from 'solid-js';

export type Selection = { gridCode: string | null; ticketId: string | null; buildingCode: string | null };
export type SelectionStore = {
  selection: Accessor<Selection>;
  select: (change: Partial<Selection>) => void;
};

const parameters = { gridCode: 'grid', ticketId: 'ticket', buildingCode: 'building' } as const;
type Key = keyof typeof parameters;
const keys = Object.keys(parameters) as Key[];

export function readSelection(search: string): Selection {
  const query = new URLSearchParams(search);
  return {
    gridCode: query.get('grid'),
    ticketId: query.get('ticket'),
    buildingCode: query.get('building'),
  };
}

export function writeSelection(search: string, selection: Selection): string {
  const query = new URLSearchParams(search);
  for (const key of keys) {
    const value = selection[key];
    if (value === null) query.delete(parameters[key]);
    else query.set(parameters[key], value);
  }
  return query.size ? `?${query}` : '';
}

const isSame = (one: Selection, other: Selection) => keys.every((key) => one[key] === other[key]);

/** What is selected is in the address: it can be sent to a colleague, and Back goes back. */
export function createSelection(): SelectionStore {
  const [selection, setSelection] = createSignal(readSelection(location.search), { equals: isSame });
  const follow = () => setSelection(readSelection(location.search));
  addEventListener('popstate', follow);
  onCleanup(() => removeEventListener('popstate', follow));
  return {
    selection,
    select: (change) => {
      const next = { ...selection(), ...change };
      if (isSame(next, selection())) return;
      history.pushState(
        null,
        '',
        `${location.pathname}${writeSelection(location.search, next)}${location.hash}`,
      );
      setSelection(next);
    },
  };
}
