/** An answer or a conversation as text to take away: plain, with numbered sources, as Markdown. Pure. */
import type { Citation } from '../../protocol/answer.ts';
import type { Exchange } from './exchange.ts';
import { splitByUse } from './markers.ts';

/** «[1] 《标题》（2022年，第二部分 › 主要目标）：“原文”» */
export function sourceLine(citation: Citation): string {
  const place = [citation.year === null ? '' : `${citation.year}年`, citation.sectionPath.join(' › ')];
  const details = place.filter(Boolean).join('，');
  return `[${citation.n}] 《${citation.title}》${details === '' ? '' : `（${details}）`}：“${citation.quote.trim()}”`;
}

function citationsOf(exchange: Exchange): Citation[] {
  return splitByUse(exchange.text, exchange.answer?.citations ?? exchange.sources).used;
}

export function answerWithSources(exchange: Exchange): string {
  const lines = citationsOf(exchange).map(sourceLine);
  return lines.length === 0 ? exchange.text : `${exchange.text}\n\n来源：\n${lines.join('\n')}`;
}

/** A heading and an answer with its sources, ended by a line break. */
export function exchangeAsMarkdown(exchange: Exchange): string {
  const lines = citationsOf(exchange).map((citation) => `- ${sourceLine(citation)}`);
  const sources = lines.length === 0 ? '' : `\n\n**来源**\n\n${lines.join('\n')}`;
  return `## ${exchange.question}\n\n${exchange.text}${sources}\n`;
}

/** The pieces of the document in order; exchanges are taken one by one and not held. */
export async function conversationAsMarkdown(title: string, exchanges: AsyncIterable<Exchange>): Promise<string[]> {
  const pieces = [`# ${title}\n`];
  for await (const exchange of exchanges) pieces.push(`\n${exchangeAsMarkdown(exchange)}`);
  return pieces;
}
