/**
 * Public holidays (off) and extra working days (调休) as the State Council published them, 2024–2026. A new year is added
 * here when its notice is out, usually in November. Until then `workingTime` counts Monday to Friday and says so.
 */
type Year = { off: string[]; working: string[] };

const years: Record<string, Year> = {
  '2024': {
    off: ['01-01', '02-10..02-17', '04-04..04-06', '05-01..05-05', '06-10', '09-15..09-17', '10-01..10-07'],
    working: ['02-04', '02-18', '04-07', '04-28', '05-11', '09-14', '09-29', '10-12'],
  },
  '2025': {
    off: ['01-01', '01-28..02-04', '04-04..04-06', '05-01..05-05', '05-31..06-02', '10-01..10-08'],
    working: ['01-26', '02-08', '04-27', '09-28', '10-11'],
  },
  '2026': {
    off: [
      '01-01..01-03',
      '02-15..02-23',
      '04-04..04-06',
      '05-01..05-05',
      '06-19..06-21',
      '09-25..09-27',
      '10-01..10-07',
    ],
    working: ['01-04', '02-14', '02-28', '05-09', '09-20', '10-10'],
  },
};

function expand(year: string, span: string): string[] {
  const [from = '', to = from] = span.split('..');
  const days: string[] = [];
  for (let at = Date.parse(`${year}-${from}`); at <= Date.parse(`${year}-${to}`); at += 86_400_000)
    days.push(new Date(at).toISOString().slice(0, 10));
  return days;
}

export const publishedCalendarDays: readonly { day: string; isWorking: boolean }[] = Object.entries(
  years,
).flatMap(([year, { off, working }]) => [
  ...off.flatMap((span) => expand(year, span)).map((day) => ({ day, isWorking: false })),
  ...working.map((day) => ({ day: `${year}-${day}`, isWorking: true })),
]);
