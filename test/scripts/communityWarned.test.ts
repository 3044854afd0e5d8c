import { describe, expect, it } from 'vitest';
import type { Position } from '#geodata/model.ts';
import { linesOf } from '#scripts/community/findings.ts';
import { type Change, type Changes, demo, readAfter } from './exampleFolder.ts';

describe('what must be looked at, though everything could be read', () => {
  const warnedAfter = (changes: Changes) => {
    const { seed, findings } = readAfter(changes);
    expect(seed).not.toBeNull();
    return linesOf(findings.list).filter((line) => line.startsWith('warned'));
  };
  const one = (lines: string[], expected: RegExp) =>
    expect(
      lines.filter((line) => expected.test(line)),
      String(expected),
    ).toHaveLength(1);

  it('is a gap where the corner of a grid was moved inwards, and an overlap where it was moved outwards', () => {
    const move =
      (west: number): Change =>
      (json) => {
        const ring = json.features[0].geometry.coordinates[0] as Position[];
        (ring[1] as Position)[0] += west;
      };
    one(
      warnedAfter({ 'grids.geojson': move(-0.0005) }),
      /\(beside .*150621005901001.*\): gap: seen [\d.]+ m² in no grid; wanted/,
    );
    expect(warnedAfter({ 'grids.geojson': move(0.0005) }).join('\n')).toMatch(
      /grids-overlap: seen 150621005901001 and \d+ share \d+ m²; wanted/,
    );
  });

  it('keeps the grids from being published where it is a gap or an overlap, and only there', () => {
    const unpublished = (changes: Changes) => readAfter(changes).findings.keepingFromPublishing();
    const moved: Change = (json) => {
      json.features[0].geometry.coordinates[0][1][0] += 0.0005;
    };
    expect(unpublished({ 'grids.geojson': moved })).toBeGreaterThan(0);
    expect(unpublished({ 'infrastructure.geojson': null })).toBe(0);
  });

  it('is a missing corner of a triangle, by the name of its grid', () => {
    const [first] = demo.land.grids.features;
    const warned = warnedAfter({
      'community.json': (json) => {
        json.postings = json.postings.filter(
          (row: { post: string; gridCode?: string }) =>
            row.gridCode !== first?.properties.gridCode ||
            !['grid-worker', 'branch-secretary'].includes(row.post),
        );
      },
    });
    one(warned, /150621005901001 第1网格.*seen no grid-worker; wanted one in post today/);
    one(warned, /150621005901001 第1网格.*seen no branch-secretary/);
  });

  it('is a roster that ends within the week, and a telephone that two people share', () => {
    const warned = warnedAfter({
      'community.json': (json) => {
        json.shifts = json.shifts.filter((row: { endsAt: string }) => row.endsAt < '2026-11-27');
        json.persons[1].phone = json.persons[0].phone;
      },
    });
    one(warned, /no-duty-officer: seen nobody on duty from 2026-11-26T00:30:00/);
    one(warned, /persons\[1\]\.phone .*phone-shared/);
  });

  it('is a file that is left out or that nobody reads, and a grid other than the one declared', () => {
    const warned = warnedAfter({
      'infrastructure.geojson': null,
      'building.geojson': '{}',
      'places.geojson': (json) => {
        json.features[0].properties.gridCode = '150621005901001';
      },
    });
    one(warned, /infrastructure\.geojson: left-out/);
    one(warned, /building\.geojson: unknown-file/);
    one(
      warned,
      /places\.geojson: gridCode \(media-centre.*other-grid: seen 150621005901001; wanted 150621005901009/,
    );
  });
});
