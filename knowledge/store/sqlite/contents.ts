/** Reads and writes what an article holds: text, passages, vectors, observations, facts, under one key that never changes. */
import { LRUCache } from 'lru-cache';
import type { Article, Passage } from '../../article.ts';
import { compareByPlace } from '../digest.ts';
import { yearsOfPeriod } from '../filters.ts';
import type { ArticleRecord } from '../port.ts';
import { packVectors, toHead } from '../search/records.ts';
import type { PackedVectors } from '../search/segment.ts';
import type { ContentReader } from '../search/view.ts';
import type { Connection } from './connection.ts';
import type { LearnedFact } from '../../learned-fact.ts';
import { toArticle, toFact, toObservation, toPassage, unpackVectors, vectorColumns } from './rows.ts';
import type { Row } from './rows.ts';

export interface SqliteContentReader extends ContentReader {
  vectors(content: number): PackedVectors;
  /** By start offset. */
  facts(content: number): LearnedFact[];
  /** As computed when it was written, in the same transaction. */
  recordDigest(content: number): string;
}

/**
 * What several searches of a question find, and what the next questions ask for again, is read once. A content never
 * changes under its key, so that nothing goes stale; at most about 8 MB of passages and 20 MB of articles are kept.
 */
const KEPT_PASSAGES = 4000;
const KEPT_ARTICLES = 400;

const PASSAGE_COLUMNS = 'p.id, p.ordinal, p.start_offset, p.end_offset, p.section_path, p.data_years, p.text';

export function createContentReader(connection: Connection): SqliteContentReader {
  const article = connection.prepare('SELECT head, sections, noise, text FROM contents WHERE key = ?');
  const passages = connection.prepare(`SELECT ${PASSAGE_COLUMNS} FROM contents c JOIN passages p
    ON p.key >= c.first_passage AND p.key < c.first_passage + c.passage_count WHERE c.key = ? ORDER BY p.key`);
  const passage = connection.prepare(`SELECT ${PASSAGE_COLUMNS} FROM contents c JOIN passages p
    ON p.key = c.first_passage + ? WHERE c.key = ?`);
  const vectors = connection.prepare('SELECT passage_ids, lengths, ids, weights FROM vectors WHERE content = ?');
  const digest = connection.prepare('SELECT record_digest FROM contents WHERE key = ?');
  const within = connection.prepare(
    'SELECT record FROM observations WHERE content = ? AND start_offset >= ? AND start_offset < ? ORDER BY key',
  );
  const facts = connection.prepare('SELECT record FROM facts WHERE content = ? ORDER BY key');
  const keptArticles = new LRUCache<number, Article>({ max: KEPT_ARTICLES });
  const keptPassages = new LRUCache<string, Passage>({ max: KEPT_PASSAGES });
  return {
    article(content, duplicateOf) {
      const kept = keptArticles.get(content);
      // Whether it is a near-duplicate is told by the generation, not by the content.
      if (kept?.duplicateOf === duplicateOf) return kept;
      const read = toArticle(article.get(content) as Row, duplicateOf);
      keptArticles.set(content, read);
      return read;
    },
    passages: (content, articleId) => passages.all(content).map((row) => toPassage(row as Row, articleId)),
    passage(content, position, articleId) {
      const key = `${content}/${position}`;
      const kept = keptPassages.get(key) ?? toPassage(passage.get(position, content) as Row, articleId);
      keptPassages.set(key, kept);
      return kept;
    },
    vectors: (content) => unpackVectors(vectors.get(content) as Row),
    facts: (content) => facts.all(content).map((row) => toFact(row as Row)),
    recordDigest: (content) => digest.get(content)!['record_digest'] as string,
    observationsWithin: (content, { start, end }) =>
      within.all(content, start, end).map((row) => toObservation(row as Row)),
  };
}

export interface ContentWriter {
  /** Returns the new content's key. */
  insert(record: ArticleRecord, recordDigest: string): number;
  remove(content: number): void;
}

export function createContentWriter(connection: Connection): ContentWriter {
  const insertPassage = connection.prepare(`INSERT INTO passages
    (id, ordinal, start_offset, end_offset, section_path, data_years, text) VALUES (?, ?, ?, ?, ?, ?, ?)`);
  const insertContent = connection.prepare(`INSERT INTO contents
    (record_digest, first_passage, passage_count, observation_count, head, sections, noise, text)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?)`);
  const insertVectors = connection.prepare(
    'INSERT INTO vectors (content, passage_ids, lengths, ids, weights) VALUES (?, ?, ?, ?, ?)',
  );
  const insertObservation = connection.prepare(`INSERT INTO observations
    (content, start_offset, indicator, status, region_code, first_year, last_year, record)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?)`);
  const insertFact = connection.prepare('INSERT INTO facts (content, region_code, record) VALUES (?, ?, ?)');
  const insertName = connection.prepare('INSERT OR IGNORE INTO fact_names (name, fact) VALUES (?, ?)');
  const removeNames = connection.prepare(
    'DELETE FROM fact_names WHERE fact IN (SELECT key FROM facts WHERE content = ?)',
  );
  const range = connection.prepare('SELECT first_passage, passage_count FROM contents WHERE key = ?');
  const removePassages = connection.prepare('DELETE FROM passages WHERE key >= ? AND key < ?');
  const removals = [
    'vectors WHERE content',
    'observations WHERE content',
    'facts WHERE content',
    'contents WHERE key',
  ].map((place) => connection.prepare(`DELETE FROM ${place} = ?`));

  return {
    insert({ article, passages, observations, facts }, recordDigest) {
      const ordered = passages.toSorted((left, right) => left.ordinal - right.ordinal);
      // AUTOINCREMENT within one transaction: the keys of an article's passages follow one another.
      const keys = ordered.map(({ id, ordinal, start, end, sectionPath, dataYears, text }) => {
        const years = JSON.stringify(dataYears);
        return insertPassage.run(id, ordinal, start, end, JSON.stringify(sectionPath), years, text).lastInsertRowid;
      });
      const content = Number(
        insertContent.run(
          recordDigest,
          keys[0] ?? 0,
          ordered.length,
          observations.length,
          JSON.stringify(toHead(article)),
          JSON.stringify(article.sections),
          JSON.stringify(article.noise),
          article.text,
        ).lastInsertRowid,
      );
      insertVectors.run(content, ...vectorColumns(packVectors(ordered)));
      for (const observation of observations.toSorted(compareByPlace)) {
        const { start, indicator, status, region, period } = observation;
        const years = yearsOfPeriod(period);
        const slots = [indicator, status, region?.code ?? null, years?.first ?? null, years?.last ?? null];
        insertObservation.run(content, start, ...slots, JSON.stringify(observation));
      }
      for (const fact of facts.toSorted(compareByPlace)) {
        const key = insertFact.run(content, fact.region.code, JSON.stringify(fact)).lastInsertRowid;
        for (const name of fact.names) insertName.run(name, key);
      }
      return content;
    },
    remove(content) {
      const row = range.get(content);
      if (!row) return;
      const first = Number(row['first_passage']);
      removePassages.run(first, first + Number(row['passage_count']));
      removeNames.run(content);
      for (const removal of removals) removal.run(content);
    },
  };
}
