/** Where a speaker turns to the house again, which ends what the last point of a list was about. */

const SALUTATION = /(?<=[。！!？?\n]\s*)各位代表[,，:：!！]/g;

/** The first «各位代表» after `start` and before `end`; `end` where there is none. */
export function turnAt(text: string, start: number, end: number): number {
  SALUTATION.lastIndex = start;
  const match = SALUTATION.exec(text);
  return match && match.index < end ? match.index : end;
}
