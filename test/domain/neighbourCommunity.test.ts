import { describe, expect, it } from 'vitest';
import { openTicket } from '#domain/openTicket.ts';
import type { Position } from '#geodata/model.ts';
import { aReport, mondayMorning } from '#support/api.ts';
import { smallGround } from '#support/smallGround.ts';
import { at } from '#support/smallLand.ts';

const east: Position[] = [at(700, 0), at(900, 0), at(900, 400), at(700, 400), at(700, 0)];
const beyond = (position: Position) =>
  aReport({ position: { lon: position[0], lat: position[1], crs: 'WGS84', source: 'gps' } });

describe('a position outside the community', () => {
  const ground = smallGround({
    neighbours: [{ gridCode: 'east-side', geometry: { type: 'Polygon', coordinates: [east] } }],
  });

  it('inside a neighbouring community we have is held by our desk, which is told whose it is', () => {
    const { why, location, assignment } = openTicket(beyond(at(800, 200)), new Date(mondayMorning), ground);
    expect(location).toMatchObject({ confidence: 'outside', gridCode: null });
    expect(why).toContainEqual({
      code: 'belongs-to-neighbour-community',
      params: { communityCode: 'east-side' },
    });
    expect(assignment.holder.post).toBe('desk-clerk');
  });

  it('in nobody’s community is held by our desk', () => {
    const { why, assignment } = openTicket(beyond(at(2000, 200)), new Date(mondayMorning), ground);
    expect(why.map(({ code }) => code)).not.toContain('belongs-to-neighbour-community');
    expect(assignment.holder.post).toBe('desk-clerk');
  });
});
