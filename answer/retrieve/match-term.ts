/** Whether folded text speaks of a term: by one of its names, whole or with a few words between. */
import type { QuestionTerm, TermForm } from '../understand/question.ts';

/** Words may stand between the characters of a name («空气优良率» in «空气质量优良率»), but only so many. */
const MAX_INSERTED = 4;
const MAX_INSERTED_IN_SHORT = 2;
const SCATTERED_WORTH = 0.8;
/** A deputy is another office («省长» is not in «副省长»), and «省长江质量奖» is none. */
const OFFICE = /^[省市区县厅局部处]长$|^书记$|^主任$/;
const DIGITS = /\d/;

function isDigit(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return (unit >= 0x30 && unit <= 0x39) || unit === 0x2e;
}

/** What of a form's text need be found out only once. */
interface Form {
  readonly text: string;
  readonly weight: number;
  /** Where an office stands alone; null for any other form. */
  readonly office: RegExp | null;
  readonly digitFirst: boolean;
  readonly digitLast: boolean;
  /** Short enough to be what a bridge or a square is named after. */
  readonly named: boolean;
  /** How many others may stand between its characters; null where they must stand together. */
  readonly inserted: number | null;
}

function compile({ text, weight }: TermForm): Form {
  return {
    text,
    weight,
    office: OFFICE.test(text) ? new RegExp(`(?<!副)${text}(?![江城期度沙春治])`) : null,
    named: text.length <= LONGEST_NAMED,
    digitFirst: isDigit(text, 0),
    digitLast: isDigit(text, text.length - 1),
    inserted:
      text.length < 3 || text.length > 9 || DIGITS.test(text)
        ? null
        : text.length === 3
          ? MAX_INSERTED_IN_SHORT
          : MAX_INSERTED,
  };
}

/** By the list itself, which never changes and takes its entry along when the question is answered. */
const compiled = new WeakMap<readonly TermForm[], readonly Form[]>();

function formsOf(forms: readonly TermForm[]): readonly Form[] {
  let known = compiled.get(forms);
  if (known === undefined) compiled.set(forms, (known = forms.map(compile)));
  return known;
}

/** «稀土» is not what 稀土大桥 and «规划» not what 规划馆 are about. */
const NAMED_AFTER = /^(大桥|大道|大厦|广场|街道|馆|路口|立交)/;
const LONGEST_NAMED = 4;

function includesAlone(text: string, form: string): boolean {
  for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + 1)) {
    if (!NAMED_AFTER.test(text.slice(at + form.length, at + form.length + 2))) {
      return true;
    }
  }
  return false;
}

/** A number must stand alone: «2家» is not in «12家», nor «17亿» in «17.5亿». */
function includesWhole(text: string, { text: form, office, digitFirst, digitLast, named }: Form): boolean {
  if (office !== null) {
    return office.test(text);
  }
  if (!digitFirst && !digitLast) {
    return named ? includesAlone(text, form) : text.includes(form);
  }
  for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + 1)) {
    const before = digitFirst && isDigit(text, at - 1);
    const behind = digitLast && isDigit(text, at + form.length);
    if (!before && !behind) {
      return true;
    }
  }
  return false;
}

const BREAKS = ',，。;；';

/** Whether the characters of `form` stand in `text` in order with at most MAX_INSERTED others between, its two ends whole. */
function includesScattered(text: string, { text: form, inserted: allowed }: Form): boolean {
  if (allowed === null) {
    return false;
  }
  const head = form.slice(0, 2);
  for (let at = text.indexOf(head); at >= 0; at = text.indexOf(head, at + 1)) {
    let position = at + 2;
    let inserted = 0;
    let index = 2;
    while (index < form.length && inserted <= allowed && position < text.length) {
      const unit = text.charAt(position);
      if (unit === form.charAt(index)) {
        index += 1;
      } else if (BREAKS.includes(unit)) {
        break;
      } else {
        inserted += 1;
      }
      position += 1;
    }
    if (index === form.length) {
      return true;
    }
  }
  return false;
}

function formMatch(form: Form, text: string): number {
  if (includesWhole(text, form)) {
    return form.weight;
  }
  return includesScattered(text, form) ? form.weight * SCATTERED_WORTH : 0;
}

/** @returns the weight of the best name found, 0 where none is */
export function matchTerm(term: Pick<QuestionTerm, 'forms'>, text: string): number {
  let best = 0;
  for (const form of formsOf(term.forms)) {
    if (form.weight > best) {
      best = Math.max(best, formMatch(form, text));
    }
  }
  return best;
}
