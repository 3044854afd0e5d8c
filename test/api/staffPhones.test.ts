import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fieldsInGrid } from '#domain/openFields.ts';
import { may } from '#domain/policy.ts';
import { type Api, openApi } from '#support/api.ts';
import { everyRole, headersOf } from '#support/roles.ts';
import { smallGridCode } from '#support/smallLand.ts';

let api: Api;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.close());

describe('(nothing asks for the field staff-phones): the telephone numbers of who works here', () => {
  it.each(everyRole)('are in a triangle whole only for whom they are open: a %s', async (role) => {
    const headers = await headersOf(api, role, 'no screen');
    const { actor } = await api.deps.identity.resolve(new Headers(headers), api.communityId);
    const answer = await api.request(`/api/grids/${smallGridCode(2)}/triangle`, { headers });
    const shown = (await answer.text()).match(/100-9\d{3}-0000/g) ?? [];
    const fields = fieldsInGrid(actor, smallGridCode(2), api.communityId);
    if (may(actor, 'triangle.read').ok && fields.has('staff-phones')) {
      if (answer.status === 200) expect(shown.length).toBeGreaterThan(0);
    } else expect(shown).toEqual([]);
  });
});
