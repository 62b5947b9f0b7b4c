/** The kind of number that words ask for: how much something grew, what it stands at, what was added. */
export type Aspect = 'average' | 'growth' | 'level' | 'new' | 'share' | 'rank';
