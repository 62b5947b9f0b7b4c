/**
 * The indicators that government reports speak of, by area of statistics. Written from knowledge of the field
 * (statistical yearbooks' terms and report style), not from any one article.
 * Where two rows give one name, the first has it. Called by indicator-lexicon.ts.
 */
import { AGRICULTURE } from './agriculture.ts';
import { ECONOMY } from './economy.ts';
import { ENTERPRISES } from './enterprises.ts';
import { ENVIRONMENT } from './environment.ts';
import { FINANCE } from './finance.ts';
import { GOVERNANCE } from './governance.ts';
import { INFRASTRUCTURE } from './infrastructure.ts';
import { INVESTMENT_AND_TRADE } from './investment-and-trade.ts';
import { PEOPLE } from './people.ts';
import { PUBLIC_SERVICES } from './public-services.ts';
import type { Row } from './rows.ts';

export { GENERIC } from './generic.ts';
export { RATES } from './rates.ts';

/** Amounts and counts: a bare % said of them is growth. */
export const AMOUNTS: readonly Row[] = [
  ...ECONOMY,
  ...INVESTMENT_AND_TRADE,
  ...FINANCE,
  ...PEOPLE,
  ...ENTERPRISES,
  ...AGRICULTURE,
  ...ENVIRONMENT,
  ...INFRASTRUCTURE,
  ...PUBLIC_SERVICES,
  ...GOVERNANCE,
];
