/** Reading saved evaluation runs: list, report, cases, comparison. Nothing is written, run or scored here. */
import { z } from 'zod';
import {
  caseQuerySchema,
  caseReportSchema,
  casesPageSchema,
  casesQuerySchema,
  compareCaseQuerySchema,
  comparedCaseSchema,
  compareQuerySchema,
  comparisonSchema,
  runIdSchema,
  runReportSchema,
  runsPageSchema,
  runsQuerySchema,
} from '../../protocol/evaluation.ts';
import { errorSchema } from '../../protocol/library.ts';
import type { App, Context } from '../parts.ts';

const failures = { '4xx': errorSchema, '5xx': errorSchema };
const tags = ['evaluation'];
const params = z.object({ id: runIdSchema });

export function registerEvaluation(app: App, { runLibrary: runs }: Context): void {
  if (runs === undefined) return;

  app.get(
    '/api/eval/runs',
    {
      schema: {
        tags,
        summary: 'Saved evaluation runs, newest first',
        querystring: runsQuerySchema,
        response: { 200: runsPageSchema, ...failures },
      },
    },
    ({ query }) => runs.list(query),
  );

  app.get(
    '/api/eval/runs/:id',
    {
      schema: {
        tags,
        summary: 'One run: scores with their intervals, slices, verdict',
        params,
        response: { 200: runReportSchema, ...failures },
      },
    },
    ({ params: { id } }) => runs.open(id),
  );

  app.get(
    '/api/eval/runs/:id/cases',
    {
      schema: {
        tags,
        summary: 'The cases of a run, filtered',
        params,
        querystring: casesQuerySchema,
        response: { 200: casesPageSchema, ...failures },
      },
    },
    ({ params: { id }, query }) => runs.cases(id, query),
  );

  app.get(
    '/api/eval/runs/:id/case',
    {
      schema: {
        tags,
        summary: 'One case: question, what was expected, the answer beside its evidence, the trace',
        params,
        querystring: caseQuerySchema,
        response: { 200: caseReportSchema, ...failures },
      },
    },
    ({ params: { id }, query }) => runs.openCase(id, query.case),
  );

  app.get(
    '/api/eval/compare',
    {
      schema: {
        tags,
        summary: 'Two runs compared over the cases both asked',
        querystring: compareQuerySchema,
        response: { 200: comparisonSchema, ...failures },
      },
    },
    ({ query }) => runs.compare(query),
  );

  app.get(
    '/api/eval/compare/case',
    {
      schema: {
        tags,
        summary: 'One case in both runs, and how the answer changed',
        querystring: compareCaseQuerySchema,
        response: { 200: comparedCaseSchema, ...failures },
      },
    },
    ({ query }) => runs.compareCase(query.base, query.with, query.case),
  );
}
