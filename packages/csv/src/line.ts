/** One line of CSV (RFC 4180), without its line break; null is an empty field. */
export function csvLine(cells: readonly (string | number | null)[]): string {
  return cells.map(csvField).join(",")
}

/** A field of CSV: quotes where a comma, a quote, a line break or a space at an end asks for them. */
export function csvField(cell: string | number | null): string {
  if (cell === null) return ""
  const text = String(cell)
  return /[",\r\n]|^\s|\s$/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/**
 * Text that a spreadsheet would take for a formula, with an apostrophe before it (OWASP, "CSV
 * injection"). For files that people open; not for those that are read back byte for byte.
 */
export function notFormula(text: string): string {
  return /^[=+\-@\t\r]/u.test(text) ? `'${text}` : text
}
