import type { Map as MapLibreMap } from 'maplibre-gl';
import { createEffect, on, onCleanup, onMount } from 'solid-js';
import { easeToFit } from './camera.ts';
import { followProps } from './followProps.ts';
import type { GridMapProps } from './GridMap.tsx';
import { hitAt } from './hit.ts';
import { colorOf } from './layers/pulse.ts';
import { openMap, outlineOf } from './openMap.ts';
import { readPalette } from './palette.ts';
import { makePulses } from './pulse.ts';
import { tellOnContainer } from './testHooks.ts';

type Props = GridMapProps & {
  onLost: () => void;
  onReady: (map: MapLibreMap, container: HTMLElement) => void;
  onFailed: (error: unknown) => void;
};

const closeZoom = 17.2;
/** What draws pulses is fetched only when the map itself has come to rest. */
const pulseDelayMilliseconds = 1000;

/** One WebGL map from its creation to its removal; when the context is lost it is thrown away whole. */
export function MapCanvas(props: Props) {
  let container!: HTMLDivElement;
  onMount(() => {
    try {
      start(container, props);
    } catch (error) {
      props.onFailed(error);
    }
  });
  return <div ref={container} class="grid-map" data-testid="map" data-map-idle="false" data-pins="0" />;
}

function start(container: HTMLDivElement, props: Props): void {
  const palette = readPalette(container);
  const scale = props.scale ?? 1;
  const isInteractive = props.onSelect !== undefined || props.onMoved !== undefined;
  const { view, label } = props;
  const map = openMap({ container, drawn: props, palette, scale, view, isInteractive, label });
  if (props.start) map.jumpTo({ center: props.start, zoom: closeZoom });
  let isGone = false;
  tellOnContainer(map, container);
  map.on('webglcontextlost', () => !isGone && props.onLost());
  map.on('error', ({ error }) => console.warn('map:', error.message));
  map.once('load', () => !isGone && props.onReady(map, container));
  onCleanup(() => {
    isGone = true;
    map.remove();
  });
  followProps({ map, palette, isGone: () => isGone }, props);
  if ('arrival' in props) pulseOnArrival(map, props, (severity) => colorOf(palette[severity]));
  if (isInteractive) tellWhatIsTouched(map, props);
  // A wall that is moved to another screen fills that one too; a desk keeps what its user looks at.
  else map.on('resize', () => easeToFit(map, outlineOf(props), props.view, 0));
}

type PinColor = (severity: 'normal' | 'elevated' | 'urgent') => ReturnType<typeof colorOf>;
function pulseOnArrival(map: MapLibreMap, props: Props, color: PinColor): void {
  const pulses = makePulses(map, props.scale ?? 1);
  onCleanup(pulses.end);
  map.once('idle', () => setTimeout(pulses.prepare, pulseDelayMilliseconds));
  const show = (pin: Props['arrival']) =>
    pin && pulses.show({ position: pin.position, color: color(pin.severity) });
  createEffect(on(() => props.arrival, show, { defer: true }));
}

function tellWhatIsTouched(map: MapLibreMap, props: Props): void {
  map.on('click', (event) => props.onSelect?.(hitAt(map, event)));
  map.on('moveend', () => {
    const { lng, lat } = map.getCenter();
    props.onMoved?.([lng, lat]);
  });
}
