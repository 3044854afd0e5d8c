import { createMiddleware } from 'hono/factory';
import { publicActor } from '#domain/actor.ts';
import { Refusal } from '#domain/errors.ts';
import { type Action, may, ruleOf } from '#domain/policy.ts';
import { addressOf } from './addressOf.ts';
import { type Env, groundOf } from './environment.ts';

/** The same for everybody who asks; all other answers are one reader's, and no cache's. */
const forEverybody: readonly Action[] = [
  'document.read',
  'health.read',
  'land.read',
  'wall.read',
  'feed.read',
];

/**
 * Names the policy row of a route and asks it first. Who asks is looked up only where the row depends on it, so that sending
 * a report stays quick. Every route of the API carries one; the tests read them off the route table.
 */
export const allowed = (action: Action) => {
  const isPublic = ruleOf(action) === 'public';
  const isOwn = !forEverybody.includes(action);
  return Object.assign(
    createMiddleware<Env>(async (c, next) => {
      const { identity, refusals, rates } = c.get('deps');
      if (isOwn) c.header('cache-control', 'no-store');
      if (isPublic) {
        await rates.take(action, { address: addressOf(c), sender: c.req.header('x-sender-key') ?? null });
        c.set('actor', publicActor);
        return next();
      }
      const { communityId } = await groundOf(c);
      const resolved = await identity.resolve(c.req.raw.headers, communityId);
      c.set('actor', resolved.actor);
      c.set('session', resolved);
      const { accountId } = resolved;
      await rates.take('any', accountId === null ? { address: addressOf(c) } : { account: accountId });
      // An account is one's own also in a community where one is nobody.
      if (ruleOf(action) === 'signed-in' && resolved.accountId !== null) return next();
      const verdict = may(resolved.actor, action);
      if (verdict.ok) return next();
      refusals.note(communityId, { actor: resolved.actor, action, requestId: c.get('requestId') });
      throw new Refusal(verdict.because === 'sign-in-needed' ? 'sign_in_needed' : 'not_allowed', [
        { path: '', code: verdict.because },
      ]);
    }),
    { action },
  );
};
