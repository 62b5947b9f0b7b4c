import { segmentWords, wordClass } from './knowledge/language/words.ts';
import { findThesaurusTerms } from './knowledge/language/thesaurus/index.ts';
for (const q of process.argv.slice(2)) { console.log(segmentWords(q).map(w=>w.text+':'+wordClass(w.text)).join(' '), '##', findThesaurusTerms(q).map(m=>m.words+m.start+'-'+m.end).join(' ')); }
