/**
 * Stands in for the slot editor of Ant Design X's Sender (vite.config.ts swaps it in). Sender loads it in any
 * case, with menus and drop-downs, but shows it only when given slots, which this product never does:
 * 26 kB gzip of the first load that nobody would see.
 */
export default function NoSlotEditor(): null {
  return null;
}
