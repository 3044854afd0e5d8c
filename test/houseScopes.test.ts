import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listSources, root } from './support/sources.ts';

/** Tables whose rows belong to somebody: a query that reads them is given a scope, which domain/scope.ts alone makes. */
const scoped = 'ticket|ticketReport|report|reportContact|reportPhoto|photo|person|assignment';
const rawScoped = 'ticket|ticket_report|report|report_contact|report_photo|photo|person|assignment';
const reads = new RegExp(
  `(\\.(from|innerJoin|leftJoin)\\(\\s*(${scoped})\\b|\\b(from|join)\\s+(\\$\\{(${scoped})\\}|(${rawScoped})\\b))`,
);
const takesScope = /\b(TicketScope|PeopleScope|AccountScope|LogScope|ReportScope)\b/;

/** Queries that need none, each with the reason: nobody asks, or what they give out belongs to nobody. */
const without: Record<string, string> = {
  readWallTickets: 'public columns of what is not restricted',
  readPublicColumns: 'public columns; publicTicket decides what of them is shown',
  readOpenByGrid: 'counts',
  readOpenByConfidence: 'counts',
  readFlow: 'counts',
  readEarlierReports: 'intake answers a retry with what its sender was answered before',
  readKnownPhotos: 'intake asks whether ids exist',
  readPhotoRow: 'intake answers a retry; no content',
  deleteOrphans: 'removes what no report came for',
  readHeldTickets: 'inside the change of a posting',
  erasePhotos: 'erases',
  lockPerson: 'gives an account to a person; no personal column',
  readSignedIn: 'who asks: made before there can be a scope',
  readPersonOfAccount: 'who asks: made before there can be a scope',
  readNamedPerson: 'the person who asks, about themselves',
  readAccountsByPhone: 'signing in: made before there can be a scope; ids only',
  hasAdministrator: 'whether there is one',
  readPostedPeople: 'invented people of the demo',
};

const queries = listSources(['api/db/queries']).flatMap((path) =>
  readFileSync(join(root, path), 'utf8')
    .split(/^(?=export |const |function |async function )/m)
    .flatMap((body) => {
      const name = /^export (?:async )?(?:function|const) (\w+)/.exec(body)?.[1];
      return name === undefined ? [] : [{ path, name, body }];
    }),
);
const reading = queries.filter(({ body }) => reads.test(body));

describe('a query that reads tickets, reports, photos or people', () => {
  it('is given a scope, or stands here with the reason why it needs none', () => {
    expect(reading.length).toBeGreaterThan(20);
    const bare = reading.filter(({ body, name }) => !takesScope.test(body) && !(name in without));
    expect(bare.map(({ path, name }) => `${path}: ${name}`)).toEqual([]);
  });

  it('is not excused when it needs no excuse', () => {
    const needed = reading.filter(({ body }) => !takesScope.test(body)).map(({ name }) => name);
    expect(Object.keys(without).filter((name) => !needed.includes(name))).toEqual([]);
  });

  it('stands with all other SQL: nobody else touches the tables', () => {
    const elsewhere = listSources(['api']).filter(
      (path) =>
        !path.startsWith('api/db/') &&
        new RegExp(
          `\\b(from|join|update|into)\\s+(${rawScoped})\\b[\\s\\S]{0,40}\\b(where|on|set|values)\\b`,
        ).test(readFileSync(join(root, path), 'utf8')),
    );
    expect(elsewhere).toEqual([]);
  });
});
