import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl';
import { createEffect, on } from 'solid-js';
import type { Position } from '#geodata/model.ts';
import { easeToFit } from './camera.ts';
import type { GridMapProps } from './GridMap.tsx';
import { labelPosition } from './geometry.ts';
import { extentOf } from './layers/anchors.ts';
import { buildingColor } from './layers/buildings.ts';
import { gridAreas, gridNumbers } from './layers/grids.ts';
import { pinPoints } from './layers/pins.ts';
import { outlineOf } from './openMap.ts';
import type { Palette } from './palette.ts';
import { prefersStillness } from './pulse.ts';
import { positionsOf } from './style.ts';

type Live = { map: MapLibreMap; palette: Palette; isGone: () => boolean };
const moveMilliseconds = () => (prefersStillness() ? 0 : 240);

/** The map follows what it is given: one effect per concern. */
export function followProps(live: Live, props: GridMapProps): void {
  followPins(live, props);
  followGrids(live, props);
  followBuilding(live, props);
  if (props.followsSelection) followSelection(live, props);
  const refit = () => easeToFit(live.map, outlineOf(props), props.view, moveMilliseconds());
  createEffect(on(() => props.view, refit, { defer: true }));
}

/** `isStyleLoaded` is false while any change is still being drawn: waiting for it would lose the next one. */
function whenLoaded({ map, isGone }: Live, act: () => void): void {
  const unlessGone = () => {
    if (!isGone()) act();
  };
  if (map.getSource('pins')) unlessGone();
  else map.once('style.load', unlessGone);
}

function put(live: Live, source: string, value: Parameters<GeoJSONSource['setData']>[0]): void {
  whenLoaded(live, () => live.map.getSource<GeoJSONSource>(source)?.setData(value));
}

function followPins(live: Live, props: GridMapProps): void {
  const draw = () =>
    put(live, 'pins', pinPoints(props.pins, props.selection.ticketId, extentOf(props.land.grids)));
  createEffect(on([() => props.pins, () => props.selection.ticketId], draw, { defer: true }));
}

function followGrids(live: Live, props: GridMapProps): void {
  const code = () => props.selection.gridCode;
  createEffect(() => put(live, 'grids', gridAreas(props.land.grids, code())));
  createEffect(() =>
    put(live, 'grid-numbers', gridNumbers(props.land.grids, code(), positionsOf(props.pins))),
  );
}

function followBuilding(live: Live, props: GridMapProps): void {
  createEffect(() => {
    const color = buildingColor(live.palette, props.selection.buildingCode);
    whenLoaded(live, () => live.map.setPaintProperty('buildings', 'fill-extrusion-color', color));
  });
}

function followSelection({ map }: Live, props: GridMapProps): void {
  const gridCode = () => props.selection.gridCode;
  const ticketId = () => props.selection.ticketId;
  createEffect(
    on(gridCode, (code) => {
      const grid = props.land.grids.find(({ properties }) => properties.gridCode === code);
      if (grid) bringIntoView(map, labelPosition(grid.geometry));
    }),
  );
  createEffect(
    on(ticketId, (id) => {
      const pin = props.pins.find((one) => one.id === id);
      if (pin) bringIntoView(map, pin.position);
    }),
  );
}

/** Moves only when the place is not already in view. */
function bringIntoView(map: MapLibreMap, position: Position): void {
  const { x, y } = map.project(position);
  const { clientWidth: width, clientHeight: height } = map.getContainer();
  const edge = 60;
  if (x > edge && y > edge && x < width - edge && y < height - edge) return;
  map.easeTo({ center: position, duration: moveMilliseconds() });
}
