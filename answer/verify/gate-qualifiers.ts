/**
 * What narrows a statement must be told with it: the condition of a benefit («…的，租金下浮10%»), how many of them
 * («少数部门»), how far it has come («基本建成»), and who did which part («由甲主办，乙协办»). Pure; called by gate.ts.
 */
import { fold } from '../../knowledge/language/normalise.ts';
import { clausesOf } from '../compose/clause-run.ts';
import type { Candidate } from '../retrieve/candidate.ts';
import { bare, piecesOf, shareWithin } from './gate-words.ts';

/** «…超过5000平方米的，», «对…的项目，», «符合条件的…，»: what follows holds only for these. */
const CONDITION =
  /的$|^(?:对|对于|凡|凡是|若|如|如果|当|经|凭|未|符合)(?!照|接|标).*(?:的|时|后|者|项目|企业|人才|机构|单位|个人|家庭|人员|群众|学生|农户|产品)$|(?:以上|以下|以内|首次|新建|新引进|引进|符合条件)[^,]{0,12}的[^,\d]{1,8}$|^首次[^\d]*$/;
/** A condition is told where this share of its words is. */
const TOLD_SHARE = 0.5;

function withoutEnd(clause: string): string {
  return clause.replace(/[,，;；。:：]+$/, '').trim();
}

/** Whether a clause that is told keeps the condition before it, up to the next semicolon. */
function conditionsKept(claim: string, sentence: Candidate): boolean {
  let condition: string | null = null;
  for (const { folded } of clausesOf(sentence.text)) {
    const words = withoutEnd(folded);
    const pieces = piecesOf(words);
    const isTold = words.length >= 4 && pieces.size >= 2 && shareWithin(pieces, claim) >= 0.75;
    if (isTold && condition !== null && shareWithin(piecesOf(condition), claim) < TOLD_SHARE) {
      return false;
    }
    if (/[,，]$/.test(folded.trim()) && CONDITION.test(words)) {
      condition = words;
    } else if (/[;；。]$/.test(folded.trim())) {
      condition = null;
    }
  }
  return true;
}

const NARROWING =
  /绝大多数|绝大部分|少数|个别|部分|多数|大多|一些|有的|少量|半数|基本|初步|正在|即将|接近|计划|试点|局部|阶段性|暂时|预备|候选|入围|提名|申报|拟/g;

/** «少数部门» told as «部门»: what always stands behind a narrowing word keeps it. */
function narrowingKept(claim: string, cited: string): boolean {
  for (const { 0: word, index } of cited.matchAll(NARROWING)) {
    const behind = /^[\p{Script=Han}]{2}/u.exec(cited.slice(index + word.length))?.[0];
    if (behind === undefined) {
      continue;
    }
    const isAlways = cited.split(behind).length === cited.split(word + behind).length;
    if (isAlways && claim.split(behind).length !== claim.split(word + behind).length) {
      return false;
    }
  }
  return true;
}

/** Parts that two sides of one matter play; exchanged, the sentence says the opposite. */
const ROLE =
  /主办|承办|协办|主管|牵头|配合|指导|出资|承建|施工|监理|收购|并购|控股|入股|参股|转让|委托|授予|起诉|任命|接替|击败|出租|承租/g;
/** Who does it stands within so many characters before the word, whom it is done to behind it. */
const NEAR_CLAIM = 4;
const NEAR_CITED = 10;

/** Each part is played by the one of the cited words: somebody named beside it there stands beside it here. */
function rolesKept(claim: string, cited: string): boolean {
  const source = cited.split(/[,;。:!?]/).map(bare);
  return claim.split(/[,;。:!?]/).every((part) => {
    const words = bare(part);
    return [...words.matchAll(ROLE)].every(({ 0: role, index }) => {
      const places = source.flatMap((clause) =>
        [...clause.matchAll(new RegExp(role, 'g'))].map((at) => ({ clause, at })),
      );
      const before = piecesOf(words.slice(Math.max(0, index - NEAR_CLAIM), index));
      const behind = piecesOf(words.slice(index + role.length, index + role.length + NEAR_CLAIM));
      return places.some(({ clause, at }) => {
        const front = clause.slice(Math.max(0, at.index - NEAR_CITED), at.index);
        const back = clause.slice(at.index + role.length, at.index + role.length + NEAR_CITED);
        const holds = (pieces: ReadonlySet<string>, side: string): boolean =>
          pieces.size === 0 || side === '' || [...pieces].some((piece) => side.includes(piece));
        return holds(before, front) && holds(behind, back);
      });
    });
  });
}

/** @returns what was left out or exchanged; null where all that narrows is kept */
export function qualifierBroken(text: string, supports: readonly Candidate[]): 'condition' | 'limit' | 'role' | null {
  const claim = fold(text);
  const cited = supports.map(({ folded }) => folded).join('。');
  if (!supports.every((sentence) => conditionsKept(claim, sentence))) {
    return 'condition';
  }
  if (!narrowingKept(claim, cited)) {
    return 'limit';
  }
  return rolesKept(claim, cited) ? null : 'role';
}
