/**
 * An OpenAI-compatible embedding service on loopback that plays a behaviour. Its vectors are hashed bigrams (a text's
 * own, whatever stands beside it); it records what it was asked for and which requests it holds open. Shapes follow the
 * documentation of OpenAI, vLLM and Ollama.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { hashedBigrams } from './hashed-bigrams.ts';

export type EmbeddingBehaviour =
  | 'truthful'
  | 'shuffled'
  | 'without-index'
  | 'same-index-twice'
  | 'part-of-a-batch'
  | 'part-of-large-batches'
  | 'ten-at-most'
  | 'refuses-long-texts'
  | 'uneven'
  | 'not-a-number'
  | 'not-a-number-for-one'
  | 'nan-literal'
  | 'zero'
  | 'busy-then-fine'
  | 'busy'
  | 'failing'
  | 'denied'
  | 'unknown-model'
  | 'hang'
  | 'cut'
  | 'page'
  | 'no-vectors';

export interface ScriptedEmbeddings {
  readonly baseUrl: string;
  behaviour: EmbeddingBehaviour;
  dimension: number;
  /** Texts of the requests that were answered in full, in order. */
  readonly embedded: string[];
  /** Sizes of the requests, in order. */
  readonly batches: number[];
  /** Bodies as they came, newest last. */
  readonly bodies: { model: string; input: string[]; encoding_format?: string }[];
  /** Requests that are neither answered nor given up. */
  readonly open: () => number;
  /** The most that were open at once. */
  readonly mostOpen: () => number;
  /** Called with each request, before it is answered. */
  onRequest: (count: number) => void;
  /** Resolves with `performance.now()` when the next request is given up by its caller. */
  nextGivenUp(): Promise<number>;
  forget(): void;
  close(): Promise<void>;
}

/** Words that the refusing behaviours look for. */
export const LONG_TEXT = '过长';

interface Row {
  object: 'embedding';
  index?: number;
  embedding: unknown[];
}

type Outcome =
  | { readonly data: readonly Row[] }
  | { readonly status: number; readonly headers?: Record<string, string> };

function changed(rows: Row[], behaviour: EmbeddingBehaviour, texts: readonly string[], count: number): Outcome {
  const refused = { status: 400 };
  switch (behaviour) {
    case 'shuffled':
      return { data: rows.toReversed() };
    case 'without-index':
      return { data: rows.map(({ index: _index, ...row }) => row) };
    case 'same-index-twice':
      return { data: rows.map((row) => ({ ...row, index: 0 })) };
    case 'part-of-a-batch':
      return { data: rows.slice(0, rows.length - 1) };
    case 'part-of-large-batches':
      return { data: rows.slice(0, 5) };
    case 'ten-at-most':
      return rows.length > 10 ? refused : { data: rows };
    case 'refuses-long-texts':
      return texts.some((text) => text.includes(LONG_TEXT)) ? refused : { data: rows };
    case 'uneven':
      return { data: rows.map((row, at) => (at === 1 ? { ...row, embedding: row.embedding.slice(1) } : row)) };
    case 'not-a-number':
      return { data: rows.map((row) => ({ ...row, embedding: row.embedding.with(0, null) })) };
    case 'not-a-number-for-one':
      return {
        data: rows.map((row, at) =>
          texts[at]!.includes(LONG_TEXT) ? { ...row, embedding: row.embedding.with(0, null) } : row,
        ),
      };
    case 'zero':
      return { data: rows.map((row) => ({ ...row, embedding: row.embedding.map(() => 0) })) };
    case 'no-vectors':
      return { data: [] };
    case 'busy':
      return { status: 429, headers: { 'retry-after': '0' } };
    case 'busy-then-fine':
      return count <= 2 ? { status: 429, headers: { 'retry-after': '0' } } : { data: rows };
    case 'failing':
      return { status: 500 };
    case 'denied':
      return { status: 401 };
    case 'unknown-model':
      return { status: 404 };
    default:
      return { data: rows };
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return Buffer.concat(pieces).toString('utf8');
}

export async function startScriptedEmbeddings(
  behaviour: EmbeddingBehaviour = 'truthful',
  dimension = 64,
): Promise<ScriptedEmbeddings> {
  const givenUp: ((at: number) => void)[] = [];
  let requests = 0;
  let open = 0;
  let mostOpen = 0;

  async function play(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = JSON.parse(await bodyOf(request)) as ScriptedEmbeddings['bodies'][number];
    requests += 1;
    service.bodies.push(body);
    service.batches.push(body.input.length);
    service.onRequest(requests);
    const { behaviour: now } = service;
    if (now === 'hang') return;
    const rows = body.input.map((text, index): Row => {
      return { object: 'embedding', index, embedding: hashedBigrams(text, service.dimension) };
    });
    const outcome = changed(rows, now, body.input, requests);
    const reply = (status: number, type: string, words: string, headers: Record<string, string> = {}): void => {
      response.writeHead(status, { 'content-type': type, ...headers }).end(words);
    };
    if ('status' in outcome) {
      const words = JSON.stringify({ error: { message: 'secret words of a provider', type: 'invalid_request_error' } });
      reply(outcome.status, 'application/json', words, outcome.headers);
      return;
    }
    const usage = { prompt_tokens: 1, total_tokens: 1 };
    const words = JSON.stringify({ object: 'list', data: outcome.data, model: body.model, usage });
    if (now === 'cut') {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': String(words.length) });
      response.write(words.slice(0, words.length / 2), () => response.destroy());
    } else if (now === 'page') reply(200, 'text/html', '<html><body>网关</body></html>');
    else if (now === 'nan-literal')
      reply(200, 'application/json', words.replace(/"embedding":\[[^,\]]*/, '"embedding":[NaN'));
    else {
      if (outcome.data.length === rows.length) service.embedded.push(...body.input);
      reply(200, 'application/json', words);
    }
  }

  const server = createServer((request, response) => {
    open += 1;
    mostOpen = Math.max(mostOpen, open);
    response.once('close', () => {
      open -= 1;
      if (!response.writableFinished) givenUp.splice(0).forEach((resolve) => resolve(performance.now()));
    });
    void play(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  const service: ScriptedEmbeddings = {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    behaviour,
    dimension,
    embedded: [],
    batches: [],
    bodies: [],
    open: () => open,
    mostOpen: () => mostOpen,
    onRequest: () => undefined,
    nextGivenUp: () => new Promise((resolve) => givenUp.push(resolve)),
    forget() {
      service.embedded.length = 0;
      service.batches.length = 0;
      service.bodies.length = 0;
      requests = 0;
      mostOpen = 0;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return service;
}
