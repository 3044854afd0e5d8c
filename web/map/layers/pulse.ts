import type { Position } from '#geodata/model.ts';

export type Pulse = { position: Position; color: [red: number, green: number, blue: number] };
export const pulseMilliseconds = 1600;
const rings = 2;
const widestPixels = 90;

/** The rings of one pulse at a share (0–1) of its time: each grows and fades, then nothing is left. */
export function pulseRings(pulse: Pulse, share: number, scale: number) {
  return Array.from({ length: rings }, (_, ring) => {
    const own = Math.min(1, Math.max(0, share * 1.35 - ring * 0.35));
    const eased = 1 - (1 - own) ** 3;
    return {
      position: pulse.position,
      radiusPixels: (12 + eased * widestPixels) * scale,
      color: [...pulse.color, Math.round(own === 0 ? 0 : 230 * (1 - own))] as [
        number,
        number,
        number,
        number,
      ],
    };
  });
}
export type PulseRing = ReturnType<typeof pulseRings>[number];

/** '#ff6a4d' → [255, 106, 77]; anything else is a neutral grey. */
export function colorOf(hex: string): Pulse['color'] {
  const found = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(hex.trim());
  if (!found) return [160, 160, 160];
  const [, red = '', green = '', blue = ''] = found;
  return [Number.parseInt(red, 16), Number.parseInt(green, 16), Number.parseInt(blue, 16)];
}
