import { describe, expect, it } from 'vitest';
import { createMetrics } from '../../server/metrics.ts';
import { createServiceReports } from '../../server/service-reports.ts';
import { createMemoryStore } from '../store/memory-store.ts';

describe('requests to services outside', () => {
  it('are counted by use and outcome at /metrics, and failures are warned of', async () => {
    const lines: string[] = [];
    const reports = createServiceReports({
      info: () => lines.push('info'),
      warn: () => lines.push('warn'),
    });
    reports.reranked({ model: 'm', documents: 3, ms: 1, outcome: 'ok' });
    reports.reranked({ model: 'm', documents: 3, ms: 1, outcome: 'slow' });
    reports.reranked({ model: 'm', documents: 3, ms: 1, outcome: 'slow' });
    reports.rewritten({ model: 'm', promptHash: '0', ms: 1, outcome: 'ungrounded' });
    const metrics = createMetrics({ store: createMemoryStore(), clock: () => 0, serviceCounts: reports.counts });
    await metrics.render();
    const text = await metrics.render();
    expect(text).toContain('jushi_service_requests_total{use="reranking",outcome="ok"} 1');
    expect(text).toContain('jushi_service_requests_total{use="reranking",outcome="slow"} 2');
    expect(text).toContain('jushi_service_requests_total{use="rewriting",outcome="ungrounded"} 1');
    expect(lines).toEqual(['info', 'warn', 'warn', 'info']);
  });
});
