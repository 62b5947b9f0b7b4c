/**
 * The what-terms of a part: the words that an answering sentence must speak of, each with its other names, and of
 * them those that stand together and those beside the question word.
 * Regions and periods have been masked out before; scaffolding of the question («请问», «到底», «多少») is dropped.
 */
import type { Span } from '../../knowledge/article.ts';
import { lookUpIndicator } from '../../knowledge/figures/indicator-lexicon.ts';
import { fold } from '../../knowledge/language/normalise.ts';
import { asksInvestmentMeasures, withInvestmentMeasures } from './attracting-investment.ts';
import { cutPieces } from './cut-pieces.ts';
import { asksIndustries, withIndustries } from './industries.ts';
import type { Piece } from './piece.ts';
import type { QuestionTerm, TermForm } from './question.ts';
import { holdsQuestionWord, isScaffolding } from './scaffolding.ts';
import { shortcomingsAsked, withShortcomings } from './shortcomings.ts';

const SURE = 0.9;

/** What the words or a sure synonym of theirs name in the lexicon. */
function known(forms: readonly TermForm[], indicators: readonly string[]): string[] {
  const named = forms.flatMap(({ text, weight }) => (weight >= SURE ? (lookUpIndicator(text)?.canonical ?? []) : []));
  return [...new Set([...indicators, ...named])];
}

const LONGEST_PHRASE = 12;

/**
 * Nouns that stand together in the question name one thing: «百里长江生态廊道», «中韩石化».
 * @param masked as for readTerms
 * @returns folded, at least two words each, in the order of the question
 */
export function readPhrases(masked: string, asked: string): string[] {
  const runs: Piece[][] = [];
  for (const piece of cutPieces(masked, asked)) {
    const run = runs.at(-1);
    const joins = run?.at(-1)?.end === piece.start && piece.end - (run?.[0]?.start ?? 0) <= LONGEST_PHRASE;
    const names = piece.importance >= 0.7 || piece.end - piece.start === 1;
    if (joins && names) {
      run?.push(piece);
    } else if (names) {
      runs.push([piece]);
    } else {
      runs.push([]);
    }
  }
  return runs
    .filter((run) => run.length > 1 && run.some(({ importance }) => importance >= 0.7))
    .map((run) => fold(masked.slice(run[0]?.start, run.at(-1)?.end)));
}

/** «X所在的那个区», «有X的那个县», «提到X的那份报告»: X tells where to look; «人才落户咸宁» is what is asked about. */
const WHERE_HINT =
  /[^，,。？?！!；;]{2,24}?((所在|总部在)(地|的)?(那个?|这个?)?(区|市|县|地方|城市|园区)?|落户(地|的?(那个?|这个?)?(区|市|县|地方|城市|园区)))|(有|提到?了?|讲到?|说到?|建了?)[^，,。？?！!；;]{2,30}?的?(那个?|那份|那篇|这个?|这份|这篇|那座)(区|市|县|地方|城市|园区|报告|文章|材料|报道)/g;

/**
 * @param masked the question with regions, periods and question words blanked by «,»
 * @param asked the same with the question words left in, which set phrases need («砸了多少钱»)
 * @returns in the order of the question; empty where nothing but scaffolding is left
 */
export function readTerms(masked: string, asked: string): QuestionTerm[] {
  const hints = [...asked.matchAll(WHERE_HINT)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  const terms = new Map<string, QuestionTerm>();
  for (const { start, words, forms, importance, indicators = [] } of cutPieces(masked, asked)) {
    const asksHow = OUTCOME.test(words) && HOW_DID_IT_GO.test(asked);
    if (forms.length > 0 && importance > 0 && !isScaffolding(words) && !asksHow && !terms.has(words)) {
      const where = hints.some((hint) => hint.start <= start && start < hint.end);
      terms.set(words, { words, forms, importance, indicators: known(forms, indicators), where, carried: false });
    }
  }
  for (const words of namedByCharacters(cutPieces(masked, asked))) {
    terms.set(words, {
      words,
      forms: [{ text: words, weight: 1 }],
      importance: NAMED_BY_CHARACTERS,
      indicators: [],
      where: false,
      carried: false,
    });
  }
  if (DELIVERY.test(asked)) {
    terms.set('作报告', DELIVERED);
  }
  const read = [...terms.values()];
  if (asksInvestmentMeasures(fold(asked))) {
    return withInvestmentMeasures(read, fold(asked));
  }
  if (asksIndustries(fold(asked))) {
    return withIndustries(read);
  }
  return shortcomingsAsked(fold(asked)) === null ? read : withShortcomings(read);
}

/** «招商成绩怎么样»: how it went is asked, and what is told of it need not hold the word. */
const OUTCOME = /^(成绩|成效|成果|效果|表现|业绩|战果|进展|情况|状况)$/;
const HOW_DID_IT_GO =
  /(成绩|成效|成果|效果|表现|业绩|战果|进展|情况|状况)(?:都|又)?(?:怎么样|怎样|如何|咋样|好不好|好吗)/;

/** «钒钛产业»: a name that the dictionary knows by its characters alone, before the noun it belongs to. */
const NAMED_BY_CHARACTERS = 0.8;
const BEHIND_NAME = /^(产业|产业链|产业集群|行业|企业|项目|园区|基地|公司)$/;
const LONGEST_NAME = 4;

function namedByCharacters(pieces: readonly Piece[]): string[] {
  const names: string[] = [];
  let run = '';
  let end = -1;
  for (const piece of pieces) {
    const goesOn = piece.start === end;
    if (goesOn && run.length > 1 && run.length <= LONGEST_NAME && BEHIND_NAME.test(piece.words)) {
      names.push(run);
    }
    const single = piece.words.length === 1 && /\p{Script=Han}/u.test(piece.words) && !isScaffolding(piece.words);
    run = single ? (goesOn ? run : '') + piece.words : '';
    ({ end } = piece);
  }
  return names;
}

/** «报告是谁作的，哪天», «市长是谁»: who delivered a report stands beside the congress it was delivered to. */
const DELIVERY =
  /报告.{0,10}(?<!工)(作|做|念|讲|宣读|发布)的|(?<!工)(作|做)(政府)?(工作)?报告|(?<!工)(作|做|念|讲|宣读)(了|的).{0,6}报告|(?<!副)[省市区县州]长(是谁|是哪(一)?位|叫什么|叫啥|姓什么|的?(名字|姓名))|谁是[^。？?]{0,8}(?<!副)[省市区县州]长/;
const DELIVERED: QuestionTerm = {
  words: '作报告',
  forms: [
    { text: '会议上', weight: 1 },
    { text: '人民代表大会', weight: 0.9 },
    { text: '我代表', weight: 0.4 },
  ],
  importance: 1.5,
  indicators: [],
  where: false,
  carried: false,
};

const BESIDE = 12;
const STOP = /[，,。；;？?！!]/;

/**
 * The nouns nearest to a question word on either side, within its clause: what the value is a value of.
 * @param masked as for readTerms, of the same length as the text the spans were found in
 */
export function nounsBeside(masked: string, asked: string, questionWords: readonly Span[]): string[] {
  const pieces = cutPieces(masked, asked).filter(
    ({ words, importance }) => importance >= 0.7 && !isScaffolding(words) && !holdsQuestionWord(words),
  );
  const nouns = questionWords.flatMap(({ start, end }) => {
    const before = pieces.findLast((piece) => piece.end <= start && start - piece.end <= BESIDE);
    const behind = pieces.find((piece) => piece.start >= end && piece.start - end <= BESIDE);
    return [
      ...(before !== undefined && !STOP.test(masked.slice(before.end, start).replaceAll('，', ''))
        ? [before.words]
        : []),
      ...(behind !== undefined ? [behind.words] : []),
    ];
  });
  return [...new Set(nouns)];
}
