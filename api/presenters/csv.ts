type Cell = string | null | undefined

/** Comma-separated values as RFC 4180 has them, but with semicolons, as Danish spreadsheets expect. */
export function csv(header: readonly string[], rows: Cell[][]): string {
  return [header, ...rows].map((cells) => `${cells.map(cell).join(';')}\r\n`).join('')
}

function cell(value: Cell): string {
  const text = defuse(value ?? '')
  return /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** A spreadsheet would take it for a formula, and run it (OWASP, CSV injection). */
function defuse(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
}
