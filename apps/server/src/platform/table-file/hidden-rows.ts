const ROW = /<(?:\w+:)?row\s([^>]*)>/g

/** Rows of a sheet that are hidden, by hand or by a filter, from its XML. */
export function hiddenRowsOf(xml: Buffer): number[] {
  if (!xml.includes("hidden")) return []
  const found: number[] = []
  let row = 0
  for (const [, attributes = ""] of xml.toString("latin1").matchAll(ROW)) {
    const number = /(?:^|\s)r\s*=\s*["'](\d+)["']/.exec(attributes)?.[1]
    row = number === undefined ? row + 1 : Number(number)
    if (/(?:^|\s)hidden\s*=\s*["'](?:1|true)["']/.test(attributes)) found.push(row)
  }
  return found
}
