/** The date a site printed, as an ISO date; what the calendar does not have is none. */

const PRINTED = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})/;
/** Before it no Chinese site published anything. */
const FIRST_YEAR = 1994;
const LAST_YEAR = 2100;

/** «2025-07-02», «2025年7月2日 10:30» → «2025-07-02»; null for «2025-13-45». */
export function publicationDate(printed: string): string | null {
  const match = PRINTED.exec(printed.trim());
  if (!match) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists && year >= FIRST_YEAR && year <= LAST_YEAR ? date.toISOString().slice(0, 10) : null;
}
