import type { MapLibreOverlay } from '@deck.gl/maplibre';
import type { Map as MapLibreMap } from 'maplibre-gl';
import { type Pulse, type PulseRing, pulseMilliseconds, pulseRings } from './layers/pulse.ts';

type Draw = (rings: PulseRing[]) => void;
const mostAtOnce = 3;
/** The pin comes first: its pulse waits for the map to have drawn it, but not for longer than this. */
const mostPinMilliseconds = 500;
export const prefersStillness = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

export type Pulses = {
  /** Fetches what draws, so that the first arrival does not wait for it. */
  prepare: () => void;
  show: (pulse: Pulse) => void;
  end: () => void;
};

/** Pulses of arrival, drawn by deck.gl, which is loaded with the first one. At rest nothing is animated. */
export function makePulses(map: MapLibreMap, scale: number): Pulses {
  let running: { pulse: Pulse; startedAt: number }[] = [];
  let frame = 0;
  let isOver = false;
  let stage: Promise<Draw | undefined> | undefined;

  /** Where it could not be fetched, the next arrival asks for it again: the wall stays open for weeks. */
  const fetchStage = (): Promise<Draw | undefined> => {
    stage ??= openStage().catch((error: unknown) => {
      stage = undefined;
      console.warn('map: no pulses,', error);
      return undefined;
    });
    return stage;
  };

  async function openStage(): Promise<Draw> {
    const [{ MapLibreOverlay }, { ScatterplotLayer }] = await Promise.all([
      import('@deck.gl/maplibre'),
      import('@deck.gl/layers'),
    ]);
    const overlay: MapLibreOverlay = new MapLibreOverlay({
      interleaved: false,
      layers: [],
      onAfterRender: () => {
        map.getContainer().dataset.pulses = 'ready';
      },
    });
    if (!isOver) map.addControl(overlay);
    const draw = (rings: PulseRing[]) =>
      overlay.setProps({
        layers: rings.length
          ? [
              new ScatterplotLayer<PulseRing>({
                id: 'pulse',
                data: rings,
                getPosition: ({ position }) => position,
                getRadius: ({ radiusPixels }) => radiusPixels,
                getLineColor: ({ color }) => color,
                getLineWidth: 4 * scale,
                radiusUnits: 'pixels',
                lineWidthUnits: 'pixels',
                stroked: true,
                filled: false,
                billboard: true,
              }),
            ]
          : [],
      });
    // One invisible ring: the graphics device is set up and its shaders are compiled before the first report comes.
    draw(pulseRings({ position: map.getCenter().toArray(), color: [0, 0, 0] }, 1, scale));
    return draw;
  }

  async function play(): Promise<void> {
    const draw = await fetchStage();
    await pinDrawn(map);
    if (!draw || isOver || frame) return;
    const step = () => {
      const now = performance.now();
      running = running.filter(({ startedAt }) => now - startedAt < pulseMilliseconds);
      draw(
        running.flatMap(({ pulse, startedAt }) =>
          pulseRings(pulse, (now - startedAt) / pulseMilliseconds, scale),
        ),
      );
      frame = running.length && !isOver ? requestAnimationFrame(step) : 0;
    };
    for (const one of running) one.startedAt = performance.now();
    step();
  }

  return {
    prepare: () => {
      if (!prefersStillness() && !isOver) void fetchStage();
    },
    show: (pulse) => {
      if (prefersStillness() || document.hidden) return;
      running = [...running, { pulse, startedAt: performance.now() }].slice(-mostAtOnce);
      void play();
    },
    end: () => {
      isOver = true;
      cancelAnimationFrame(frame);
    },
  };
}

const pinDrawn = (map: MapLibreMap): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, mostPinMilliseconds);
    map.once('idle', () => {
      clearTimeout(timer);
      resolve();
    });
  });
