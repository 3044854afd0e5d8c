import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyAudit } from '#actions/verifyAudit.ts';
import type { AuditRow } from '#contract/audit.ts';
import type { SubmitAnswer } from '#contract/reports.ts';
import type { StaffTicket } from '#contract/tickets.ts';
import { type Api, aReport, openApi } from '#support/api.ts';
import { plainPhoto } from '#support/photos.ts';

const contact = { name: '金丝雀', phone: '100-7777-7777' };
let api: Api;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.close());

const call = async (key: string, method: string, path: string, body?: unknown) =>
  api.request(path, {
    method,
    headers: { ...(await api.as(key)), 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
const sent = async (more: object = {}) => {
  const report = aReport({ reporter: contact, text: '楼下有水', ...more });
  const { ticket } = (await (await api.send(report)).json()) as SubmitAnswer;
  return { reportId: report.id, ticketId: ticket.id };
};
const personOf = async (key: string) => {
  const [person] = await api.database.sql<{ id: string }[]>`
    select id from person where community_id = ${api.communityId} and name = ${`测试员${key}`}`;
  return person?.id as string;
};
const log = async (key: string, query = '') => {
  const answer = (await (await call(key, 'GET', `/api/audit${query}`)).json()) as {
    items: AuditRow[];
    isIntact: boolean;
  };
  expect(answer.isIntact).toBe(true);
  return answer.items;
};

describe('who reported', () => {
  it('is opened at the desk for one purpose, and the secretary and the auditor see that it was', async () => {
    const { reportId } = await sent();
    const response = await call('clerk', 'POST', `/api/reports/${reportId}/contact`, {
      purpose: 'call-back',
    });
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.json()).toEqual(contact);
    for (const reader of ['secretary', 'auditor']) {
      const [entry] = await log(reader, `?subjectId=${reportId}`);
      expect(entry).toMatchObject({
        action: 'contact-revealed',
        actor: { kind: 'person', posts: ['desk-clerk'] },
        details: { purpose: 'call-back' },
        requestId: response.headers.get('x-request-id'),
      });
      expect(JSON.stringify(entry)).not.toMatch(/金丝雀|7777/);
    }
  });

  it('is asked for with a purpose from the list and no other', async () => {
    const { reportId } = await sent();
    for (const body of [{}, { purpose: 'curiosity' }, { purpose: 'call-back', more: 1 }])
      expect((await call('clerk', 'POST', `/api/reports/${reportId}/contact`, body)).status).toBe(422);
    expect(await log('auditor', `?subjectId=${reportId}`)).toEqual([]);
  });

  it('stays closed to those who handle the matter, and is not there for what is out of scope', async () => {
    const { reportId } = await sent({ category: 'family-dispute' });
    const open = (key: string, id: string) =>
      call(key, 'POST', `/api/reports/${id}/contact`, { purpose: 'call-back' });
    for (const key of ['worker2', 'officerA', 'unit-jia-1', 'administrator', 'auditor', 'dutyA'])
      expect((await open(key, reportId)).status, key).toBe(403);
    // A family matter is its holder's and the secretary's: the desk does not even learn that it exists.
    expect((await open('clerk', reportId)).status).toBe(404);
    expect((await open('secretary', reportId)).status).toBe(200);
    expect((await open('secretary', uuidv7())).status).toBe(404);
  });

  it('of a complaint is closed to those complained about, and open for handling it alone', async () => {
    const open = (reportId: string, purpose: string) =>
      call('secretary', 'POST', `/api/reports/${reportId}/contact`, { purpose });
    const seen = async (ticketId: string) =>
      ((await (await call('secretary', 'GET', `/api/tickets/${ticketId}`)).json()) as StaffTicket).reports[0];
    const aboutUs = await sent({ complaintAbout: 'community' });
    expect((await open(aboutUs.reportId, 'complaint-handling')).status).toBe(403);
    expect(await seen(aboutUs.ticketId)).toMatchObject({
      hasContact: true,
      contact: null,
      contactPurposes: [],
      contactBecause: 'complaint-about-community',
    });
    const aboutWorker = await sent({ complaintAbout: 'grid-worker' });
    expect((await open(aboutWorker.reportId, 'call-back')).status).toBe(422);
    expect((await open(aboutWorker.reportId, 'complaint-handling')).status).toBe(200);
    expect((await seen(aboutWorker.ticketId))?.contactPurposes).toEqual(['complaint-handling']);
  });

  it('is erased with words and photos by an administrator with a reason; the matter itself goes on', async () => {
    const photoId = uuidv7();
    await api.request(`/api/photos/${photoId}`, {
      method: 'PUT',
      body: (await plainPhoto('png')) as BodyInit,
    });
    const { reportId, ticketId } = await sent({ photoIds: [photoId] });
    await api.database.sql`update report set sender_id = 'a phone' where id = ${reportId}`;
    const path = `/api/reports/${reportId}/personal`;
    const body = { what: ['contact', 'text', 'photos'], reason: '本人要求' };
    for (const key of ['secretary', 'clerk', 'auditor'])
      expect((await call(key, 'DELETE', path, body)).status, key).toBe(403);
    expect((await call('administrator', 'DELETE', path, { ...body, reason: ' ' })).status).toBe(422);
    expect((await call('administrator', 'DELETE', path, body)).status).toBe(200);
    const ticket: StaffTicket = await api.get(`/api/tickets/${ticketId}`);
    expect(ticket.status).toBe('assigned');
    expect(ticket.reports[0]).toMatchObject({
      text: null,
      placeText: null,
      sentPosition: null,
      hasContact: false,
      contact: null,
      photoIds: [],
    });
    expect((await api.see(`/api/photos/${photoId}`)).status).toBe(404);
    const [row] = await api.database.sql<{ rest: string }[]>`
      select concat(r.text, r.place_text, r.sender_id, (select count(*) from report_contact c where c.report_id = r.id), (select length(content) from photo where id = ${photoId})) as rest
      from report r where r.id = ${reportId}`;
    expect(row?.rest).toBe('0');
    const [entry] = await log('auditor', `?subjectId=${reportId}&action=report-erased`);
    expect(entry?.details).toEqual({ what: ['contact', 'photos', 'text'], reason: '本人要求' });
    expect((await call('administrator', 'DELETE', `/api/reports/${uuidv7()}/personal`, body)).status).toBe(
      404,
    );
  });
});

describe('the log', () => {
  it('is the auditor’s whole, the secretary’s as far as something was opened, and nobody else’s', async () => {
    const { reportId } = await sent();
    await call('clerk', 'POST', `/api/reports/${reportId}/contact`, { purpose: 'clarify-place' });
    await call('worker2', 'GET', '/api/people');
    const account = `/api/people/${await personOf('rider')}/account`;
    expect((await call('administrator', 'POST', account, { userName: 'log-rider' })).status).toBe(201);
    expect((await call('administrator', 'DELETE', account, { reason: '离职' })).status).toBe(200);
    const actions = new Set((await log('auditor', '?limit=200')).map(({ action }) => action));
    for (const action of ['signed-in', 'refused', 'contact-revealed']) expect(actions).toContain(action);
    // By the link of a new account somebody becomes another: an opening like any other.
    expect(new Set((await log('secretary', '?limit=200')).map(({ action }) => action))).toEqual(
      new Set(['contact-revealed', 'report-erased', 'account-created', 'account-disabled']),
    );
    const [refused] = await log('auditor', '?action=refused');
    expect(refused).toMatchObject({ details: { tried: 'people.list' }, actor: { posts: ['grid-worker'] } });
    for (const key of ['worker2', 'clerk', 'administrator', 'deputy'])
      expect((await call(key, 'GET', '/api/audit')).status, key).toBe(403);
  });

  it('gives every entry once, page by page, and refuses a cursor that is none', async () => {
    const all = await log('auditor', '?limit=200');
    const paged: AuditRow[] = [];
    let cursor = '';
    for (let page = 0; page < 100; page++) {
      const answer = (await (await call('auditor', 'GET', `/api/audit?limit=3${cursor}`)).json()) as {
        items: AuditRow[];
        next: string | null;
      };
      paged.push(...answer.items);
      if (answer.next === null) break;
      cursor = `&cursor=${answer.next}`;
    }
    expect(paged.map(({ sequence }) => sequence)).toEqual(all.map(({ sequence }) => sequence));
    expect(all.map(({ sequence }) => sequence)).toEqual(
      Array.from({ length: all.length }, (_, index) => all.length - index),
    );
    expect((await call('auditor', 'GET', '/api/audit?cursor=x')).status).toBe(400);
  });

  it('cannot be changed or shortened by a query, whatever is set anywhere', async () => {
    const { sql } = api.database;
    await expect(
      sql`update audit_entry set action = 'signed-out' where community_id = ${api.communityId}`,
    ).rejects.toThrow(/cannot be changed/);
    await expect(sql`delete from audit_entry where community_id = ${api.communityId}`).rejects.toThrow(
      /180 days/,
    );
    expect((await verifyAudit(api.database.db, api.communityId, api.deps)).breaks).toEqual([]);
  });
});
