/**
 * How a question was read. A question is split into parts that share slots; every later step works part by part.
 * Where-terms (regions, periods, the article the talk is about) may be satisfied by title, section or article;
 * what-terms must be satisfied by the sentence that answers.
 */
import type { Filters, Intent, Status } from '../../protocol/answer.ts';
import type { Period } from '../../knowledge/observation.ts';
import type { Region } from '../../knowledge/regions/region.ts';
import type { Aspect } from './aspect.ts';
import type { AskedRanking } from './asked-ranking.ts';

export interface TermForm {
  /** Folded, at least one character. */
  readonly text: string;
  /** 1 for the words asked, less for what the thesaurus offers. */
  readonly weight: number;
}

/** Something the answering sentence must speak of. */
export interface QuestionTerm {
  readonly words: string;
  /** The words asked first, then other names. Never empty. */
  readonly forms: readonly TermForm[];
  /** How much the term matters beside its rarity: 1 a noun of the question, less for verbs and carried-over words. */
  readonly importance: number;
  /** Canonical names of the indicators that the words may name; empty for other words. */
  readonly indicators: readonly string[];
  /** Describes where to look («亿纬所在的那个区»): the article as a whole may satisfy it. */
  readonly where: boolean;
  /** Taken from another part or an earlier turn. */
  readonly carried: boolean;
}

export type AnswerKind =
  | 'money'
  | 'percent'
  | 'quantity'
  | 'rank'
  | 'person'
  | 'organisation'
  | 'place'
  | 'date'
  | 'list'
  | 'method'
  | 'definition'
  | 'yes-no'
  | 'reason'
  | 'name'
  | 'statement';

export interface AskedPeriod {
  readonly words: string;
  readonly period: Period;
}

export interface QuestionPart {
  /** Folded: what is read. */
  readonly words: string;
  /** As the user typed them: what is shown. */
  readonly typed: string;
  readonly intent: Intent;
  readonly answerKind: AnswerKind;
  /** The unit that the question names: «家», «万吨», «亩»; null where any will do. */
  readonly unit: string | null;
  readonly regions: readonly Region[];
  /** A place by its form («火星市») that no gazetteer knows; null where there is none. */
  readonly unknownPlace: string | null;
  /** Wider places named around them: «湖北» in «湖北的武汉», «黄石» in «黄石给西塞山区定了什么». */
  readonly frame: readonly Region[];
  /** What is at the place that is meant («亿纬所在地»), as typed; empty where none is pointed at so. */
  readonly hintedBy: readonly string[];
  readonly periods: readonly AskedPeriod[];
  /** «2020年» in «与2020年相比»: the base of a comparison, no period of the question. */
  readonly comparedWith: string | null;
  /** «全省平均» in «比全省平均高几个点»: the wider area from which a distance is asked for. */
  readonly gapTo: string | null;
  readonly status: Status | null;
  /** The kind of number: how much something grew, what it stands at, what was added. */
  readonly aspect: Aspect | null;
  readonly terms: readonly QuestionTerm[];
  /** Nouns that stand together and name one thing, folded; a sentence that holds one whole is preferred. */
  readonly phrases: readonly string[];
  readonly carriedOver: readonly string[];
  /** Words of the terms beside the question word: «每亩税收不低于多少» → «每亩税收». */
  readonly askedNouns: readonly string[];
  /** Whether a value that the words give is to be confirmed: «达到120万吨了没有». */
  readonly confirms: boolean;
  /** Whether the part asks if an aim was reached: «目标完成了吗». */
  readonly asksFulfilment: boolean;
  /** What a list is to be of («做法», «领域»), folded; null where none is asked for. */
  readonly listed: string | null;
  /** Whether the words speak of a share («占比», «比重»). */
  readonly askedShare: boolean;
  /** Whether the words ask which place's or year's an article is. */
  readonly asksProvenance: boolean;
  /** Whether places within the region are asked about («浙江第一的是哪个市», «贵州两个市»). */
  readonly asksInside: boolean;
  /** Whether several values are asked for («各多少», «分别是»). */
  readonly asksEach: boolean;
  /** Whether the part asks if the articles agree with each other or with themselves. */
  readonly asksAgreement: boolean;
  /** Whether the part asks for one fact a place, over all articles («哪些地方…», «几份材料怎么说»). */
  readonly acrossArticles: boolean;
}

export type QuestionNature = 'question' | 'attack' | 'off-topic' | 'coverage';

export interface UnderstoodQuestion {
  readonly nature: QuestionNature;
  /** At least one. */
  readonly parts: readonly QuestionPart[];
  /** Whether the parts are to be held against each other. */
  readonly comparison: boolean;
  /** Where places are put in order by one figure, or picked by a value; null for every other question. */
  readonly ranking: AskedRanking | null;
  /** Whether the question leans on the talk before it. */
  readonly followUp: boolean;
  readonly filters: Filters;
}
