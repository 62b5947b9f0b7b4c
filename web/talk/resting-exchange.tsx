/**
 * An exchange far out of sight: its words alone, for the browser's search and for screen readers. What makes an
 * answer live (figures, cards, tools) takes ten times the memory and comes back as the reader comes near.
 */
import type { Exchange } from './exchange.ts';
import { withoutMarkers } from './markers.ts';

export function RestingExchange({ exchange }: { exchange: Exchange }) {
  return (
    <>
      <h2>{exchange.question}</h2>
      <p lang="zh-CN">{withoutMarkers(exchange.text)}</p>
    </>
  );
}
