/** Judges a hand-written sentence as a model's, over the passage of the samples that holds some words. */
import { createShownText } from '../../answer/model/shown-text.ts';
import { createCandidateReader } from '../../answer/retrieve/read-candidates.ts';
import { judge } from '../../answer/verify/gate.ts';
import { readAnew } from '../../answer/verify/evidence.ts';
import type { Passage } from '../../knowledge/article.ts';
import type { Stage } from './sample-answers.ts';

export interface SentenceJudge {
  /** «shown», or the fault that stopped it. */
  (anchor: string, claim: string): Promise<string>;
}

/** Compared without width and punctuation. */
function plain(text: string): string {
  return text.normalize('NFKC').replaceAll(/[，,。;；:：\s]/g, '');
}

export async function sentenceJudge({ store, articles }: Stage): Promise<SentenceJudge> {
  const reader = createCandidateReader(500);
  const view = await store.openView();
  const passages: Passage[] = [];
  for (const id of articles.keys()) {
    passages.push(...(await view.listPassages(id)));
  }
  return async (anchor, claim) => {
    const passage = passages.find(({ text }) => plain(text).includes(plain(anchor)));
    if (passage === undefined) {
      throw new Error(`no passage holds «${anchor}»`);
    }
    const given = [{ number: 1, sentences: await reader.read(view, [passage]) }];
    const said = { text: claim, markers: [1], isListed: false, startsLine: false };
    const verdict = judge(said, given, { regionCodes: [], years: [] });
    if (verdict.kind !== 'proved') {
      return verdict.kind === 'failed' ? (verdict.figureFault ?? verdict.fault) : verdict.kind;
    }
    const article = articles.get(passage.articleId) ?? null;
    const shown = createShownText(() => (article === null ? null : readAnew(article)));
    const { fault } = shown.addProved(said, verdict.supports, verdict.figures);
    return fault === null ? 'shown' : `proof-${fault}`;
  };
}
