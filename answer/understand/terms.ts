/**
 * The what-terms of a part: the words that an answering sentence must speak of, each with its other names.
 * Regions and periods have been masked out before; scaffolding of the question («请问», «到底», «多少») is dropped.
 */
import { LRUCache } from 'lru-cache';
import type { Span } from '../../knowledge/article.ts';
import { fold } from '../../knowledge/language/normalise.ts';
import { findNumbers } from '../../knowledge/language/numbers.ts';
import { expandTerm, findThesaurusPatterns, findThesaurusTerms } from '../../knowledge/language/thesaurus/index.ts';
import { isDictionaryWord, segmentWords, wordClass, type Word } from '../../knowledge/language/words.ts';
import { lookUpIndicator } from '../../knowledge/figures/indicator-lexicon.ts';
import { findSeparated } from './separated.ts';
import { findIndicators, namesOf } from './indicator-names.ts';
import { importanceOf, isScaffolding } from './scaffolding.ts';
import type { Synonym } from '../../knowledge/language/thesaurus/index.ts';
import type { QuestionTerm, TermForm } from './question.ts';

interface Piece {
  readonly start: number;
  readonly end: number;
  readonly words: string;
  readonly forms: readonly TermForm[];
  readonly importance: number;
  readonly indicators?: readonly string[];
}

const QUOTED = /[“"「『‘'《]([^”"」』’'》]{1,20})[”"」』’'》]/g;
const HAS_CONTENT = /[\p{Script=Han}a-z0-9]/u;

function uniqueForms(forms: readonly TermForm[]): TermForm[] {
  const best = new Map<string, number>();
  for (const { text, weight } of forms) {
    if (text !== '' && weight > 0 && (best.get(text) ?? 0) < weight) {
      best.set(text, weight);
    }
  }
  return [...best].map(([text, weight]) => ({ text, weight }));
}

/** «亚运会» is «亚运» in «亚运赛事». */
const MEETING = /^(?!机会|社会|不会|都会|工会|商会|协会|学会|基金|省会|议会|教会|党委)\p{Script=Han}{2}会$/u;
const HALF_WORTH = 0.45;
/** «花湖机场» without its kind; the kind alone is any other's. */
const NAME_WORTH = 0.6;
/** Another name is all but as good as the word itself. */
const OTHER_NAME = 0.99;
const ASKED_OBJECT = 0.9;

const SHORTENED_WORTH = 0.7;

/** A compound of two words may be put differently by half: «扩大开放» as «深化开放»; a longer one by its last word. */
function halves(words: string): TermForm[] {
  if (MEETING.test(words)) {
    return [{ text: words.slice(0, -1), weight: STEM_WORTH }];
  }
  if (!/^\p{Script=Han}{4,10}$/u.test(words)) {
    return [];
  }
  if (words.length === 4) {
    const [name = '', kind = ''] = [words.slice(0, 2), words.slice(2)];
    if (!isDictionaryWord(name) && isDictionaryWord(kind)) {
      return [{ text: name, weight: NAME_WORTH }];
    }
    return [name, kind].filter((half) => importanceOf(half) >= 0.7).map((text) => ({ text, weight: HALF_WORTH }));
  }
  const found = segmentWords(words);
  const last = found.length > 1 ? (found.at(-1)?.text ?? '') : '';
  return last.length > 1 && importanceOf(last) >= 0.7 ? [{ text: last, weight: HALF_WORTH }] : [];
}

/** «研发投入占GDP比重»: reports put a value between the thing and its share. */
const SHARE = /^(\p{Script=Han}{2,12}?)占(?:gdp|地区生产总值|生产总值|\p{Script=Han}{2,10}?)的?(?:比重|比例)$/u;

/** «低效工业用地» as «低效用地»: three pairs of characters or more, by the first and the last. */
function withoutMiddle(words: string): TermForm[] {
  const whole = SHARE.exec(words)?.[1];
  if (whole !== undefined) {
    return [{ text: whole, weight: SHORTENED_WORTH }];
  }
  const pairs = /^\p{Script=Han}{6,10}$/u.test(words)
    ? segmentWords(words).flatMap(({ text }) => (text.length % 2 === 0 ? (text.match(/../gu) ?? []) : [text]))
    : [];
  const [first = '', last = ''] = [pairs[0], pairs.at(-1)];
  return pairs.length > 2 && first.length > 1 && last.length > 1
    ? [{ text: first + last, weight: SHORTENED_WORTH }]
    : [];
}

function formOf({ term, weight }: Synonym): TermForm {
  return { text: fold(term), weight };
}

function withSynonyms(words: string, given: readonly TermForm[] = []): TermForm[] {
  const known = expandTerm(words)
    .map(formOf)
    .map(({ text, weight }) => ({ text, weight: Math.min(weight, OTHER_NAME) }));
  return uniqueForms([{ text: words, weight: 1 }, ...given, ...known, ...halves(words)]);
}

const COUNTERS: ReadonlySet<string> = new Set(['条', '项', '大', '件', '种', '类', '链', '个', '篇', '座', '场', '步']);
const NUMERALS = '〇一二三四五六七八九十';

/** «八条产业链» are «8大产业链» or «八大产业链» in a report. */
function counted(value: number, unit: string): TermForm[] {
  if (!COUNTERS.has(unit) || unit === '链' || value < 3) {
    return [];
  }
  const printed = [`${value}`, ...(value <= 10 ? [NUMERALS.charAt(value)] : [])];
  return printed.flatMap((number) =>
    ['大', '条', '项', '个'].map((counter) => ({ text: `${number}${counter}`, weight: 0.9 })),
  );
}

/** «五十亿» also stands as «50亿», «17个亿» as «17亿»; a bare count says little. */
function numberPieces(masked: string): Piece[] {
  return findNumbers(masked).flatMap((mention) => {
    const tail =
      /^\s*(个亿|个万|亿|万|％|%|条|届|期|字|大|链|项|名|次|篇|座|场|步|个(?=[\p{Script=Han}“"])(?!月|百分))?/u.exec(
        masked.slice(mention.end),
      )?.[1] ?? '';
    const unit = tail === '个' ? tail : tail.replace('个', '');
    if (mention.maxValue !== null || /^[几多]/.test(mention.printed)) {
      return [];
    }
    const words = fold(masked.slice(mention.start, mention.end + tail.length));
    const large = unit === '亿' || unit === '万' || mention.value >= 20;
    const digits = `${mention.value}${unit === '项' || unit === '名' || unit === '次' ? '' : unit}`;
    const scaled = mention.chinese && mention.value >= 1e8 ? `${mention.value / 1e8}亿` : '';
    return [
      {
        start: mention.start,
        end: mention.end + tail.length,
        words,
        forms: uniqueForms([
          { text: words, weight: 1 },
          { text: fold(digits), weight: 1 },
          { text: large && unit === '个' ? `${mention.value}` : '', weight: 1 },
          { text: scaled, weight: 1 },
          ...counted(mention.value, unit),
        ]).filter(({ text }) => text.length > 1 || large),
        importance: large ? 0.8 : unit !== '' && COUNTERS.has(unit) ? 0.6 : 0.3,
      },
    ];
  });
}

/** «千亿», «百亿级», «第三届»: a size or an ordinal that names something. */
const NAMING =
  /[百千万]亿(?![元美])级?|第[一二三四五六七八九十\d]+[届批期]|第[一二三四五六七八九十百]{1,3}(?=(工厂|厂|中学|小学|医院|大道|产业|批次))/g;

function namingPieces(masked: string): Piece[] {
  return [...masked.matchAll(NAMING)].map((match) => {
    const words = fold(match[0]);
    const forms = [
      { text: words, weight: 1 },
      { text: words.replace('级', ''), weight: 0.9 },
    ];
    return {
      start: match.index,
      end: match.index + match[0].length,
      words,
      forms: uniqueForms(forms),
      importance: 0.9,
    };
  });
}

function quotedPieces(masked: string): Piece[] {
  return [...masked.matchAll(QUOTED)].flatMap((match) => {
    const inner = match[1] ?? '';
    const words = fold(inner);
    const start = match.index + match[0].indexOf(inner);
    return HAS_CONTENT.test(words)
      ? [{ start, end: start + inner.length, words, forms: withSynonyms(words), importance: 1.5 }]
      : [];
  });
}

/** Reports say «外贸进出口» for «外贸进出口总额». */
const TOTAL = /(总额|总量|总数|数量|数|额)$/;
const STEM_WORTH = 0.9;

function indicatorPieces(masked: string): Piece[] {
  return findIndicators(masked).map(({ start, end, canonical }) => {
    const words = fold(masked.slice(start, end));
    const names = namesOf(canonical).flatMap((text) => [
      { text, weight: text === words ? 1 : 0.95 },
      { text: text.replace(TOTAL, ''), weight: text.replace(TOTAL, '').length > 2 ? STEM_WORTH : 0 },
    ]);
    return {
      start,
      end,
      words,
      forms: withSynonyms(words, [...names, ...withoutMiddle(words)]),
      importance: 1.2,
      indicators: [canonical],
    };
  });
}

const LONG_WORD = 3;
const ASKS = /[几哪谁]|多少|什么/;

/** «重点产业» in «重点产业链»: a name that ends or begins within a longer word of the text is not meant. */
function cutsWord({ start, end }: Span, words: readonly Word[]): boolean {
  const isIn = (at: number): boolean => words.some((word) => word.start < at && at < word.end);
  // «增多» in «新增多少»: begins in one word and ends in the next.
  if (isIn(start) && isIn(end)) {
    return true;
  }
  return words.some(
    (word) =>
      word.end - word.start >= LONG_WORD &&
      wordClass(word.text) === 'noun' &&
      !ASKS.test(word.text) &&
      ((word.start < end && end < word.end && word.start > start) ||
        (word.start < start && start < word.end && word.end < end)),
  );
}

function thesaurusPieces(masked: string): Piece[] {
  const words = segmentWords(masked);
  return findThesaurusTerms(masked)
    .filter((match) => !cutsWord(match, words))
    .map((match) => ({
      start: match.start,
      end: match.end,
      words: match.words,
      forms: uniqueForms([
        { text: fold(masked.slice(match.start, match.end)), weight: 1 },
        { text: match.words, weight: 1 },
        ...match.synonyms.map(({ term, weight }) => ({ text: fold(term), weight: Math.min(weight, OTHER_NAME) })),
        ...halves(match.words),
      ]),
      importance: importanceOf(match.words),
    }));
}

function wordPieces(masked: string): Piece[] {
  return segmentWords(masked).flatMap((word) =>
    HAS_CONTENT.test(word.text) && !isScaffolding(word.text)
      ? [
          {
            start: word.start,
            end: word.end,
            words: word.text,
            forms: withSynonyms(word.text),
            importance: importanceOf(word.text),
          },
        ]
      : [],
  );
}

function overlaps(left: Piece, right: Piece): boolean {
  return left.start < right.end && right.start < left.end;
}

/** «花湖机场货邮吞吐量»: the name of the airport, of which the indicator takes the second half. */
function remainder(word: Piece, chosen: readonly Piece[]): Piece[] {
  const cutting = chosen.find((other) => overlaps(other, word) && other.start > word.start && other.end > word.end);
  const words = cutting === undefined ? '' : word.words.slice(0, cutting.start - word.start);
  const end = word.start + words.length;
  const free = !chosen.some((other) => overlaps(other, { ...word, end }));
  return words.length > 1 && free && !isScaffolding(words)
    ? [
        {
          ...word,
          end,
          words,
          forms: uniqueForms([
            { text: word.words, weight: 1 },
            { text: words, weight: 1 },
          ]),
        },
      ]
    : [];
}

/** What a question takes apart («减了多少税») or asks for by one character («出了多少煤»). */
function separatedPieces(asked: string): Piece[] {
  const separated = findSeparated(asked);
  const turns = separated.length === 0 ? [] : findThesaurusPatterns(asked);
  return separated
    .filter(({ object }) => !isScaffolding(object))
    .map(({ start, end, word, object }) => {
      const said = turns.filter((turn) => turn.end === end).flatMap(({ synonyms }) => synonyms);
      const names = [
        ...(word === null ? [] : [{ text: word, weight: 1 }, ...expandTerm(word).map(formOf)]),
        ...said.map(formOf),
      ];
      return { start, end, words: object, forms: withSynonyms(object, names), importance: ASKED_OBJECT };
    });
}

/** Terms, phrases and nouns of a part are read from the same pieces, and a follow-up's talk is read twice. */
const KEPT_PARTS = 32;
const kept = new LRUCache<string, readonly Piece[]>({ max: KEPT_PARTS });

function choosePieces(masked: string, asked: string): readonly Piece[] {
  const key = JSON.stringify([masked, asked]);
  const pieces = kept.get(key) ?? piecesOf(masked, asked);
  kept.set(key, pieces);
  return pieces;
}

/** Quoted words first, then numbers, then the longest of what thesaurus and dictionary know. */
function piecesOf(masked: string, asked: string): Piece[] {
  const chosen: Piece[] = [];
  const phrases = thesaurusPieces(masked);
  const byLength = [...phrases, ...wordPieces(masked)].sort(
    (left, right) => right.end - right.start - (left.end - left.start) || left.start - right.start,
  );
  for (const piece of [
    ...quotedPieces(masked),
    ...namingPieces(masked),
    ...indicatorPieces(masked),
    ...separatedPieces(asked),
    ...phrases.filter(({ start, end }) => end - start >= SET_PHRASE),
    ...numberPieces(masked),
    ...byLength,
  ]) {
    if (!chosen.some((other) => overlaps(other, piece))) {
      chosen.push(piece);
    }
  }
  chosen.push(...wordPieces(masked).flatMap((word) => remainder(word, chosen)));
  for (const phrase of thesaurusPieces(asked)) {
    if (chosen.filter((other) => overlaps(other, phrase)).every(({ importance }) => importance < SAYS_LITTLE)) {
      chosen.push({ ...phrase, importance: Math.min(phrase.importance, SAYS_LITTLE) });
    }
  }
  return chosen.sort((left, right) => left.start - right.start);
}

/** Longer entries are set phrases, whose numbers count nothing: «新开一家公司». */
const SET_PHRASE = 5;

/** A set phrase with a question word in it counts where its own words say little: «到手多少钱». */
const SAYS_LITTLE = 0.7;

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
  for (const piece of choosePieces(masked, asked)) {
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
  for (const { start, words, forms, importance, indicators = [] } of choosePieces(masked, asked)) {
    if (forms.length > 0 && importance > 0 && !isScaffolding(words) && !terms.has(words)) {
      const where = hints.some((hint) => hint.start <= start && start < hint.end);
      terms.set(words, { words, forms, importance, indicators: known(forms, indicators), where, carried: false });
    }
  }
  if (DELIVERY.test(asked)) {
    terms.set('作报告', DELIVERED);
  }
  return [...terms.values()];
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
  const pieces = choosePieces(masked, asked).filter(
    ({ words, importance }) => importance >= 0.7 && !isScaffolding(words) && !ASKS.test(words),
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
