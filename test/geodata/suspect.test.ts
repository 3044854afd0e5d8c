import { describe, expect, it } from 'vitest';
import { isDefaultPosition } from '#geodata/suspect.ts';

const because = (lon: number, lat: number) => {
  const answer = isDefaultPosition([lon, lat]);
  return answer.isDefault ? answer.because : null;
};

describe('isDefaultPosition', () => {
  it('knows null island and the first views of the map SDKs', () => {
    expect(because(0, 0)).toMatch(/^null-island/);
    expect(because(116.397428, 39.90923)).toMatch(/^amap-default/);
    expect(because(116.404, 39.915)).toMatch(/^baidu-default/);
    expect(because(116.39743, 39.90925)).toMatch(/^amap-default/);
  });

  it('knows them with longitude and latitude swapped', () => {
    expect(because(39.915, 116.404)).toMatch(/^baidu-default.*swapped/);
    expect(because(39.90923, 116.397428)).toMatch(/^amap-default.*swapped/);
  });

  it('knows a missing half', () => {
    expect(because(110.001, 0)).toMatch(/^zero-axis/);
    expect(because(40, 40)).toMatch(/^same-number/);
    expect(because(Number.NaN, 40)).toMatch(/^not-a-number/);
  });

  it('believes real positions', () => {
    expect(because(110.001, 40.406)).toBeNull();
    expect(because(116.41, 39.92)).toBeNull();
  });
});
