import { describe, expect, it } from 'vitest';
import type { SubmitReport } from '#contract/reports.ts';
import { openTicket } from '#domain/openTicket.ts';
import { away, smallGround } from '#support/smallGround.ts';
import { onSharedEdge, smallGridCode } from '#support/smallLand.ts';

const day = new Date('2026-11-23T10:00:00+08:00');
const [lon, lat] = onSharedEdge;
const report = {
  id: 'a',
  channel: 'phone',
  category: 'light-out',
  position: { lon, lat, crs: 'WGS84', source: 'pin' },
} as unknown as SubmitReport;
const border = (people = away(), more: Partial<SubmitReport> = {}) => {
  const { why, location } = openTicket({ ...report, ...more }, day, smallGround({ people }));
  expect(location.neighbours).toEqual([smallGridCode(2)]);
  return why.find(({ code }) => code === 'grid-border')?.params;
};

describe('the reason for a grid near a border', () => {
  it('names the neighbour whose worker was told', () => {
    expect(border()).toMatchObject({ neighbours: [smallGridCode(2)] });
    expect(border(away(['worker2', 'worker4']))).toMatchObject({ neighbours: [smallGridCode(2)] });
  });

  it('names no neighbour where nobody was told: on leave without a stand-in, or a complaint', () => {
    expect(border(away('worker2'))).toMatchObject({ neighbours: [] });
    expect(border(away(), { complaintAbout: 'community' })).toMatchObject({ neighbours: [] });
  });
});
