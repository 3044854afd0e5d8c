/** What a community sets for itself. Presets of the demo; stored with the community, never compiled in. */
export type CommunitySettings = {
  /** Local times `HH:MM`, each a span of the working day. */
  workingHours: { winter: [from: string, to: string][]; summer: [from: string, to: string][] };
  /** Months (1–12) in which the summer hours hold. */
  summerMonths: number[];
  hotline: string;
  /** A position this far from the nearest grid still belongs to it (a hole, a gap, the pavement outside), metres. */
  nearestWithinMeters: number;
  /** Text and position further apart than this disagree, metres. */
  disagreeBeyondMeters: number;
  /** Infrastructure this near to a hazard proposes who keeps it, metres. */
  nearInfrastructureMeters: number;
};

export const presetSettings: CommunitySettings = {
  workingHours: {
    winter: [
      ['08:30', '12:00'],
      ['14:30', '17:30'],
    ],
    summer: [
      ['08:30', '12:00'],
      ['15:00', '18:00'],
    ],
  },
  summerMonths: [5, 6, 7, 8, 9],
  hotline: '100-0000-0000',
  nearestWithinMeters: 50,
  disagreeBeyondMeters: 150,
  nearInfrastructureMeters: 15,
};
