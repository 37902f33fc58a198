import type { Database, Reader } from "../../../platform/database.ts"
import { territoriesIn, type Territories } from "../../../registry/index.ts"
import { cubeAsOf } from "../../cube/service.ts"
import { Formulas } from "../../query/formulas.ts"
import { definitionsIn } from "../closure.ts"
import { figureRows } from "../figure-rows.ts"
import type { Basis, ReleaseRow } from "../model.ts"
import { type Asking, isComputed, type World } from "../rows.ts"
import { knownFigures } from "../store/figures-store.ts"
import { readObject } from "../store/object-store.ts"

const kept = new Map<string, Territories>()
const MOST_KEPT = 3

/** Units as a release knew them; null where what was kept of them cannot be read. */
export async function unitsOf(db: Reader, sha256: string): Promise<Territories | null> {
  const before = kept.get(sha256)
  if (before !== undefined) return before
  const text = await readObject(db, sha256)
  return text === null ? null : keepUnits(sha256, text.toString("utf8"))
}

export function keepUnits(sha256: string, snapshot: string): Territories {
  const units = territoriesIn(snapshot)
  for (const oldest of kept.keys()) {
    if (kept.size < MOST_KEPT) break
    kept.delete(oldest)
  }
  kept.set(sha256, units)
  return units
}

export function askingOf(
  basis: Pick<Basis, "contents" | "measures" | "reporting" | "indicators">,
): Asking {
  const definitions = definitionsIn(basis)
  return { contents: basis.contents, definitions, formulas: new Formulas(definitions) }
}

/** The world as a release saw it, with its cells read from the history. */
export async function worldOf(
  db: Database,
  basis: Basis,
  territories: Territories,
): Promise<World> {
  const asking = askingOf(basis)
  const codes = basis.contents.indicators.filter((code) => isComputed(code, asking.definitions))
  const measures = [...asking.formulas.basesOf(codes)]
  const seen = await cubeAsOf(db, { measures, batch: basis.batch, stage: "published" })
  return { ...asking, territories, slices: seen.slices, ...seen.over(territories) }
}

/** The figures of public texts that a release is of. */
export async function figuresOf(
  db: Reader,
  { contents, figuresUpTo: upTo, asOf, documents }: Basis,
  territories: Territories,
): Promise<ReleaseRow[]> {
  if (!contents.figures) return []
  const known = await knownFigures(db, { measures: contents.indicators, upTo, asOf })
  return figureRows(known, contents, territories, documents)
}
