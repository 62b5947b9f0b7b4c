/** A table as CSV (RFC 4180), with a byte order mark so that Excel reads Chinese. Pure. */

function field(value: string | number | null): string {
  const text = value === null ? '' : String(value);
  // A cell that begins like a formula would be run by spreadsheets (OWASP, CSV injection); plain numbers are left alone.
  const isFormula = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) && !/^-?\d+(?:\.\d+)?%?$/.test(text);
  const safe = isFormula ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function toCsv(header: readonly string[], rows: readonly (readonly (string | number | null)[])[]): string {
  return `\uFEFF${[header, ...rows].map((row) => row.map(field).join(',')).join('\r\n')}\r\n`;
}
