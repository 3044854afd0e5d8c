import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { Refusal } from '#domain/errors.ts';
import type { Action } from '#domain/policy.ts';

type By = 'address' | 'sender' | 'account' | 'name' | 'nameFrom';
type Budget = { by: By; requests: number; seconds: number };

/**
 * How much is normal. A street of riders may share one address, and so may a command centre with its twenty walls; a spike in
 * an emergency is what the system is for. So addresses are generous and single devices are not.
 */
const budgets: Partial<Record<Action | 'any' | 'sign-in-as' | 'own-secret', Budget[]>> = {
  'reports.send': [
    { by: 'sender', requests: 60, seconds: 60 },
    { by: 'address', requests: 1200, seconds: 60 },
  ],
  'photos.send': [{ by: 'address', requests: 1200, seconds: 60 }],
  'session.open': [{ by: 'address', requests: 60, seconds: 60 }],
  'session.demo': [{ by: 'address', requests: 300, seconds: 60 }],
  'report.follow': [{ by: 'address', requests: 3000, seconds: 60 }],
  'wall.read': [{ by: 'address', requests: 1200, seconds: 60 }],
  'land.read': [{ by: 'address', requests: 3000, seconds: 60 }],
  /**
   * Tries at one user name or telephone. Narrow for each address, wide for all of them together: who keeps on guessing somewhere
   * must not keep the owner out.
   */
  'sign-in-as': [
    { by: 'nameFrom', requests: 10, seconds: 300 },
    { by: 'name', requests: 100, seconds: 300 },
  ],
  /** Password and codes asked of who is signed in already: a borrowed session must not learn them. */
  'own-secret': [{ by: 'account', requests: 10, seconds: 300 }],
  'devices.ask': [{ by: 'address', requests: 60, seconds: 60 }],
  /** Everything a signed-in person does; and whoever is not signed in, or has a cookie that is none, where one should be. */
  any: [
    { by: 'account', requests: 1200, seconds: 60 },
    { by: 'address', requests: 3000, seconds: 60 },
  ],
};

export type Who = Partial<Record<By, string | null>>;
export type Rates = {
  /** Counts one request against what its route and its sender may do; refuses with Retry-After when it is too much. */
  take: (what: keyof typeof budgets, who: Who) => Promise<void>;
};

/** Counted in this process: with several servers each allows as much. `isOn: false` is for benches. */
export function makeRates({ isOn }: { isOn: boolean }): Rates {
  const limiters = new Map<string, RateLimiterMemory>();
  const limiterOf = (what: string, { by, requests, seconds }: Budget) => {
    const keyPrefix = `${what}:${by}`;
    const known = limiters.get(keyPrefix);
    if (known) return known;
    const made = new RateLimiterMemory({ keyPrefix, points: requests, duration: seconds });
    limiters.set(keyPrefix, made);
    return made;
  };
  return {
    take: async (what, who) => {
      if (!isOn) return;
      for (const budget of budgets[what] ?? []) {
        const key = who[budget.by];
        if (!key) continue;
        await limiterOf(what, budget)
          .consume(key)
          .catch((error: unknown) => {
            if (!(error instanceof RateLimiterRes)) throw error;
            throw new Refusal('too_many_requests', [], Math.max(1, Math.ceil(error.msBeforeNext / 1000)));
          });
      }
    },
  };
}
