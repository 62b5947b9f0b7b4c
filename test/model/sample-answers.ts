/** Questions over the bundled samples, asked with and without a scripted model. */
import { mkdtemp, rm } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAnswerer } from '../../answer/create-answerer.ts';
import type { ModelRecord } from '../../answer/model/answer-with-model.ts';
import { createLangchainChat } from '../../answer/model/langchain-chat.ts';
import { readPrompts } from '../../answer/model/prompt-file.ts';
import type { Answerer } from '../../answer/port.ts';
import { ingestPaths } from '../../ingest/ingest-paths.ts';
import { extractFigures } from '../../knowledge/figures/extract-figures.ts';
import { openSqliteStore } from '../../knowledge/store/sqlite/store.ts';
import type { KnowledgeStore } from '../../knowledge/store/port.ts';
import type { Answer, AskRequest } from '../../protocol/answer.ts';
import { startScriptedProvider, type ScriptedProvider } from './scripted-provider.ts';

export interface Case {
  readonly id: string;
  readonly question: string;
  readonly history?: AskRequest['history'];
  readonly answerable: boolean;
  readonly must_include: readonly (readonly string[])[];
}

export interface Stage {
  readonly provider: ScriptedProvider;
  readonly store: KnowledgeStore;
  readonly cases: readonly Case[];
  /** Without a model. */
  readonly plain: Answerer;
  /** With the scripted one. */
  readonly worded: Answerer;
  /** How the last worded answer came to be; null where no model was asked. */
  readonly lastRecord: () => ModelRecord | null;
  close(): Promise<void>;
}

/** Short, so that hanging providers do not hold up the tests. */
export const TOTAL_MS = 900;
const FIRST_TOKEN_MS = 350;

export async function openStage(articles: readonly string[], casesFile: string): Promise<Stage> {
  const folder = await mkdtemp(join(tmpdir(), 'jushi-model-test-'));
  const store = openSqliteStore({ file: join(folder, 'index.db') });
  await ingestPaths({ paths: [...articles], store, extractObservations: extractFigures });
  const provider = await startScriptedProvider();
  const settings = { model: 'scripted', baseUrl: provider.baseUrl, apiKey: 'key', timeoutMs: TOTAL_MS };
  let record: ModelRecord | null = null;
  const parts = { store, clock: () => performance.now(), version: 'test' };
  const model = {
    chat: await createLangchainChat(settings),
    prompts: readPrompts(),
    limits: { totalMs: TOTAL_MS, firstTokenMs: FIRST_TOKEN_MS, retries: 2, retryMs: 5, random: () => 0 },
    report: (one: ModelRecord) => {
      record = one;
    },
  };
  const lines = readFileSync(casesFile, 'utf8').trim().split('\n');
  return {
    provider,
    store,
    cases: lines.map((line) => JSON.parse(line) as Case),
    plain: createAnswerer(parts),
    worded: {
      answer(request, signal) {
        record = null;
        return createAnswerer({ ...parts, model }).answer(request, signal);
      },
    },
    lastRecord: () => record,
    async close() {
      await provider.close();
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

interface Heard {
  readonly answer: Answer;
  /** All `delta`s joined. */
  readonly text: string;
  /** Whether every marker's citation was among the sources told before its text. */
  readonly isSourced: boolean;
}

export async function hear(
  answerer: Answerer,
  request: AskRequest,
  signal = new AbortController().signal,
): Promise<Heard> {
  let text = '';
  let known = new Set<number>();
  let isSourced = true;
  for await (const event of answerer.answer(request, signal)) {
    if (event.type === 'sources') {
      known = new Set(event.citations.map(({ n }) => n));
    } else if (event.type === 'delta') {
      text += event.text;
      isSourced &&= [...event.text.matchAll(/\[(\d+)\]/g)].every(([, n]) => known.has(Number(n)));
    } else if (event.type === 'end') {
      return { answer: event.answer, text, isSourced };
    }
  }
  throw new Error('no end');
}

/** Letters, digits and percent signs alone: what is left when marks and spaces are no matter. */
function bareWords(text: string): string {
  return text.normalize('NFKC').replaceAll(/[^\p{L}\p{N}%.]/gu, '');
}

/** The numbers of an answer that stand neither in the quotes it cites nor in their titles, headings and years. */
function unprovedNumbers({ answer, citations }: Answer): string[] {
  const sources = citations
    .flatMap(({ quote, title, sectionPath, year, context }) => [
      quote,
      title,
      ...sectionPath,
      year === null ? '' : `${year}年 ${year - 1}年`,
      ...context.map(({ text }) => text),
    ])
    .join(' ')
    .normalize('NFKC')
    .replaceAll(/(?<=\d)\s+|\s+(?=\d)|(?<=\d),(?=\d{3})/g, '');
  const text = answer
    .replaceAll(/\[\d+\]/g, ' ')
    .normalize('NFKC')
    .replaceAll(/(?<=\d),(?=\d{3})/g, '');
  return [...text.matchAll(/(?<![\d.])\d+(?:\.\d+)?(?:%|[\p{Script=Han}])?/gu)]
    .map(([number]) => number)
    .filter((number) => !sources.includes(number));
}

function holdsAll(answer: string, { must_include }: Case): boolean {
  const bare = answer.replaceAll(/[\s,]/g, '');
  return must_include.every((ways) => ways.some((way) => bare.includes(way.replaceAll(/[\s,]/g, ''))));
}

/** What is wrong with a worded answer beside the plain one, in words; empty where nothing is. */
function problemsOf(
  one: Case,
  { answer, text, isSourced }: Heard,
  plain: Answer,
  lies: readonly string[],
  record: ModelRecord | null,
): string[] {
  const shown = bareWords(answer.answer);
  const known = bareWords(plain.answer);
  const problems = [
    ...(text === answer.answer ? [] : ['the text streamed is not the answer']),
    ...(isSourced ? [] : ['a marker came before its source']),
    ...(answer.outcome === plain.outcome ? [] : [`the outcome is ${answer.outcome}`]),
    ...unprovedNumbers(answer)
      .filter((number) => !plain.answer.includes(number))
      .map((number) => `${number} stands in no source`),
    ...answer.figures
      .filter(({ answerStart, answerEnd, n }) => {
        const isCited = answer.citations.some((citation) => citation.n === n);
        return !isCited || !/[\d一二两三四五六七八九十百千万亿]/.test(answer.answer.slice(answerStart, answerEnd));
      })
      .map(({ indicator }) => `the figure of ${indicator} has no place or no source`),
    ...(one.answerable && holdsAll(plain.answer, one) && !holdsAll(answer.answer, one) ? ['the answer is lost'] : []),
    ...lies
      .map(bareWords)
      .filter((lie) => shown.includes(lie) && !known.includes(lie))
      .map((lie) => `shows «${lie}»`),
    ...(/SECRET|<think>|999亿/.test(JSON.stringify(answer)) ? ['shows what nobody may see'] : []),
    ...(record !== null && answer.mode !== (record.shown > 0 ? 'model' : 'extractive') ? ['the mode is wrong'] : []),
    ...(record?.fallback != null && answer.fallback === undefined ? ['the fallback is not told'] : []),
  ];
  return problems.map((problem) => `${one.id}: ${problem}: ${answer.answer}`);
}

/** Asks a case of both and compares. */
export async function compareAnswers(stage: Stage, one: Case, isLying: boolean): Promise<string[]> {
  stage.provider.forget();
  const request = { question: one.question, ...(one.history === undefined ? {} : { history: one.history }) };
  const heard = await hear(stage.worded, request);
  const record = stage.lastRecord();
  const { answer: plain } = await hear(stage.plain, request);
  return problemsOf(one, heard, plain, isLying ? stage.provider.lies : [], record);
}
