/**
 * Reads one segment of a question into a part: place, time, status, kind of number, unit, terms, and what else its words
 * tell. What it leaves out is taken over later (follow-up.ts). Called by understand.ts; pure.
 */
import { fold } from '../../knowledge/language/normalise.ts';
import { findPeriods } from '../../knowledge/language/periods.ts';
import { regionsByName, type Region } from '../../knowledge/regions/index.ts';
import { gapBase, periodBase } from './comparison-base.ts';
import { placeTerm } from './comparison.ts';
import { asksFulfilment } from './fulfilment.ts';
import { hintedEntities } from './hinted-entities.ts';
import {
  answerKindOf,
  asksAcross,
  asksAgreement,
  asksToConfirm,
  confirmedKind,
  intentOf,
  listedNoun,
  unitAsked,
} from './intent.ts';
import { mask, spansOf } from './mask.ts';
import { readPlaces, readSelfReference } from './places.ts';
import type { QuestionPart, QuestionTerm } from './question.ts';
import type { ReadPart } from './read-part.ts';
import { asks } from './split.ts';
import { aspectAsked, statusAsked, statusLeft } from './status.ts';
import { nounsBeside, readPhrases, readTerms } from './terms.ts';
import { YEARS_BESIDE } from './years-beside.ts';

/** «那份报告是哪个区哪一年的？» */
const PROVENANCE =
  /(报告|文章|材料|文件|报道|资料).{0,6}(是|属于?|出自|来自|讲的是|写的是|提到的?).{0,4}(哪个?(区|市|县|省|地方)|哪(一)?年|哪里)(.{0,6}哪(一)?年)?(的|写的|发的)?[?？]?$/;

/** «就2022年这一年»: a year already named, no other one. */
const POINTS_AT_YEAR = /^(这|那|该|当)一?年$/;

/** «目标是6%吗»: the value to be confirmed is an aim. */
const AIM_GIVEN = /(目标|预期|计划)(值|数|任务|增速|增幅)?(是不是|是否|是|为|定为|定在|定的是|：|:)/;

/** What asks, blanked before terms are read, so that no word is made of half of it. */
const QUESTION_WORDS =
  /指标(?=是?(?:多少|几))|(?<=\+)几|(多少|几)个?(百分)?点|多少钱|来着|(多少|几多)(个(?!人)|家(?![底庭])|项(?!目)|人(?![才口次])|户(?!籍)|条(?!件)|位(?!置)|名(?![额单])|套(?!餐)|所|座|台|辆|种|笔|批|间|栋|亩|吨|倍)?|第几|几成|百分之几|几[个家项亩吨人套户所座条台件名位张辆片岁倍点块种天年批场艘架宗]|什么样?|啥|哪[些个家里儿边位年天几]?(?:个)?|怎么样?|怎样|咋样?|如何|为什么|为何|是不是|有没有|能不能|可不可以|是否|[那这][个场单次份篇批家种位条件项座些边里儿]|各(?![国地界类级族县区市街镇乡部单项种方个自])|到底|究竟|请问|(?:结束|收官|收尾|完结)(?:之年|之际|时|的?时候|那会儿|那阵子?|那年|当年)?|那会儿|那阵子|期末|末的?时候|[吗呢吧呀啊嘛]+(?=[，,？?。！!]|$)/g;

const ASPECT_WORTH = 0.4;

/** «GDP总量», «固投增速»: beside an indicator the word for the kind of number says which, not what. */
function aspectsApart(terms: readonly QuestionTerm[]): QuestionTerm[] {
  const named = terms.some(({ indicators }) => indicators.length > 0);
  return terms.map((term) =>
    named && term.indicators.length === 0 && aspectAsked(term.words) !== null
      ? { ...term, importance: term.importance * ASPECT_WORTH }
      : term,
  );
}

/** Who did it, where and when it was done: the verb is what is asked about. */
function stressed(terms: readonly QuestionTerm[], intent: QuestionPart['intent']): QuestionTerm[] {
  const byDeed = intent === 'who' || intent === 'where' || intent === 'when';
  return terms.map((term) =>
    byDeed && term.words.length > 1 ? { ...term, importance: Math.max(term.importance, 0.8) } : term,
  );
}

/**
 * «咸宁2023 GDP», «收入2023实际»: before a year without its mark, what keeps it from being read as one. Whether something
 * is counted by the number is told where periods are read.
 */
const BEFORE_YEAR =
  /[\p{Script=Han}a-z/:：(（|](?=20[0-4]\d(?:$|[\s,，。?？a-z/]))|[\p{Script=Han}a-z/:：(（|](?<![到至从自起])(?=20[0-4]\d\p{Script=Han})|(?<=20[0-4]\d) (?=20[0-4]\d)/gu;

/** What a search for a number ends with. */
const MEASURED =
  /(数量|人数|次数|家数|亩数|产值|产量|销量|增速|增幅|涨幅|规模|面积|比重|占比|总额|总量|收入|装机|里程|吞吐量|(?<=[\p{Script=Han}]{2})[^概效频利税汇]率)(目标|任务|计划|情况|数据)?[，,。？?\s]*$/u;

/** «毕节粮食产量目标»: words for a search box that name an indicator and nothing else. */
function namesFigures(terms: readonly QuestionTerm[]): boolean {
  const strong = terms.filter(({ importance }) => importance >= 0.8);
  return strong.length > 0 && strong.every(({ indicators }) => indicators.length > 0);
}

/** What the user says is not meant: «我要计划，不是2015年完成的». */
const NEGATED = /(?<=[，,。；;？?！!\s])(不是|不要|别(?!的|墅)|而非|不含|不包括)[^，,。？?；;]*/g;

/**
 * @param words of the segment
 * @param knownRegions places of the whole question and of the talk: «市里», «我区» mean one of them
 */
export function readSegment(words: string, knownRegions: readonly Region[]): ReadPart {
  const folded = fold(words);
  const asked = mask(words, [...spansOf(words, NEGATED), ...spansOf(words, YEARS_BESIDE)]);
  const { places, frame, spans } = readPlaces(
    asked,
    knownRegions.map(({ code }) => code),
  );
  const self = places.length === 0 ? readSelfReference(asked, knownRegions) : null;
  const mentions = self === null ? places : [{ ...self.span, region: self.region }];
  const allPeriods = findPeriods(mask(asked, [...spans, ...mentions]).replaceAll(BEFORE_YEAR, '，'), {
    anchorYear: null,
  });
  const gap = gapBase(asked);
  const base = periodBase(asked, allPeriods);
  const dated = allPeriods.some(({ period }) => period.start !== null);
  const periods = allPeriods.filter((mention) => mention !== base && !(dated && POINTS_AT_YEAR.test(mention.words)));
  const masked = mask(asked, [...spans, ...mentions, ...allPeriods, ...(gap === null ? [] : [gap])]);
  const bare = mask(masked, spansOf(masked, QUESTION_WORDS));
  const found = readTerms(bare, masked);
  const read = confirmedKind(folded) ?? answerKindOf(fold(masked));
  const isSearch = read === 'statement' && !asks(words) && (namesFigures(found) || MEASURED.test(fold(bare)));
  const kind = isSearch ? (aspectAsked(folded) === 'growth' ? 'percent' : 'quantity') : read;
  const intent = intentOf(folded, kind);
  const part: QuestionPart = {
    words,
    typed: words,
    intent,
    // Words for a search box leave open what kind of number they want.
    answerKind: isSearch && aspectAsked(folded) === null ? 'statement' : kind,
    unit: unitAsked(folded),
    regions: mentions.flatMap(({ region, namesakes = [] }) => [region, ...namesakes]),
    frame,
    hintedBy: mentions.length === 0 ? hintedEntities(asked) : [],
    unknownPlace: mentions.length === 0 ? unknownPlace(words) : null,
    periods: periods.map(({ words: printed, period }) => ({ words: printed, period })),
    comparedWith: base?.words ?? null,
    gapTo: gap?.words ?? null,
    // Whether it came true is what is asked: neither result nor target is ruled out.
    status: asksToConfirm(folded)
      ? AIM_GIVEN.test(folded)
        ? 'target'
        : null
      : (statusAsked(fold(masked)) ?? statusLeft((folded.match(NEGATED) ?? []).join('，'))),
    aspect:
      aspectAsked(gap === null ? folded : fold(mask(words, [gap]))) ??
      (kind === 'quantity' && periods.some(({ words: on }) => /[末底]$/.test(on)) ? 'level' : null),
    terms: [
      ...aspectsApart(stressed(found, intent)),
      ...mentions.flatMap(({ region }) => (region.level === 'zone' ? [placeTerm(region)] : [])),
    ],
    phrases: [...readPhrases(bare, masked), ...countedNames(folded)],
    askedNouns: nounsBeside(bare, masked, spansOf(masked, QUESTION_WORDS)),
    confirms: asksToConfirm(folded),
    asksFulfilment: asksFulfilment(folded),
    listed: listedNoun(folded, fold(masked)),
    carriedOver: [],
    askedShare: /占|比重|比例/.test(folded),
    asksProvenance: PROVENANCE.test(folded),
    asksInside:
      mentions.every(({ region }) => region.level === 'province' || region.level === 'city') &&
      /哪个(市|城市|区|县|地方)|哪座城|(两|三|四|几|各)(个|座)?(市|城市|地市|区县|县市)/.test(folded),
    asksEach: /各|分别|都(是|有)?多少/.test(folded),
    asksAgreement: asksAgreement(folded),
    acrossArticles: asksAcross(folded),
  };
  return {
    part,
    places: mentions,
    periods: periods.map((mention) => ({
      start: mention.start,
      end: mention.end,
      asked: { words: mention.words, period: mention.period },
    })),
  };
}

/** «8大重点产业链» names one thing with its number. */
const COUNTED_NAME =
  /(?<![\d.第])(?:\d{1,2}|[三四五六七八九十])(?:大|个|条|项)\p{Script=Han}{0,6}?(?:产业链|产业集群|产业|工程|行动|体系|基地|集群|园区)/gu;

function countedNames(folded: string): string[] {
  return [...folded.matchAll(COUNTED_NAME)].map(([name]) => name);
}

const PLACE_FORM =
  /(?:^|[，,。；;？?])(?!.?[全我本各该哪城县上超夜楼股都门])([\p{Script=Han}]{2,3}[市县])(?=[\d今去有的])/u;

/** «火星市2023年GDP»: looks like a place and is none that is known. */
function unknownPlace(words: string): string | null {
  const name = PLACE_FORM.exec(words)?.[1] ?? null;
  return name === null || regionsByName(name).length > 0 ? null : name;
}
