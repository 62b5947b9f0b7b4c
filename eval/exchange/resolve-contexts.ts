/** Finds the articles that hold imported contexts, so that they become evidence: other tools keep words without their source. */
import type { EvalCase } from '../cases/case-schema.ts';
import type { GoldArticle } from '../cases/check-gold.ts';
import { normaliseText } from '../reference/normalise-text.ts';

export interface ResolvedCases {
  readonly cases: readonly EvalCase[];
  /** Contexts that no article holds. */
  readonly unresolved: readonly { readonly id: string; readonly context: string }[];
}

function contextsOf(item: EvalCase): string[] {
  const contexts = item['contexts'];
  return Array.isArray(contexts) ? contexts.filter((each) => typeof each === 'string') : [];
}

/** The helper field `contexts` is gone from the cases that come back. */
export async function resolveContexts(
  cases: readonly EvalCase[],
  articles: AsyncIterable<GoldArticle>,
): Promise<ResolvedCases> {
  const wanted = cases.flatMap((item) =>
    contextsOf(item).map((context) => ({ id: item.id, context, words: normaliseText(context) })),
  );
  const titles = new Map<string, string>();
  for await (const { title, text } of articles) {
    const words = normaliseText(text);
    for (const each of wanted) if (!titles.has(each.words) && words.includes(each.words)) titles.set(each.words, title);
  }
  const resolved = cases.map((item) => {
    const evidence = contextsOf(item).flatMap((context) => {
      const title = titles.get(normaliseText(context));
      return title === undefined ? [] : [{ article: title, quote: context }];
    });
    const { contexts: _, ...rest } = item;
    return { ...rest, evidence: [...item.evidence, ...evidence] } as EvalCase;
  });
  return {
    cases: resolved,
    unresolved: wanted.filter(({ words }) => !titles.has(words)).map(({ id, context }) => ({ id, context })),
  };
}
