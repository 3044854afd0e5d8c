/** The colours of the map are the custom properties of the page: day and night come from one place. */
const names = {
  ground: '--map-ground',
  block: '--map-block',
  square: '--map-square',
  green: '--map-green',
  water: '--map-water',
  road: '--map-road',
  roadEdge: '--map-road-edge',
  lane: '--map-lane',
  wall: '--map-wall',
  dwelling: '--map-dwelling',
  public: '--map-public',
  shop: '--map-shop',
  gridLine: '--map-grid-line',
  gridHalo: '--map-grid-halo',
  gridSelect: '--map-grid-select',
  badge: '--map-badge',
  badgeInk: '--map-badge-ink',
  boundary: '--map-boundary',
  label: '--map-label',
  labelSoft: '--map-label-soft',
  labelHalo: '--map-label-halo',
  heating: '--map-heating',
  power: '--map-power',
  gas: '--map-gas',
  point: '--map-point',
  light: '--map-light',
  normal: '--severity-normal',
  elevated: '--severity-elevated',
  urgent: '--severity-urgent',
  severityInk: '--severity-ink',
  select: '--select',
} as const;
export type Palette = Record<keyof typeof names, string>;

export function readPalette(element: Element): Palette {
  const style = getComputedStyle(element);
  const pairs = Object.entries(names).map(([name, property]) => [
    name,
    style.getPropertyValue(property).trim() || '#808080',
  ]);
  return Object.fromEntries(pairs) as Palette;
}
