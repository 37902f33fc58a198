const PLAIN = /^[-+]?\d+(?:\.\d+)?$/u
const COMMA = /^[-+]?\d+,\d+$/u
const GROUPED = {
  point: /^[-+]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/u,
  comma: /^[-+]?\d{1,3}(?:\.\d{3})+(?:,\d+)?$/u,
}
const EXPONENT = /^[-+]?\d+(?:\.\d+)?e[-+]?\d{1,2}$/iu

/**
 * A number as machines write it, with the decimal mark of the file: "-95.5", "-95,5", "1.596,5",
 * "−95". Null where it is none, or its marks contradict the file's.
 */
export function numberOf(text: string, decimal: "comma" | "point"): number | null {
  if (decimal === "point" && PLAIN.test(text)) return Number(text)
  const tidy = text.replace(/[\u2212\u2013]/u, "-").replaceAll(/[\s\u00a0\u202f]/gu, "")
  if (GROUPED[decimal].test(tidy)) {
    const bare = tidy.replaceAll(decimal === "point" ? "," : ".", "")
    return Number(bare.replace(",", "."))
  }
  if (PLAIN.test(tidy) || EXPONENT.test(tidy)) return Number(tidy)
  return COMMA.test(tidy) ? Number(tidy.replace(",", ".")) : null
}

/**
 * The decimal mark of a file by its coordinates, which have many decimals: "106,0712" can only be a
 * comma. Null where none of them tells.
 */
export function markOf(samples: Iterable<string>): "comma" | "point" | null {
  let comma = 0
  let point = 0
  for (const text of samples) {
    if (/^\s*-?\d{1,3},\d{4,}\s*$/u.test(text)) comma++
    else if (/^\s*-?\d{1,3}\.\d{4,}\s*$/u.test(text)) point++
  }
  if (comma === point) return null
  return comma > point ? "comma" : "point"
}
