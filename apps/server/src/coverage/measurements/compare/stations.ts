import { searchKey } from "@tinhso/vietnamese"

/** A station of a run as points may name it. */
export interface NamedStation {
  readonly id: string
  readonly technology: string
  readonly operator: string
  /** Codes by which the register knows it besides. */
  readonly codes?: readonly string[]
}

/**
 * Which station a cell belongs to: the station's id or code is the cell's number, the node's, the one
 * of the LTE site (a cell's number without its last eight bits), or as OpenCelliD's stations are
 * called. −1 where no station, or more than one, fits.
 *
 * @param cell "node/cell" as points keep it
 */
export function stationFinder(
  stations: readonly NamedStation[],
  positions: readonly number[],
): (cell: string, operator: string | null) => number {
  const byName = new Map<string, number>()
  for (const position of positions) {
    const station = stations[position]
    if (station === undefined) continue
    for (const name of [station.id, ...(station.codes ?? [])]) {
      const key = searchKey(name)
      const before = byName.get(key)
      byName.set(key, before === undefined || before === position ? position : -1)
    }
  }
  return (text, operator) => {
    for (const name of namesOf(text, operator)) {
      const found = byName.get(searchKey(name))
      if (found !== undefined && found >= 0) return found
    }
    return -1
  }
}

function namesOf(text: string, operator: string | null): string[] {
  const [node = "", cell = ""] = text.split("/")
  const number = /^\d+$/u.test(cell) ? Number(cell) : null
  const site = number !== null && number > 255 ? String(Math.floor(number / 256)) : ""
  const names = [cell, node, node === "" || cell === "" ? "" : `${node}-${cell}`, site]
  if (operator !== null) {
    for (const own of [node, site]) if (own !== "") names.push(`LTE-${operator}-${own}`)
  }
  return names.filter((name) => name !== "")
}
