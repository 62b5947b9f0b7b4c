import { findPeriods } from './knowledge/language/periods.ts';
for (const q of process.argv.slice(2)) console.log(q, findPeriods(q,{anchorYear:null}).map(m=>m.words+' '+m.period.start).join(' | '));
