import type { RiderButton } from './draft.ts';

/** Plain strokes, 24 × 24; the word under each says the same. */
const paths: Record<RiderButton, string> = {
  power: 'M13 2 5 14h6l-1 8 8-12h-6z',
  'gas-fire': 'M12 2c1 4 5 6 5 11a5 5 0 0 1-10 0c0-2 1-3 2-4 0 2 1 3 2 3 1-3-1-6 1-10z',
  'water-heating': 'M12 3c4 5 6 8 6 11a6 6 0 0 1-12 0c0-3 2-6 6-11zM9 15a3 3 0 0 0 3 3',
  'manhole-road': 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM8 9h8M7 12h10M8 15h8',
  'ice-flood': 'M12 2v20M4 7l16 10M20 7 4 17M9 4l3 2 3-2M9 20l3-2 3 2',
  falling: 'M5 3v18M5 5h9l4 4M18 9v3M15 15l3 5 3-5zM18 12v3',
  blocked: 'M3 9h18v6H3zM7 9l-2 6M13 9l-2 6M19 9l-2 6M6 15v5M18 15v5M6 9V5M18 9V5',
  other: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM8 12h.01M12 12h.01M16 12h.01',
};

export function CategoryIcon(props: { button: RiderButton }) {
  return (
    <svg
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="1.8"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      <path d={paths[props.button]} />
    </svg>
  );
}
