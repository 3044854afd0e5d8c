import { type CompoundPlan, compoundPlans } from './compoundTable.ts';
import { type Frame, inFrame, type PlanPoint, type Quad } from './plane.ts';
import { plot, plotFrame } from './plots.ts';

export const storeyMeters = 2.9;

/** One dwelling building as it stands on the ground. */
export type Slab = {
  plan: CompoundPlan;
  /** 楼号, with the skipped numbers left out. */
  number: number;
  row: number;
  /** Its middle; x runs along the long side to the east, y to the north. */
  frame: Frame;
  lengthMeters: number;
  shopFloors: number;
  floors: number;
  builtYear: number;
  doorSide: 'north' | 'south';
};

export type CompoundLayout = {
  plan: CompoundPlan;
  quad: Quad;
  frame: Frame;
  slabs: Slab[];
  /** The middle of each row, north to south, as y in the compound's frame. */
  rowCentres: number[];
};

export function rowFloors(plan: CompoundPlan, row: number): number {
  return plan.dwellingFloors + (plan.shopFloors?.[row] ?? 0);
}

/** Rows from north to south, each far enough from the next one's shadow, the whole in the plot's middle. */
function rowCentres(plan: CompoundPlan): number[] {
  const centres = [0];
  for (let row = 1; row < plan.rows.length; row++) {
    const clear = plan.sunFactor * rowFloors(plan, row) * storeyMeters;
    centres.push((centres[row - 1] as number) - plan.depth - clear);
  }
  const middle = (centres[centres.length - 1] as number) / 2;
  return centres.map((centre) => centre - middle + (plan.lift ?? 0));
}

function buildingNumbers(plan: CompoundPlan): number[] {
  const wanted = plan.rows.reduce((sum, count) => sum + count, 0);
  const numbers: number[] = [];
  for (let number = 1; numbers.length < wanted; number++) {
    if (!plan.skippedNumbers?.includes(number)) numbers.push(number);
  }
  return numbers;
}

function rowSlabs(layout: Omit<CompoundLayout, 'slabs'>, row: number): Omit<Slab, 'number'>[] {
  const { plan, frame } = layout;
  const count = plan.rows[row] as number;
  const lengthMeters = plan.unitWidth * plan.unitsPerBuilding;
  const pitch = lengthMeters + (plan.sideGap[row] ?? 0);
  const [firstYear, lastYear] = plan.years;
  const builtYear =
    firstYear + Math.round(((lastYear - firstYear) * row) / Math.max(1, plan.rows.length - 1));
  return Array.from({ length: count }, (_, index) => {
    const x = (index - (count - 1) / 2) * pitch + (plan.stagger?.[row] ?? 0);
    const north = index % 2 === 1 ? (plan.zigzag?.[row] ?? 0) : 0;
    const centre: PlanPoint = [x, (layout.rowCentres[row] as number) + north];
    return {
      plan,
      row,
      frame: { origin: inFrame(frame, centre), angle: frame.angle },
      lengthMeters,
      shopFloors: plan.shopFloors?.[row] ?? 0,
      floors: rowFloors(plan, row),
      builtYear,
      doorSide: plan.southDoorRows?.includes(row) || plan.numbering === 'row' ? 'south' : 'north',
    };
  });
}

/** Where everything of a compound stands; buildings in the order of their numbers. */
export function layOut(plan: CompoundPlan): CompoundLayout {
  const quad = plot(plan.block, plan.plot);
  const outline = { plan, quad, frame: plotFrame(quad, plan.turnDegrees), rowCentres: rowCentres(plan) };
  const numbers = buildingNumbers(plan);
  const slabs = plan.rows
    .flatMap((_, row) => rowSlabs(outline, row))
    .map((slab, index) => ({ ...slab, number: numbers[index] as number }));
  return { ...outline, slabs };
}

export const layouts: readonly CompoundLayout[] = compoundPlans.map(layOut);

export function layoutOf(code: string): CompoundLayout {
  const layout = layouts.find((candidate) => candidate.plan.code === code);
  if (!layout) throw new Error(`no compound ${code} in the plan`);
  return layout;
}
