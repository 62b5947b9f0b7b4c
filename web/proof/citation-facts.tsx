/** One line about a citation's article: region, report year, section. */
import type { Citation } from '../../protocol/answer.ts';
import { fill, useWords } from '../words/use-words.ts';

export function CitationFacts({ citation }: { citation: Citation }) {
  const words = useWords();
  const region = citation.regions.length > 0 ? citation.regions.join('、') : words.unknownRegion;
  const year = citation.year === null ? words.unknownYear : fill(words.reportYear, { year: citation.year });
  const facts = [region, year, ...(citation.sectionPath.length > 0 ? [citation.sectionPath.join(' › ')] : [])];
  return <span className="facts">{facts.join(' · ')}</span>;
}
