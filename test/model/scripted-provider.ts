/**
 * An OpenAI-compatible chat service on loopback that plays a behaviour: it reads the passages out of the prompt, as a
 * model would, and answers truly, falsely, badly or not at all. It records what it said that is false, which requests it
 * holds open, and when one was given up. Shapes of its streams follow the documentation of OpenAI, DeepSeek, vLLM and Ollama.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { BEHAVIOURS, type BehaviourName } from './behaviours.ts';
import { readPromptPassages } from './prompt-passages.ts';
import { readTalk, REWRITES, type RewriteName } from './rewrites.ts';

export interface ScriptedProvider {
  readonly baseUrl: string;
  behaviour: BehaviourName;
  /** What it makes of follow-ups; such requests are counted apart. */
  rewrite: RewriteName;
  /** False sentences sent since the last `forget`. */
  readonly lies: string[];
  /** Sentences sent in good faith since the last `forget`. */
  readonly truths: string[];
  /** Whole sentences since the last `forget`, with the time (`performance.now()`) at which their last piece was sent. */
  readonly said: { readonly text: string; readonly at: number }[];
  readonly requests: () => number;
  readonly rewriteRequests: () => number;
  /** Requests that are neither answered nor given up. */
  readonly open: () => number;
  readonly sockets: () => Promise<number>;
  /** Resolves with `performance.now()` when the next request is given up by its caller. */
  nextGivenUp(): Promise<number>;
  nextRequest(): Promise<number>;
  forget(): void;
  close(): Promise<void>;
}

export interface Reply {
  /** Sends one chunk of text in the provider's frame. */
  text(words: string): Promise<void>;
  /** Sends bytes as they are. */
  raw(bytes: Uint8Array | string): Promise<void>;
  status(code: number, body: string, headers?: Record<string, string>): void;
  done(): void;
  destroy(): void;
  /** Resolves when the caller is gone. */
  readonly gone: Promise<void>;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of request) {
    pieces.push(piece as Buffer);
  }
  return Buffer.concat(pieces).toString('utf8');
}

function replyOn(response: ServerResponse): Reply {
  let hasBegun = false;
  const gone = new Promise<void>((resolve) => response.once('close', resolve));
  const begin = (): void => {
    if (!hasBegun) {
      hasBegun = true;
      response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });
    }
  };
  const send = async (bytes: Uint8Array | string): Promise<void> => {
    begin();
    if (!response.destroyed) {
      await Promise.race([new Promise((resolve) => response.write(bytes, resolve)), gone]);
    }
  };
  return {
    gone,
    raw: send,
    text: (words) =>
      send(
        `data: ${JSON.stringify({
          id: 'chatcmpl-1',
          object: 'chat.completion.chunk',
          created: 1,
          model: 'scripted',
          choices: [{ index: 0, delta: { content: words }, finish_reason: null }],
        })}\n\n`,
      ),
    status(code, body, headers = {}) {
      hasBegun = true;
      response.writeHead(code, { 'content-type': 'application/json', ...headers });
      response.end(body);
    },
    done() {
      begin();
      response.end(
        `data: {"id":"chatcmpl-1","object":"chat.completion.chunk","created":1,"model":"scripted","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}\n\ndata: [DONE]\n\n`,
      );
    },
    destroy: () => response.destroy(),
  };
}

export async function startScriptedProvider(behaviour: BehaviourName = 'truthful'): Promise<ScriptedProvider> {
  const lies: string[] = [];
  const truths: string[] = [];
  const said: { text: string; at: number }[] = [];
  const givenUp: ((at: number) => void)[] = [];
  const asked: ((at: number) => void)[] = [];
  let requests = 0;
  let rewriteRequests = 0;
  let open = 0;
  const server: Server = createServer((request, response) => {
    open += 1;
    response.once('close', () => {
      open -= 1;
      if (!response.writableFinished) {
        givenUp.splice(0).forEach((resolve) => resolve(performance.now()));
      }
    });
    void play(request, response);
  });

  async function play(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(request);
    const { messages } = JSON.parse(body) as { messages: { role: string; content: string }[] };
    const talk = readTalk(messages.at(-1)?.content ?? '');
    if (talk !== null) {
      rewriteRequests += 1;
      const reply = replyOn(response);
      const rewritten = await REWRITES[provider.rewrite](talk, reply);
      if (rewritten !== null) {
        await reply.text(rewritten);
        reply.done();
      }
      return;
    }
    requests += 1;
    asked.splice(0).forEach((resolve) => resolve(performance.now()));
    const prompt = readPromptPassages(messages.at(-1)?.content ?? '');
    await BEHAVIOURS[provider.behaviour]({ prompt, reply: replyOn(response), lies, truths, said, requests });
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const provider: ScriptedProvider = {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    behaviour,
    rewrite: 'echo',
    lies,
    truths,
    said,
    requests: () => requests,
    rewriteRequests: () => rewriteRequests,
    open: () => open,
    sockets: () =>
      new Promise((resolve, reject) =>
        server.getConnections((error, count) => (error === null ? resolve(count) : reject(error))),
      ),
    nextGivenUp: () => new Promise((resolve) => givenUp.push(resolve)),
    nextRequest: () => new Promise((resolve) => asked.push(resolve)),
    forget() {
      lies.length = 0;
      truths.length = 0;
      said.length = 0;
      requests = 0;
      rewriteRequests = 0;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return provider;
}
