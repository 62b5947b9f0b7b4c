/** The re-ranking client against a service that plays every trick: an order or none, in time, and nothing left open. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import type { RerankRecord } from '../../answer/rerank/port.ts';
import { readOrder } from '../../answer/rerank/read-order.ts';
import { createReranker, type RerankLimits } from '../../answer/rerank/rerank-client.ts';
import { startScriptedReranker, type RerankBehaviourName, type ScriptedReranker } from './scripted-reranker.ts';

const LIMITS: RerankLimits = { totalMs: 1000, retryMs: 1, random: () => 0 };
const QUERY = '高新技术企业';
const DOCUMENTS = ['粮食总产量九十二亿斤', '高新技术企业总数', '新认定的高新企业', '学位'];
const TRUE_ORDER = [1, 2, 0, 3];

let service: ScriptedReranker;
beforeAll(async () => {
  service = await startScriptedReranker();
});
afterAll(() => service.close());
beforeEach(() => service.forget());

async function order(
  behaviour: RerankBehaviourName,
  signal = new AbortController().signal,
  baseUrl = service.baseUrl,
): Promise<{ order: readonly number[] | null; records: RerankRecord[] }> {
  service.behaviour = behaviour;
  const records: RerankRecord[] = [];
  const settings = { baseUrl, model: 'bge-reranker-v2-m3', apiKey: 'key' };
  const reranker = createReranker(settings, (record) => records.push(record), LIMITS);
  return { order: await reranker.order(QUERY, DOCUMENTS, signal), records };
}

describe('a re-ranking service', () => {
  it('is sent the model, the question and the texts, and the key', async () => {
    await order('truthful');
    expect(service.requests).toEqual([
      { model: 'bge-reranker-v2-m3', query: QUERY, documents: DOCUMENTS, top_n: DOCUMENTS.length },
    ]);
    expect(service.paths).toEqual(['/v1/rerank']);
    expect(service.keys).toEqual(['Bearer key']);
  });

  it('may be named with the end of its address', async () => {
    await order('truthful', undefined, `${service.baseUrl}/rerank/`);
    expect(service.paths).toEqual(['/v1/rerank']);
  });

  it.each([
    ['truthful', TRUE_ORDER, 'ok', 1],
    ['unsorted', TRUE_ORDER, 'ok', 1],
    ['with documents', TRUE_ORDER, 'ok', 1],
    ['a bare list of scores', TRUE_ORDER, 'ok', 1],
    ['reversed', [3, 2, 1, 0], 'ok', 1],
    ['half of them', TRUE_ORDER, 'ok', 1],
    ['twice and out of range', TRUE_ORDER, 'ok', 1],
    ['429 then fine', TRUE_ORDER, 'ok', 2],
    ['one of them', null, 'malformed', 1],
    ['no numbers', null, 'malformed', 1],
    ['NaN', null, 'malformed', 1],
    ['an HTML page', null, 'malformed', 1],
    ['an empty object', null, 'malformed', 1],
    ['always 429', null, 'busy', 2],
    ['500', null, 'failed', 2],
    ['401', null, 'refused', 1],
    ['hang', null, 'slow', 1],
    ['hang in mid-reply', null, 'slow', 1],
  ] as const)('that is «%s» gives %j, told as «%s» after %i requests', async (behaviour, wanted, outcome, requests) => {
    const { order: given, records } = await order(behaviour);
    expect(given).toEqual(wanted);
    expect(records).toMatchObject([{ outcome, documents: DOCUMENTS.length }]);
    expect(records[0]?.ms).toBeLessThan(LIMITS.totalMs + 1000);
    expect(service.requests).toHaveLength(requests);
    expect(JSON.stringify(records)).not.toContain('SECRET');
    await expect.poll(() => service.open(), { timeout: 3000 }).toBe(0);
  });

  it.each(['cut', 'sent elsewhere'] as const)('that is «%s» gives no order', async (behaviour) => {
    const { order: given, records } = await order(behaviour);
    expect(given).toBeNull();
    expect(records).toHaveLength(1);
    expect(service.paths.every((path) => path === '/v1/rerank')).toBe(true);
  });

  it('that nobody answers at is unreachable', async () => {
    const closed = await startScriptedReranker();
    await closed.close();
    const { order: given, records } = await order('truthful', undefined, closed.baseUrl);
    expect(given).toBeNull();
    expect(records).toMatchObject([{ outcome: 'unreachable' }]);
  });

  it('sees a cancelled question end, and the question ends as cancelled', async () => {
    const controller = new AbortController();
    const asked = service.nextRequest();
    const given = order('hang', controller.signal).catch((error: unknown) => error);
    await asked;
    controller.abort();
    expect(await given).toMatchObject({ code: 'cancelled' });
    await expect.poll(() => service.open(), { timeout: 2000, interval: 5 }).toBe(0);
  });
});

describe('a reply', () => {
  it('of any shape is a whole order or none', () => {
    const entry = fc.oneof(
      fc.anything(),
      fc.record({ index: fc.integer({ min: -2, max: 6 }), relevance_score: fc.oneof(fc.double(), fc.string()) }),
    );
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.record({ results: fc.array(entry) })), (body) => {
        const read = readOrder(body, 5);
        expect(read === null || read.toSorted().join() === '0,1,2,3,4').toBe(true);
      }),
    );
  });
});
