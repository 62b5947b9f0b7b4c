/**
 * What a model's sentence got wrong, told from the record instead: the one observation of the cited passages that
 * measures what the sentence meant to tell, in the article's own words. Nothing where two records could be meant.
 */
import { sameFact } from '../../knowledge/figures/same-fact.ts';
import { parseFigures } from '../../knowledge/figures/parse-figures.ts';
import type { ParsedFigure } from '../../knowledge/figures/parsed-figure.ts';
import { yearsOf } from '../../knowledge/language/periods.ts';
import { isWithin } from '../../knowledge/regions/index.ts';
import type { Observation } from '../../knowledge/observation.ts';
import type { RankedPart } from '../compose/ranked-part.ts';
import { clauseRun, FIGURE_RUN } from '../compose/clause-run.ts';
import { statementOf } from '../compose/extract.ts';
import { lead } from '../compose/lead.ts';
import type { Statement } from '../compose/statement.ts';
import { valueOffset, type Candidate } from '../retrieve/candidate.ts';
import { citedFigures, type CitedFigure } from '../verify/cited-figures.ts';
import type { Claim } from '../verify/gate-cutter.ts';
import type { Asked, Lead } from '../verify/gate-figures.ts';
import type { Verdict } from '../verify/gate.ts';
import { tellsStatus } from '../verify/status-told.ts';

function isMeant(figure: ParsedFigure, observation: Observation, asked: Asked): boolean {
  const years = observation.period === null ? [] : yearsOf(observation.period);
  const told = figure.period === null ? asked.years : yearsOf(figure.period.period);
  const code = observation.region?.code;
  return (
    figure.indicator !== '' &&
    observation.indicator === figure.indicator &&
    observation.measure === figure.measure &&
    (told.length === 0 || years.length === 0 || years.some((year) => told.includes(year))) &&
    (asked.regionCodes.length === 0 || code === undefined || asked.regionCodes.some((region) => isWithin(code, region)))
  );
}

const STATUS_WORDS = { achieved: '', stated: '', estimated: '预计', target: '目标' } as const;

/** Place, period and status of a record, whatever the sentence says of them itself. */
function slotWords({ sentence, observation }: CitedFigure, text: string): string {
  const region = observation?.region?.name ?? sentence.article.subjectRegions[0]?.name ?? '';
  const period = observation?.period?.words ?? '';
  const status = STATUS_WORDS[observation?.status ?? sentence.status ?? 'stated'];
  return [region, period, status].filter((words) => words !== '' && !text.includes(words)).join('');
}

/** The figure that words before the sentence may explain: the one that failed, or of a proved sentence an aim left unsaid. */
function unexplained(claim: Claim, verdict: Verdict): CitedFigure | null {
  if (verdict.kind === 'failed') {
    return verdict.meant;
  }
  const figures = verdict.kind === 'proved' ? verdict.figures : [];
  const aim = figures.find(
    ({ observation }) => observation !== null && !tellsStatus(claim.text, observation.status),
  )?.observation;
  return aim == null
    ? null
    : (citedFigures(figures.map(({ sentence }) => sentence)).find(({ observation }) => observation?.id === aim.id) ??
        null);
}

/**
 * What may be put before a sentence whose figure is true and told without its place, year or status.
 * @returns the wording of the extractive answers first; empty where the fault is another; the gate decides
 */
export function leadsFor(claim: Claim, verdict: Verdict): Lead[] {
  const figure = unexplained(claim, verdict);
  if (figure === null) {
    return [];
  }
  const slots = slotWords(figure, claim.text);
  return [lead(figure.sentence, figure.observation, claim.text), slots === '' ? '' : `${slots}：`]
    .filter((words) => words !== '')
    .map((words) => ({ words, figure }));
}

/**
 * @param text the sentence that failed
 * @param cited the sentences of the passages that it cites
 */
export function mend(
  text: string,
  cited: readonly Candidate[],
  parts: readonly RankedPart[],
  asked: Asked,
): Statement | null {
  for (const figure of parseFigures(text)) {
    const meant = cited.flatMap((sentence) =>
      sentence.observations
        .filter((observation) => isMeant(figure, observation, asked))
        .map((observation) => ({ sentence, observation })),
    );
    const [first] = meant;
    if (first === undefined || meant.some(({ observation }) => !sameFact(observation, first.observation))) {
      continue;
    }
    for (const input of parts) {
      const candidate = input.ranked.find(
        ({ article, start }) => article.id === first.sentence.article.id && start === first.sentence.start,
      );
      if (candidate === undefined) {
        continue;
      }
      const span = clauseRun(input.part, input.terms, candidate, FIGURE_RUN, valueOffset(first.observation));
      const statement = statementOf(candidate, span);
      const words = lead(candidate, first.observation, statement.text);
      const others = candidate.observations.filter((one) => {
        const at = valueOffset(one);
        return one.id !== first.observation.id && at >= span.start && at < span.end;
      });
      return {
        ...statement,
        text: words + statement.text,
        lead: words,
        observations: [first.observation, ...others],
      };
    }
  }
  return null;
}
