/** Finds observations by their columns; the filter on articles is applied to the keys found, from memory. */
import type { Observation } from '../../observation.ts';
import type { ArticleTable } from '../search/article-table.ts';
import { contentsPassing, pageOf } from '../search/article-table.ts';
import type { ObservationFilter, Page } from '../port.ts';
import type { Connection } from './connection.ts';
import { findRows } from './found-rows.ts';
import type { ListCondition } from './found-rows.ts';
import { toObservation } from './rows.ts';
import type { Row } from './rows.ts';

/** Up to so many articles the database looks only at theirs; chosen. */
const FEW_ARTICLES = 200;

function conditionsOf(filter: ObservationFilter, contents: ReadonlySet<number> | null): ListCondition[] {
  const few = contents !== null && contents.size <= FEW_ARTICLES;
  return [
    ['indicator IN (SELECT value FROM json_each(?))', filter.indicators],
    ['region_code IN (SELECT value FROM json_each(?))', filter.observedRegionCodes],
    ['status IN (SELECT value FROM json_each(?))', filter.statuses],
    ['EXISTS (SELECT 1 FROM json_each(?) WHERE value BETWEEN first_year AND last_year)', filter.periodYears],
    ['content IN (SELECT value FROM json_each(?))', few ? [...contents] : undefined],
  ];
}

/** All observations of some articles: how many each has is known, so only the page's articles are read. */
function listObservations(
  connection: Connection,
  table: ArticleTable,
  contents: ReadonlySet<number> | null,
  { page, pageSize }: Page,
): { observations: Observation[]; total: number } {
  const ofContent = connection.prepare(
    'SELECT record FROM observations WHERE content = ? ORDER BY key LIMIT ? OFFSET ?',
  );
  const entries = table.listed
    .filter(({ content }) => !contents || contents.has(content))
    .sort((left, right) => (left.head.id < right.head.id ? -1 : 1));
  const observations: Observation[] = [];
  let skip = (page - 1) * pageSize;
  for (const entry of entries) {
    if (observations.length === pageSize) break;
    if (skip < entry.observations) {
      const rows = ofContent.all(entry.content, pageSize - observations.length, skip);
      for (const row of rows) observations.push(toObservation(row as Row));
    }
    skip = Math.max(0, skip - entry.observations);
  }
  return { observations, total: entries.reduce((sum, entry) => sum + entry.observations, 0) };
}

/** In the order of article id and start offset; near-duplicates' observations are left out. */
export function findObservations(
  connection: Connection,
  table: ArticleTable,
  filter: ObservationFilter,
  page: Page,
): { observations: Observation[]; total: number } {
  const contents = contentsPassing(table, filter);
  const conditions = [filter.indicators, filter.observedRegionCodes, filter.statuses, filter.periodYears];
  if (conditions.every((list) => !list || list.length === 0)) {
    return listObservations(connection, table, contents, page);
  }
  const found = findRows(connection, 'observations', conditionsOf(filter, contents), table, contents);
  const record = connection.prepare('SELECT record FROM observations WHERE key = ?');
  const observations = pageOf(found, page).map(({ key }) => toObservation(record.get(key) as Row));
  return { observations, total: found.length };
}
