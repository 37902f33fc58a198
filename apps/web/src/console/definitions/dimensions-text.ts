type Dimensions = Readonly<Record<string, readonly string[]>>

export type DimensionsRead =
  | { readonly good: Record<string, string[]> }
  | { readonly wrongLine: string }

/** Breakdowns as people write them, one a line: "technology = 2G, 3G". */
export const dimensionsText = (dimensions: Dimensions): string =>
  Object.entries(dimensions)
    .map(([name, values]) => `${name} = ${values.join(", ")}`)
    .join("\n")

export function readDimensions(text: string): DimensionsRead {
  const found: Record<string, string[]> = {}
  for (const line of text.normalize("NFC").split("\n")) {
    if (line.trim() === "") continue
    const at = line.indexOf("=")
    const name = line.slice(0, Math.max(0, at)).trim()
    const values = line
      .slice(at + 1)
      .split(/[,;]/)
      .map((value) => value.trim())
      .filter((value) => value !== "")
    if (at === -1 || name === "" || values.length === 0 || found[name] !== undefined) {
      return { wrongLine: line.trim() }
    }
    found[name] = values
  }
  return { good: found }
}
