/**
 * What an operator sees at `/metrics` (Prometheus text format): requests, answers, the index served.
 * A registry of its own for each server, so that two in one process (tests) do not share counts.
 */
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Answerer } from '../answer/port.ts';
import type { KnowledgeStore } from '../knowledge/store/port.ts';
import type { ServiceCount } from './service-reports.ts';

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

export interface Metrics {
  readonly contentType: string;
  render(): Promise<string>;
  /** @param route the pattern («/api/articles/:id»), never the address asked for */
  observeRequest(labels: { method: string; route: string; status: number }, seconds: number): void;
  countConnections(change: 1 | -1): void;
  /** The same answers, counted: by outcome, and «cancelled» and «error» for those that did not end. */
  measured(answerer: Answerer): Answerer;
}

export function createMetrics(parts: {
  readonly store: KnowledgeStore;
  /** Milliseconds. */
  readonly clock: () => number;
  readonly serviceCounts?: () => readonly ServiceCount[];
}): Metrics {
  const { store, clock, serviceCounts = () => [] } = parts;
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: 'jushi_http_request_duration_seconds',
    help: 'Time to answer HTTP requests.',
    labelNames: ['method', 'route', 'status'],
    buckets: SECONDS,
    registers,
  });
  const answers = new Counter({
    name: 'jushi_answers_total',
    help: 'Answers by outcome.',
    labelNames: ['outcome', 'mode'],
    registers,
  });
  const durations = new Histogram({
    name: 'jushi_answer_duration_seconds',
    help: 'Time from question to the end of its answer.',
    buckets: SECONDS,
    registers,
  });
  const retrievals = new Counter({
    name: 'jushi_retrievals_total',
    help: 'Answers by how passages were found, where an embedding model is set.',
    labelNames: ['by', 'reason'],
    registers,
  });
  const inFlight = new Gauge({ name: 'jushi_answers_in_flight', help: 'Answers being given now.', registers });
  const connections = new Gauge({ name: 'jushi_chat_connections', help: 'Open WebSockets.', registers });
  const generation = new Gauge({ name: 'jushi_index_generation', help: 'Generation of the index served.', registers });

  const services = new Counter({
    name: 'jushi_service_requests_total',
    help: 'Requests to models and re-rankers by use (wording, rewriting, reranking; embedding: failures) and how they ended.',
    labelNames: ['use', 'outcome'],
    registers,
  });

  function readServices(): void {
    services.reset();
    for (const { use, outcome, count } of serviceCounts()) {
      services.inc({ use, outcome }, count);
    }
  }

  async function readGeneration(): Promise<void> {
    try {
      const view = await store.openView();
      generation.set(view.generation);
      view.close();
    } catch {
      // The last known one stays; /readyz tells that the store is away.
    }
  }

  async function* measure(source: ReturnType<Answerer['answer']>, signal: AbortSignal): ReturnType<Answerer['answer']> {
    const startedAt = clock();
    const labels = { outcome: 'error', mode: 'none' };
    inFlight.inc();
    try {
      for await (const event of source) {
        if (event.type === 'end') {
          labels.outcome = event.answer.outcome;
          labels.mode = event.answer.mode;
          const { retrieval } = event.answer;
          if (retrieval !== undefined) retrievals.inc({ by: retrieval.by, reason: retrieval.reason ?? 'none' });
        }
        yield event;
      }
    } finally {
      inFlight.dec();
      if (labels.outcome === 'error' && signal.aborted) {
        labels.outcome = 'cancelled';
      }
      answers.inc(labels);
      durations.observe((clock() - startedAt) / 1000);
    }
  }

  return {
    contentType: registry.contentType,
    async render() {
      await readGeneration();
      readServices();
      return registry.metrics();
    },
    observeRequest: (labels, seconds) => requests.observe(labels, seconds),
    countConnections: (change) => connections.inc(change),
    measured: (answerer) => ({ answer: (request, signal) => measure(answerer.answer(request, signal), signal) }),
  };
}
