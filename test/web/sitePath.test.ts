import { describe, expect, it } from 'vitest';
import { localInstant } from '#web/display/localInstant.ts';
import { sitePath } from '#web/display/sitePath.ts';

const origin = 'https://mangrid.example';

describe('where signing in leads back to', () => {
  it('is an address of our own', () => {
    for (const path of ['/desk', '/desk?grid=150621005901009&community=wenyuan', '/log?action=refused#x'])
      expect(sitePath(path, origin)).toBe(path);
  });

  it.each([
    null,
    '',
    'desk',
    'https://elsewhere.example/desk',
    '//elsewhere.example',
    '/\\elsewhere.example',
    '/\t/elsewhere.example',
    '/a\\b',
    'javascript:alert(1)',
    ' /desk',
  ])('is never %s', (path) => {
    expect(sitePath(path, origin)).toBeUndefined();
  });
});

describe('an instant typed as a clock showed it', () => {
  it('is read in the zone of the community', () => {
    expect(localInstant('2026-11-23T10:00', 'Asia/Shanghai')).toBe('2026-11-23T02:00:00.000Z');
    expect(localInstant('2026-07-01T00:30', 'Europe/Berlin')).toBe('2026-06-30T22:30:00.000Z');
    expect(localInstant('2026-01-01T00:30', 'Europe/Berlin')).toBe('2025-12-31T23:30:00.000Z');
  });

  it('is nothing while it is not complete', () => {
    for (const text of ['', '2026-11', 'soon', '2026-13-01T00:00'])
      expect(localInstant(text, 'Asia/Shanghai')).toBeUndefined();
  });
});
