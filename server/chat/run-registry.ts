/**
 * The answers being given over WebSockets, by id. An id belongs to one answer at a time, on whatever
 * connection, because `resume` names an answer by its id alone: clients choose ids nobody can guess.
 * An answer without a connection waits for `resume` for a while, then is aborted and forgotten; a finished one
 * is kept as long, because its last words may have been lost on the way.
 */
import type { Answerer } from '../../answer/port.ts';
import { JushiError } from '../../knowledge/errors.ts';
import type { AskRequest } from '../../protocol/answer.ts';
import { startRun } from './answer-run.ts';
import type { AnswerRun } from './answer-run.ts';
import { createSequence, numberedMessages } from './numbered-messages.ts';
import type { ReportFailure } from './numbered-messages.ts';

/** Finished answers kept for `resume`; about 50 kB each. Chosen. */
const MAX_FINISHED_RUNS = 500;

export interface RunRegistry {
  /** @throws JushiError `id-in-use` while an answer of this id is being given, `shutting-down` */
  start(id: string, request: AskRequest): AnswerRun;
  find(id: string): AnswerRun | null;
  /** Aborts the answer, finished or not, and frees its id. */
  drop(run: AnswerRun): void;
  /** Takes no more questions, and gives up answers that nobody is connected to. */
  drain(): void;
}

export function createRunRegistry(parts: {
  readonly answerer: Answerer;
  readonly resumeWindowMs: number;
  readonly reportFailure: ReportFailure;
}): RunRegistry {
  const { answerer, resumeWindowMs, reportFailure } = parts;
  const runs = new Map<string, AnswerRun>();
  const timers = new Map<AnswerRun, NodeJS.Timeout>();
  let isDraining = false;

  function forget(run: AnswerRun): void {
    clearTimeout(timers.get(run));
    timers.delete(run);
    if (runs.get(run.id) === run) {
      runs.delete(run.id);
    }
  }

  function drop(run: AnswerRun): void {
    forget(run);
    run.abort();
  }

  function dropLater(run: AnswerRun): void {
    if (runs.get(run.id) !== run) {
      return;
    }
    clearTimeout(timers.get(run));
    const timer = setTimeout(() => {
      if (run.isFinished || !run.isAttached) {
        drop(run);
      }
    }, resumeWindowMs);
    timer.unref();
    timers.set(run, timer);
  }

  function dropOldestFinished(): void {
    const finished = [...runs.values()].filter((run) => run.isFinished);
    for (const run of finished.slice(0, Math.max(0, finished.length - MAX_FINISHED_RUNS))) {
      forget(run);
    }
  }

  function onLeftAlone(run: AnswerRun): void {
    if (isDraining) {
      drop(run);
    } else {
      dropLater(run);
    }
  }

  return {
    start(id, request) {
      if (isDraining) {
        throw new JushiError('shutting-down');
      }
      const present = runs.get(id);
      if (present && !present.isFinished) {
        throw new JushiError('id-in-use');
      }
      if (present) {
        forget(present);
      }
      const nextSeq = createSequence();
      const run = startRun({
        id,
        nextSeq,
        messages: (signal) => numberedMessages({ id, answerer, request, signal, nextSeq, reportFailure }),
        onDetached: onLeftAlone,
        onFinished: (finished) => {
          onLeftAlone(finished);
          dropOldestFinished();
        },
      });
      runs.set(id, run);
      return run;
    },
    find: (id) => runs.get(id) ?? null,
    drop,
    drain() {
      isDraining = true;
      for (const run of runs.values()) {
        if (run.isFinished || !run.isAttached) {
          drop(run);
        }
      }
    },
  };
}
