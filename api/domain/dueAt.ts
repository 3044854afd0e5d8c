import type { Category } from '#contract/categories.ts';
import type { Severity } from '#contract/lists.ts';

/** Where a category sets no limit for finishing, its severity does; minutes. */
const bySeverity: Record<Severity, number> = { urgent: 4 * 60, elevated: 24 * 60, normal: 3 * 24 * 60 };

/** Plain minutes from opening to due. The one function the real working calendar will replace. */
export function dueMinutes(category: Category, severity: Severity): number {
  return category.limitMinutes.done ?? bySeverity[severity];
}
