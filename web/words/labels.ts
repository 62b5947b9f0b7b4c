/** From the protocol's codes to the words of the page. */
import type { ArticleKind, ProvedFigure, Reason, Status } from '../../protocol/answer.ts';
import type { Stage } from '../../protocol/chat.ts';
import type { Words } from './zh.ts';

export function statusLabel(words: Words, status: Status): string {
  return {
    achieved: words.statusAchieved,
    estimated: words.statusEstimated,
    target: words.statusTarget,
    stated: words.statusStated,
  }[status];
}

export function measureLabel(words: Words, measure: ProvedFigure['measure']): string {
  return {
    level: words.measureLevel,
    new: words.measureNew,
    'net-new': words.measureNetNew,
    change: words.measureChange,
    growth: words.measureGrowth,
    'average-growth': words.measureAverageGrowth,
    share: words.measureShare,
    rank: words.measureRank,
    multiple: words.measureMultiple,
  }[measure];
}

export function boundLabel(words: Words, bound: ProvedFigure['bound']): string {
  return {
    exact: words.boundExact,
    about: words.boundAbout,
    'at-least': words.boundAtLeast,
    over: words.boundOver,
    'at-most': words.boundAtMost,
    nearly: words.boundNearly,
  }[bound];
}

export function kindLabel(words: Words, kind: ArticleKind): string {
  return {
    'work-report': words.kindWorkReport,
    news: words.kindNews,
    policy: words.kindPolicy,
    other: words.kindOther,
  }[kind];
}

export function reasonLabel(words: Words, reason: Reason): string {
  return {
    'not-covered': words.reasonNotCovered,
    'no-such-region': words.reasonNoRegion,
    'no-such-period': words.reasonNoPeriod,
    'no-such-indicator': words.reasonNoIndicator,
    'off-topic': words.reasonOffTopic,
    unsafe: words.reasonUnsafe,
    ambiguous: words.reasonAmbiguous,
  }[reason];
}

export function stageLabel(words: Words, stage: Stage | null): string {
  if (stage === null) return words.stageWaiting;
  return {
    understanding: words.stageUnderstanding,
    searching: words.stageSearching,
    composing: words.stageComposing,
    verifying: words.stageVerifying,
  }[stage];
}

/** A failure code of the wire → words; unknown codes are the server's, which sends its own words. */
export function failureLabel(words: Words, code: string): string {
  if (code === 'server-away') return words.brokenServerAway;
  if (code === 'connection-lost') return words.brokenConnectionLost;
  if (code === 'key-needed') return words.brokenKeyNeeded;
  if (code === 'unreadable') return words.brokenUnreadable;
  return words.brokenRefused;
}

/** The value as printed with its bound and range: «约 3 – 5 家». */
export function valueLabel(words: Words, figure: Pick<ProvedFigure, 'value' | 'maxValue' | 'unit' | 'bound'>): string {
  const range = figure.maxValue === null ? `${figure.value}` : `${figure.value}–${figure.maxValue}`;
  return `${boundLabel(words, figure.bound)}${range}${figure.unit}`;
}

export function slotLabel(words: Words, slot: string): string {
  const labels: Record<string, string> = {
    indicator: words.figureIndicator,
    subject: words.figureSubject,
    value: words.figureValue,
    unit: words.figureValue,
    period: words.figurePeriod,
    region: words.figureRegion,
    status: words.figureStatus,
    measure: words.figureMeasure,
    comparedWith: words.figureCompared,
  };
  return labels[slot] ?? slot;
}
