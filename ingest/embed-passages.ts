/**
 * Gives passages the vectors they lack, once the articles are in and found by words. Each batch is committed as it
 * comes, so that a killed run loses at most the batches under way. The service's trouble is told, never thrown: what
 * could not be embedded is found by words and tried again by the next ingest. Called by ingest-paths.ts.
 */
import { EmbeddingFault } from '../knowledge/embeddings/fault.ts';
import { isSameSpace } from '../knowledge/embeddings/port.ts';
import type { Embedder, VectorSpace } from '../knowledge/embeddings/port.ts';
import type { StoreWriter, UnembeddedPassage } from '../knowledge/store/port.ts';

export interface EmbeddingSummary {
  readonly model: string;
  /** Null where neither the index nor the service told. */
  readonly dimension: number | null;
  /** Passages given a vector by this run, that had one already, and that have none still. */
  readonly embedded: number;
  readonly reused: number;
  readonly failed: number;
  /** Why some have none, in plain Chinese; null where all have one. */
  readonly note: string | null;
}

export interface EmbeddingProgress {
  /** Passages tried, of those that had no vector. */
  readonly done: number;
  readonly total: number;
  readonly failed: number;
}

export interface EmbeddingRequest {
  readonly writer: StoreWriter;
  readonly embedder: Embedder;
  /** Whether vectors of another model may be replaced. */
  readonly reembed: boolean;
  readonly signal: AbortSignal;
  readonly onProgress?: ((progress: EmbeddingProgress) => void) | undefined;
}

/** Chosen: some 10,000 tokens, within every service's limit of a request but for the number of texts, which is found out. */
const BATCH_SIZE = 32;
const PARALLEL = 4;

const RESUMES = '其余段落按词检索，下次导入时继续';
const REEMBED = '请运行 npm run ingest -- --reembed 重新计算；在此之前按词检索';

function otherSpaceNote(
  stored: VectorSpace,
  { model, dimension }: { model: string; dimension: number | null },
): string {
  const now = dimension === null ? model : `${model}，${dimension} 维`;
  return `索引中的向量由另一个模型生成（${stored.model}，${stored.dimension} 维；现在是 ${now}）。${REEMBED}`;
}

/** What the service gives, told by one short text. */
async function probe({ embedder, signal }: EmbeddingRequest): Promise<VectorSpace> {
  const [vector] = await embedder.embed(['据实'], { signal });
  return { model: embedder.model, dimension: vector!.length };
}

/** The space to write in, or why nothing can be written. */
async function prepare(request: EmbeddingRequest): Promise<{ space: VectorSpace } | { note: string }> {
  const { writer, embedder, reembed } = request;
  const stored = await writer.vectorSpace();
  if (stored && stored.model !== embedder.model && !reembed) {
    return { note: otherSpaceNote(stored, { model: embedder.model, dimension: null }) };
  }
  const space = await probe(request);
  if (stored && !isSameSpace(stored, space) && !reembed) return { note: otherSpaceNote(stored, space) };
  await writer.setVectorSpace(space);
  return { space };
}

interface Run extends EmbeddingRequest {
  readonly space: VectorSpace;
  readonly total: number;
  batchSize: number;
  done: number;
  embedded: number;
  failed: number;
  /** The service's trouble, after which no more is sent. */
  stoppedBy: EmbeddingFault | null;
  /** The trouble with single passages. */
  refusedBy: EmbeddingFault | null;
}

function report({ onProgress, done, total, failed }: Run): void {
  onProgress?.({ done, total, failed });
}

/** A batch that the service will not take is halved, and so are those after it, down to single passages. */
async function embedBatch(run: Run, batch: readonly UnembeddedPassage[]): Promise<void> {
  if (run.stoppedBy) return;
  let vectors: Float32Array[];
  try {
    vectors = await run.embedder.embed(
      batch.map(({ text }) => text),
      { signal: run.signal },
    );
    if (vectors.some(({ length }) => length !== run.space.dimension)) throw new EmbeddingFault('uneven');
  } catch (error) {
    if (!(error instanceof EmbeddingFault)) throw error;
    if (!error.isOfTheTexts) {
      run.stoppedBy ??= error;
      return;
    }
    if (batch.length === 1) {
      run.refusedBy = error;
      run.done += 1;
      run.failed += 1;
      report(run);
      return;
    }
    const half = Math.ceil(batch.length / 2);
    if (error.kind !== 'no-numbers') run.batchSize = Math.min(run.batchSize, half);
    await embedBatch(run, batch.slice(0, half));
    await embedBatch(run, batch.slice(half));
    return;
  }
  await run.writer.saveVectors(
    batch.map(({ articleId, passageId }, at) => ({ articleId, passageId, vector: vectors[at]! })),
  );
  run.done += batch.length;
  run.embedded += batch.length;
  report(run);
}

/** Reads what is missing and keeps a few batches under way; all have ended when it returns or throws. */
async function embedAll(run: Run): Promise<void> {
  const underWay = new Set<Promise<void>>();
  const begin = (batch: readonly UnembeddedPassage[]): void => {
    const work = embedBatch(run, batch).finally(() => underWay.delete(work));
    work.catch(() => undefined);
    underWay.add(work);
  };
  let batch: UnembeddedPassage[] = [];
  try {
    for await (const passage of run.writer.unembedded()) {
      run.signal.throwIfAborted();
      if (run.stoppedBy) break;
      batch.push(passage);
      if (batch.length < run.batchSize) continue;
      if (underWay.size >= PARALLEL) await Promise.race(underWay);
      begin(batch);
      batch = [];
    }
    if (batch.length > 0) begin(batch);
    await Promise.all(underWay);
  } finally {
    await Promise.allSettled(underWay);
  }
}

function noteOf({ stoppedBy, refusedBy, failed }: Run): string | null {
  if (stoppedBy) return `${stoppedBy.message}。${RESUMES}`;
  return refusedBy ? `${failed} 个段落没有向量：${refusedBy.message}。它们按词检索` : null;
}

/** @throws JushiError the store's own, and the signal's reason once it is aborted */
export async function embedPassages(request: EmbeddingRequest): Promise<EmbeddingSummary> {
  const { writer, embedder } = request;
  const { model } = embedder;
  let prepared: Awaited<ReturnType<typeof prepare>>;
  try {
    prepared = await prepare(request);
  } catch (error) {
    request.signal.throwIfAborted();
    if (!(error instanceof EmbeddingFault)) throw error;
    prepared = { note: `${error.message}。${RESUMES}` };
  }
  const [space, counts] = [await writer.vectorSpace(), await writer.countVectors()];
  if ('note' in prepared) {
    const isOurs = space?.model === model;
    const reused = isOurs ? counts.present : 0;
    const failed = counts.missing + counts.present - reused;
    return { model, dimension: isOurs ? space.dimension : null, embedded: 0, reused, failed, note: prepared.note };
  }
  const run: Run = {
    ...request,
    space: prepared.space,
    total: counts.missing,
    batchSize: BATCH_SIZE,
    done: 0,
    embedded: 0,
    failed: 0,
    stoppedBy: null,
    refusedBy: null,
  };
  if (run.total > 0) {
    report(run);
    await embedAll(run);
  }
  return {
    model,
    dimension: run.space.dimension,
    embedded: run.embedded,
    reused: counts.present,
    failed: counts.missing - run.embedded,
    note: noteOf(run),
  };
}
