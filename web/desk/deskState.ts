import { type Accessor, createContext, createEffect, createMemo, createSignal, useContext } from 'solid-js';
import type { Language } from '#contract/lists.ts';
import type { Wall } from '#contract/wall.ts';
import type { Position } from '#geodata/model.ts';
import type { GridFeature } from '../client.ts';
import { formatNear } from '../display/instants.ts';
import type { Land } from '../state/land.ts';
import type { LiveTickets } from '../state/liveTickets.ts';
import { createSelection, type SelectionStore } from '../state/selection.ts';
import type { ServerClock } from '../state/serverClock.ts';
import { keepIntakeOpen, readIntakeOpen } from './intakeDraft.ts';

/** The list and the pins are read anew together. */
export const refetchMilliseconds = 30_000;

export type Filters = {
  group: 'open' | 'closed' | '';
  severity: string;
  kind: string;
  gridCode: string;
  isOverdueOnly: boolean;
};
export const noFilters: Filters = {
  group: 'open',
  severity: '',
  kind: '',
  gridCode: '',
  isOverdueOnly: false,
};

/** What every part of the desk looks at. */
export type Desk = SelectionStore & {
  land: Accessor<Land>;
  wall: Accessor<Wall>;
  live: LiveTickets;
  clock: ServerClock;
  gridOf: (gridCode: string | null | undefined) => GridFeature['properties'] | undefined;
  near: (instant: string) => string;
  filters: Accessor<Filters>;
  setFilters: (change: Partial<Filters>) => void;
  isIntakeOpen: Accessor<boolean>;
  setIntakeOpen: (isOpen: boolean) => void;
  /** The intake form waits for a click on the map. */
  isPinning: Accessor<boolean>;
  setPinning: (isPinning: boolean) => void;
  pin: Accessor<Position | null>;
  setPin: (position: Position | null) => void;
  /** Open tickets that match the filters of the list, as pins. */
  listed: Accessor<readonly ListedPin[]>;
  setListed: (pins: readonly ListedPin[]) => void;
};
export type ListedPin = {
  id: string;
  position: Position;
  severity: 'normal' | 'elevated' | 'urgent';
  isOverdue: boolean;
  label: string;
};

const DeskContext = createContext<Desk>();
export const DeskProvider = DeskContext.Provider;
export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error('useDesk outside the desk');
  return desk;
}

type Sources = {
  land: Accessor<Land>;
  wall: Accessor<Wall>;
  live: LiveTickets;
  clock: ServerClock;
  language: Accessor<Language>;
};

export function createDesk({ land, wall, live, clock, language }: Sources): Desk {
  const [filters, setFilters] = createSignal<Filters>(noFilters);
  const kept = readIntakeOpen();
  const [isIntakeOpen, setIntakeOpen] = createSignal(kept.isOpen);
  const [isPinning, setPinning] = createSignal(false);
  const [pin, setPin] = createSignal<Position | null>(kept.pin);
  createEffect(() => keepIntakeOpen(isIntakeOpen(), pin()));
  const [listed, setListed] = createSignal<readonly ListedPin[]>([]);
  const grids = createMemo(
    () => new Map(land().grids.map(({ properties }) => [properties.gridCode, properties])),
  );
  return {
    ...createSelection(),
    land,
    wall,
    live,
    clock,
    filters,
    isIntakeOpen,
    setIntakeOpen,
    isPinning,
    setPinning,
    pin,
    setPin,
    listed,
    setListed,
    gridOf: (gridCode) => (gridCode ? grids().get(gridCode) : undefined),
    near: (instant) =>
      formatNear(instant, clock.now(), { language: language(), timeZone: wall().community.timeZone }),
    setFilters: (change) => setFilters((filters) => ({ ...filters, ...change })),
  };
}
