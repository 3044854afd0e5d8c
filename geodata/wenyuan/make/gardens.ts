import { area, type Cover, lane } from './coverFeatures.ts';
import { type Frame, inFrame, type PlanPoint } from './plane.ts';
import { onSide } from './plots.ts';
import type { CompoundLayout } from './slabs.ts';

/** Gaps at least this deep are laid out as one garden, narrower ones as a belt before each building. */
const gardenGapMeters = 70;

/** A rectangle with its corners cut by `cut` metres: lawns have no sharp corners. */
function lawn(
  frame: Frame,
  [x, y]: PlanPoint,
  { width, depth, cut }: { width: number; depth: number; cut: number },
) {
  const [w, d] = [width / 2, depth / 2];
  const corners: PlanPoint[] = [
    [-w + cut, -d],
    [w - cut, -d],
    [w, -d + cut],
    [w, d - cut],
    [w - cut, d],
    [-w + cut, d],
    [-w, d - cut],
    [-w, -d + cut],
  ];
  return corners.map(([east, north]) => inFrame(frame, [x + east, y + north]));
}

type Gap = { row: number; top: number; bottom: number; hasGridLane: boolean };

/** The open ground north of each row but the first, as y in the compound's frame. */
function gaps({ plan, rowCentres }: CompoundLayout): Gap[] {
  return rowCentres.slice(1).map((centre, index) => ({
    row: index + 1,
    top: (rowCentres[index] as number) - plan.depth / 2,
    bottom: centre + plan.depth / 2,
    hasGridLane: !!plan.gridLane && 'afterRow' in plan.gridLane && plan.gridLane.afterRow === index,
  }));
}

/** One lawn before each building; a grid lane in the middle of the gap leaves a lawn on either side. */
function belts({ plan, slabs }: CompoundLayout, { row, top, bottom, hasGridLane }: Gap): Cover[] {
  const gap = top - bottom;
  const north = hasGridLane ? [gap / 2 + 4, gap - 4] : [10, gap - 4];
  const strips = hasGridLane && gap > 40 ? [north, [7, gap / 2 - 4]] : [north];
  return strips.flatMap(([from = 0, to = 0], index) => {
    const size = { depth: to - from, cut: Math.min(6, (to - from) / 4) };
    return slabs
      .filter((slab) => slab.row === row)
      .map((slab) => {
        const at: PlanPoint = [0, plan.depth / 2 + (from + to) / 2];
        const ring = lawn(slab.frame, at, { ...size, width: slab.lengthMeters - 4 });
        return area(`${plan.code}-green-${slab.number}-${index + 1}`, 'green', { ring });
      });
  });
}

/** A garden between towers: two lawns, a round square between them, a path from tower to tower. */
function garden({ plan, frame, slabs }: CompoundLayout, { row, top, bottom }: Gap): Cover[] {
  const length = Math.max(...slabs.map((slab) => Math.abs(slab.frame.origin[0] - frame.origin[0]))) * 2;
  const width = (length - 14) / 2;
  const [y, depth] = [(top + bottom) / 2 - 1, top - bottom - 32];
  const size = { width, depth, cut: depth / 4 };
  const side = width / 2 + 16;
  return [
    area(`${plan.code}-garden-${row}-west`, 'green', { ring: lawn(frame, [-side, y + 2], size) }),
    area(`${plan.code}-garden-${row}-east`, 'green', { ring: lawn(frame, [side, y - 2], size) }),
    area(`${plan.code}-square-${row}`, 'square', {
      ring: lawn(frame, [0, y], { width: 25, depth: 25, cut: 7.5 }),
    }),
  ];
}

/** The lane before the doors of a row; a grid lane keeps to the middle, where the border runs. */
function doorLane({ plan, frame, quad }: CompoundLayout, { row, top, bottom, hasGridLane }: Gap): Cover {
  const reach = Math.hypot(quad[1][0] - quad[0][0], quad[1][1] - quad[0][1]) / 2 - 4.5;
  const y = hasGridLane ? (top + bottom) / 2 : bottom + 6;
  const ends: PlanPoint[] = [inFrame(frame, [-reach, y]), inFrame(frame, [reach, y])];
  return lane(`${plan.code}-lane-${row + 1}`, ends, { widthMeters: 5 });
}

/** The lane between a west and an east grid, from the south wall to the last row that leaves room for it. */
function columnLane({ plan, frame, quad, rowCentres }: CompoundLayout): Cover[] {
  if (!plan.gridLane || !('east' in plan.gridLane)) return [];
  const { east } = plan.gridLane;
  const isBlocked = (plan.rows[0] as number) % 2 === 1 && east === 0;
  const north = (rowCentres[0] as number) + (isBlocked ? -plan.depth / 2 - 3 : plan.depth / 2 + 4);
  const south = -Math.hypot(quad[3][0] - quad[0][0], quad[3][1] - quad[0][1]) / 2 + 4;
  const ends: PlanPoint[] = [inFrame(frame, [east, south]), inFrame(frame, [east, north])];
  return [lane(`${plan.code}-grid-lane`, ends, { widthMeters: 5 })];
}

/** A drive round a compound with lifts, just inside the wall. */
function ringLane({ plan, quad }: CompoundLayout): Cover {
  const corner = (side: 'south' | 'north', share: number) => onSide(quad, { side, share, inwards: 4.5 });
  const ring = [
    corner('south', 0.022),
    corner('south', 0.978),
    corner('north', 0.978),
    corner('north', 0.022),
  ];
  return lane(`${plan.code}-ring`, [...ring, ring[0] as PlanPoint], { widthMeters: 4 });
}

/** What lies between the buildings of a compound: greens, squares and inner lanes. */
export function gardens(layout: CompoundLayout): Cover[] {
  if (layout.plan.numbering === 'row') return [];
  const between = gaps(layout).flatMap((gap) => [
    ...(gap.top - gap.bottom > gardenGapMeters ? garden(layout, gap) : belts(layout, gap)),
    doorLane(layout, gap),
  ]);
  const lanes = layout.plan.dwellingFloors > 6 ? [ringLane(layout)] : [];
  return [...lanes, ...between, ...columnLane(layout)];
}
