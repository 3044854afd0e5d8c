import { type Accessor, createSignal } from 'solid-js';
import { getGrids, getWall } from '../client.ts';

/** The little the phone needs to know of the community; kept for when there is no signal. */
export type CommunityFacts = {
  name: string;
  timeZone: string;
  dutyHotline: string | null;
  isDemo: boolean;
  gridNames: Record<string, { number: number; shortName: string }>;
  /** False until it was read once, now or on an earlier visit. */
  isKnown: boolean;
};

const storageKey = 'mangrid.community';
const nothingKnown: CommunityFacts = {
  name: '',
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  dutyHotline: null,
  isDemo: false,
  gridNames: {},
  isKnown: false,
};

type Words = (key: 'grid.name', values: { number: number }) => string;

/** 第4网格 团结小区西; an ellipsis while the names are still on their way, the bare code of a grid that has none. */
export function gridLabel(facts: CommunityFacts, gridCode: string | null, t: Words): string | undefined {
  if (gridCode === null) return undefined;
  const grid = facts.gridNames[gridCode];
  if (grid) return `${t('grid.name', { number: grid.number })} ${grid.shortName}`;
  return facts.isKnown ? gridCode : '…';
}

function readKept(): CommunityFacts {
  try {
    return {
      ...nothingKnown,
      ...(JSON.parse(localStorage.getItem(storageKey) ?? '{}') as Partial<CommunityFacts>),
    };
  } catch {
    return nothingKnown;
  }
}

/** Known from last time at once, read anew when the page has nothing better to do. */
export function createCommunity(): Accessor<CommunityFacts> {
  const [facts, setFacts] = createSignal(readKept());
  async function read(): Promise<void> {
    const [wall, grids] = await Promise.all([getWall(), getGrids()]);
    const next: CommunityFacts = {
      name: wall.community.name,
      timeZone: wall.community.timeZone,
      isDemo: wall.community.isDemo,
      dutyHotline: wall.duty[0]?.hotline ?? null,
      gridNames: Object.fromEntries(
        grids.features.map(({ properties: { gridCode, number, shortName } }) => [
          gridCode,
          { number, shortName },
        ]),
      ),
      isKnown: true,
    };
    setFacts(next);
    localStorage.setItem(storageKey, JSON.stringify(next));
  }
  setTimeout(() => void read().catch(() => undefined), 300);
  return facts;
}
