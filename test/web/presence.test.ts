import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

const page = new EventTarget();
beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-23T10:00:00+08:00') });
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
  vi.resetModules();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('a page', () => {
  it('says that it asks by itself once nobody has touched it for a minute, until somebody does', async () => {
    const { backgroundHeader } = await import('#web/presence.ts');
    expect(backgroundHeader()).toEqual({});
    vi.advanceTimersByTime(59_999);
    expect(backgroundHeader()).toEqual({});
    vi.advanceTimersByTime(1);
    expect(backgroundHeader()).toEqual({ 'x-background': '1' });
    page.dispatchEvent(new Event('keydown'));
    expect(backgroundHeader()).toEqual({});
  });
});
