/**
 * A re-ranking service on loopback that plays a behaviour. The truthful one scores by shared characters; the shapes of
 * replies follow the documentation of Jina, Cohere, SiliconFlow, Xinference and Text Embeddings Inference.
 */
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface RerankRequest {
  readonly model: string;
  readonly query: string;
  readonly documents: readonly string[];
  readonly top_n: number;
}

function score(query: string, document: string): number {
  const pairs = Array.from({ length: Math.max(0, query.length - 1) }, (_, index) => query.slice(index, index + 2));
  return pairs.filter((pair) => document.includes(pair)).length / Math.max(1, pairs.length);
}

interface Entry {
  readonly index: number;
  readonly relevance_score: number;
}

function scored({ query, documents }: RerankRequest): Entry[] {
  return documents
    .map((document, index) => ({ index, relevance_score: score(query, document) }))
    .toSorted((left, right) => right.relevance_score - left.relevance_score);
}

function send(response: ServerResponse, body: unknown, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
}

type Behaviour = (request: RerankRequest, response: ServerResponse, requests: number) => void;

const reversedOf = (request: RerankRequest): Entry[] =>
  request.documents.map((_, index) => ({ index, relevance_score: index }));

export const RERANK_BEHAVIOURS = {
  truthful: (request, response) => send(response, { id: 'r-1', model: request.model, results: scored(request) }),
  reversed: (request, response) => send(response, { results: reversedOf(request) }),
  unsorted: (request, response) =>
    send(response, { results: scored(request).toSorted((left, right) => left.index - right.index) }),
  'with documents': (request, response) =>
    send(response, {
      results: scored(request).map((one) => ({ ...one, document: { text: request.documents[one.index] } })),
      usage: { total_tokens: 1 },
    }),
  'a bare list of scores': (request, response) =>
    send(
      response,
      scored(request).map(({ index, relevance_score }) => ({ index, score: relevance_score })),
    ),
  'half of them': (request, response) =>
    send(response, { results: scored(request).slice(0, Math.ceil(request.documents.length / 2)) }),
  'one of them': (request, response) => send(response, { results: scored(request).slice(-1) }),
  'twice and out of range': (request, response) => {
    const entries = scored(request);
    send(response, {
      results: [
        { index: -1, relevance_score: 9 },
        { index: request.documents.length, relevance_score: 9 },
        { index: 0.5, relevance_score: 9 },
        ...entries,
        ...entries.map(({ index }) => ({ index, relevance_score: 100 + index })),
      ],
    });
  },
  'no numbers': (request, response) =>
    send(response, `{"results":[${request.documents.map((_, index) => `{"index":${index},"relevance_score":null}`)}]}`),
  NaN: (request, response) =>
    send(response, `{"results":[${request.documents.map((_, index) => `{"index":${index},"relevance_score":NaN}`)}]}`),
  'an HTML page': (_request, response) => send(response, '<html>SECRET gateway</html>'),
  'an empty object': (_request, response) => send(response, {}),
  '429 then fine': (request, response, requests) =>
    requests === 1 ? send(response, '{"detail":"SECRET quota"}', 429) : RERANK_BEHAVIOURS.truthful(request, response),
  'always 429': (_request, response) => send(response, '{"detail":"SECRET quota"}', 429),
  '500': (_request, response) => send(response, '{"detail":"SECRET trace"}', 500),
  '401': (_request, response) => send(response, '{"detail":"SECRET key"}', 401),
  'sent elsewhere': (_request, response) => {
    response.writeHead(307, { location: '/elsewhere' });
    response.end();
  },
  hang: () => undefined,
  'hang in mid-reply': (_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.write('{"results":[');
  },
  cut: (_request, response) => {
    response.destroy();
  },
} satisfies Record<string, Behaviour>;

export type RerankBehaviourName = keyof typeof RERANK_BEHAVIOURS;
export const RERANK_BEHAVIOUR_NAMES = Object.keys(RERANK_BEHAVIOURS) as RerankBehaviourName[];

export interface ScriptedReranker {
  readonly baseUrl: string;
  behaviour: RerankBehaviourName;
  /** Since the last `forget`. */
  readonly requests: RerankRequest[];
  readonly paths: string[];
  readonly keys: (string | undefined)[];
  readonly open: () => number;
  nextRequest(): Promise<void>;
  forget(): void;
  close(): Promise<void>;
}

export async function startScriptedReranker(): Promise<ScriptedReranker> {
  const requests: RerankRequest[] = [];
  const paths: string[] = [];
  const keys: (string | undefined)[] = [];
  const waiting: (() => void)[] = [];
  let open = 0;
  const server = createServer((request, response) => {
    open += 1;
    response.once('close', () => {
      open -= 1;
    });
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      const body = JSON.parse(Buffer.concat(pieces).toString('utf8')) as RerankRequest;
      requests.push(body);
      paths.push(request.url ?? '');
      keys.push(request.headers.authorization);
      waiting.splice(0).forEach((resolve) => resolve());
      RERANK_BEHAVIOURS[reranker.behaviour](body, response, requests.length);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const reranker: ScriptedReranker = {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    behaviour: 'truthful',
    requests,
    paths,
    keys,
    open: () => open,
    nextRequest: () => new Promise((resolve) => waiting.push(resolve)),
    forget() {
      requests.length = 0;
      paths.length = 0;
      keys.length = 0;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return reranker;
}
