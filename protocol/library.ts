/** The wire of what is known: articles, passages, observations, coverage, feedback, errors. */
import { z } from 'zod';
import { articleKindSchema, boundSchema, measureSchema, statusSchema } from './answer.ts';

export const MAX_PAGE_SIZE = 200;

const pageNumber = z.coerce.number().int().min(1).max(1_000_000);
const year = z.coerce.number().int().min(1900).max(2200);

export const articlesQuerySchema = z.object({
  page: pageNumber.default(1),
  pageSize: z.coerce.number().int().min(1).max(MAX_PAGE_SIZE).default(50),
  region: z.string().max(50).optional(),
  year: year.optional(),
  kind: articleKindSchema.optional(),
});

export const articleSummarySchema = z.object({
  id: z.string(),
  title: z.string(),
  kind: articleKindSchema,
  regions: z.array(z.string()),
  year: z.number().int().nullable(),
  publishedOn: z.string().nullable(),
  source: z.string(),
});

export const articlesPageSchema = z.object({
  articles: z.array(articleSummarySchema),
  page: z.number().int(),
  pageSize: z.number().int(),
  total: z.number().int(),
});

export const articleSchema = articleSummarySchema.extend({
  text: z.string(),
  sections: z.array(z.object({ path: z.array(z.string()), start: z.number().int(), end: z.number().int() })),
  noise: z.array(z.object({ start: z.number().int(), end: z.number().int() })),
});

export const searchQuerySchema = z.object({
  q: z.string().trim().min(1).max(1000),
  region: z.string().max(50).optional(),
  year: year.optional(),
  kind: articleKindSchema.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});

export const searchResultSchema = z.object({
  passages: z.array(
    z.object({
      id: z.string(),
      articleId: z.string(),
      title: z.string(),
      sectionPath: z.array(z.string()),
      text: z.string(),
      start: z.number().int(),
      end: z.number().int(),
      score: z.number(),
    }),
  ),
});

export const observationsQuerySchema = z.object({
  indicator: z.string().max(100).optional(),
  region: z.string().max(50).optional(),
  year: year.optional(),
  status: statusSchema.optional(),
  page: pageNumber.default(1),
  pageSize: z.coerce.number().int().min(1).max(MAX_PAGE_SIZE).default(50),
});

export const traceSchema = z.object({
  slot: z.string(),
  from: z.enum(['quote', 'heading', 'title', 'report-year', 'context']),
  start: z.number().int().nullable(),
  end: z.number().int().nullable(),
});

export const observationSchema = z.object({
  id: z.string(),
  indicator: z.string(),
  words: z.string(),
  subject: z.string().nullable(),
  qualifier: z.string().nullable(),
  value: z.number(),
  maxValue: z.number().nullable(),
  unit: z.string(),
  baseValue: z.number(),
  baseUnit: z.string(),
  bound: boundSchema,
  measure: measureSchema,
  comparedWith: z.string().nullable(),
  status: statusSchema,
  region: z.string().nullable(),
  period: z.string().nullable(),
  periodStart: z.string().nullable(),
  periodEnd: z.string().nullable(),
  trace: z.array(traceSchema),
  articleId: z.string(),
  title: z.string(),
  quote: z.string(),
  start: z.number().int(),
  end: z.number().int(),
});

export const observationsPageSchema = z.object({
  observations: z.array(observationSchema),
  page: z.number().int(),
  pageSize: z.number().int(),
  total: z.number().int(),
});

export const coverageSchema = z.object({
  generation: z.number().int().nonnegative(),
  samples: z.boolean(),
  /** Whether there are evaluation runs to look at (protocol/evaluation.ts). */
  evaluation: z.boolean().optional(),
  articles: z.number().int(),
  passages: z.number().int(),
  observations: z.number().int(),
  regions: z.array(z.object({ name: z.string(), code: z.string(), articles: z.number().int() })),
  years: z.array(z.object({ year: z.number().int(), articles: z.number().int() })),
  kinds: z.array(z.object({ kind: articleKindSchema, articles: z.number().int() })),
});

export const feedbackSchema = z.object({
  answerId: z.string().min(1).max(100),
  useful: z.boolean(),
  reason: z.string().max(1000).optional(),
});

/** What became of uploaded files; the same counts as the summary of `npm run ingest`. */
export const uploadSummarySchema = z.object({
  articles: z.object({
    new: z.number().int(),
    updated: z.number().int(),
    unchanged: z.number().int(),
    rejected: z.array(z.object({ file: z.string(), reason: z.string() })),
  }),
  passages: z.number().int(),
  observations: z.number().int(),
  generation: z.number().int().nonnegative(),
});

/** The only shape of a failure: words a person can act on, nothing else leaked. */
export const errorSchema = z.object({
  error: z.object({ code: z.string(), message: z.string(), details: z.unknown().optional() }),
});

export type ArticleSummary = z.infer<typeof articleSummarySchema>;
export type ArticlePage = z.infer<typeof articlesPageSchema>;
export type ArticleView = z.infer<typeof articleSchema>;
export type SearchResult = z.infer<typeof searchResultSchema>;
export type ObservationView = z.infer<typeof observationSchema>;
export type Coverage = z.infer<typeof coverageSchema>;
export type UploadSummary = z.infer<typeof uploadSummarySchema>;
export type Feedback = z.infer<typeof feedbackSchema>;
export type ErrorBody = z.infer<typeof errorSchema>;
