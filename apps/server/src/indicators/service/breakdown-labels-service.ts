import { readFile } from "node:fs/promises"
import { breakdownLabelsOf } from "../catalogue.ts"
import type { Figure } from "../model.ts"

const LABELS = new URL("../../../../../data/breakdown-labels.csv", import.meta.url)
let read: Promise<ReadonlyMap<string, string>> | undefined

/** The parts' names in Vietnamese; one that is not in the table stands as the file writes it. */
export async function partNames({ breakdown }: Pick<Figure, "breakdown">): Promise<string[]> {
  read ??= readFile(LABELS, "utf8").then(breakdownLabelsOf)
  const labels = await read
  return breakdown.map(({ label }) => labels.get(label) ?? label)
}
