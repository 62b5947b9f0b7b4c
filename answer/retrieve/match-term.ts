/** Whether folded text speaks of a term: by one of its names, whole or with a few words between. */
import type { QuestionTerm, TermForm } from '../understand/question.ts';

/** Words may stand between the characters of a name («空气优良率» in «空气质量优良率»), but only so many. */
const MAX_INSERTED = 4;
const MAX_INSERTED_IN_SHORT = 2;
const SCATTERED_WORTH = 0.8;
const DIGIT = /[\d.]/;
/** A deputy is another office («省长» is not in «副省长»), and «省长江质量奖» is none. */
const OFFICE = /^[省市区县厅局部处]长$|^书记$|^主任$/;
const DIGITS = /\d/;

/** A number must stand alone: «2家» is not in «12家», nor «17亿» in «17.5亿». */
function includesWhole(text: string, form: string): boolean {
  if (OFFICE.test(form)) {
    return new RegExp(`(?<!副)${form}(?![江城期度沙春治])`).test(text);
  }
  if (!DIGIT.test(form.charAt(0)) && !DIGIT.test(form.charAt(form.length - 1))) {
    return text.includes(form);
  }
  for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + 1)) {
    const before = DIGIT.test(form.charAt(0)) && at > 0 && DIGIT.test(text.charAt(at - 1));
    const behind = DIGIT.test(form.charAt(form.length - 1)) && DIGIT.test(text.charAt(at + form.length));
    if (!before && !behind) {
      return true;
    }
  }
  return false;
}

/** Whether the characters of `form` stand in `text` in order with at most MAX_INSERTED others between, its two ends whole. */
function includesScattered(text: string, form: string): boolean {
  if (form.length < 3 || form.length > 9 || DIGITS.test(form)) {
    return false;
  }
  const allowed = form.length === 3 ? MAX_INSERTED_IN_SHORT : MAX_INSERTED;
  const head = form.slice(0, 2);
  for (let at = text.indexOf(head); at >= 0; at = text.indexOf(head, at + 1)) {
    let position = at + 2;
    let inserted = 0;
    let index = 2;
    while (index < form.length && inserted <= allowed && position < text.length) {
      if (text.charAt(position) === form.charAt(index)) {
        index += 1;
      } else if (/[,，。;；]/.test(text.charAt(position))) {
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

function formMatch(form: TermForm, text: string): number {
  if (includesWhole(text, form.text)) {
    return form.weight;
  }
  return includesScattered(text, form.text) ? form.weight * SCATTERED_WORTH : 0;
}

/** @returns the weight of the best name found, 0 where none is */
export function matchTerm(term: Pick<QuestionTerm, 'forms'>, text: string): number {
  let best = 0;
  for (const form of term.forms) {
    if (form.weight > best) {
      best = Math.max(best, formMatch(form, text));
    }
  }
  return best;
}
