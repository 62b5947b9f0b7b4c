/** CSV as RFC 4180 has it, with the byte order mark and the bare line feeds that spreadsheets write. */

/** Rows of cells; a last empty line is no row. Quotes inside an unquoted cell are kept as they are. */
export function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let isQuoted = false;
  let isEmptyRow = true;
  const source = text.replace(/^\uFEFF/, '');
  const endRow = (): void => {
    row.push(cell);
    if (!isEmptyRow || row.some((each) => each !== '')) rows.push(row);
    row = [];
    cell = '';
    isEmptyRow = true;
  };
  for (let index = 0; index < source.length; index += 1) {
    const character = source.charAt(index);
    if (isQuoted) {
      if (character !== '"') cell += character;
      else if (source.charAt(index + 1) === '"') {
        cell += '"';
        index += 1;
      } else isQuoted = false;
    } else if (character === '"' && cell === '') {
      isQuoted = true;
      isEmptyRow = false;
    } else if (character === ',') {
      row.push(cell);
      cell = '';
      isEmptyRow = false;
    } else if (character === '\n' || character === '\r') {
      if (character === '\r' && source.charAt(index + 1) === '\n') index += 1;
      endRow();
    } else cell += character;
  }
  if (cell !== '' || row.length > 0) endRow();
  return rows;
}

/** A cell that a spreadsheet would run as a formula is kept from it by a leading quote (OWASP, CSV injection). */
function printCell(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) && Number.isNaN(Number(value)) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** One line with its end. */
export function printCsvRow(cells: readonly string[]): string {
  return `${cells.map(printCell).join(',')}\r\n`;
}
