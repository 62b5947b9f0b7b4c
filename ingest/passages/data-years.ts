/** The years a passage's words speak of, «去年» by the report's year; apart from the report's year itself. */
import { findPeriods, yearsOf } from '../../knowledge/language/periods.ts';

/**
 * @param reportYear what «今年» means in the article; null where unknown, and then only named years count
 * @returns ascending, without duplicates
 */
export function dataYears(text: string, reportYear: number | null): number[] {
  const years = findPeriods(text, { anchorYear: reportYear }).flatMap(({ period }) => yearsOf(period));
  return [...new Set(years)].toSorted((left, right) => left - right);
}
