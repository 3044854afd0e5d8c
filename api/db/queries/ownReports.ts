import { and, desc, eq } from 'drizzle-orm';
import type { ReportScope } from '#domain/scope.ts';
import type { Db } from '../connect.ts';
import { report, ticket, ticketReport } from '../schema.ts';

const followed = (db: Db) =>
  db
    .select({
      id: report.id,
      placement: report.placement,
      number: ticket.number,
      status: ticket.status,
    })
    .from(report)
    .innerJoin(
      ticketReport,
      and(eq(ticketReport.communityId, report.communityId), eq(ticketReport.reportId, report.id)),
    )
    .innerJoin(
      ticket,
      and(eq(ticket.communityId, ticketReport.communityId), eq(ticket.id, ticketReport.ticketId)),
    );

/** First placements of a sender's reports with the current status of their tickets, newest first. */
export const readPlacements = (db: Db, { communityId, by }: ReportScope, limit: number) =>
  followed(db)
    .where(
      and(
        eq(report.communityId, communityId),
        'reportId' in by ? eq(report.id, by.reportId) : eq(report.senderId, by.senderId),
      ),
    )
    .orderBy(desc(report.receivedAt), desc(report.id))
    .limit(limit);
