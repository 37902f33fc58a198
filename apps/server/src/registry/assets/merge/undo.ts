import type { AssetLife } from "../book.ts"
import { sameValue } from "../facts.ts"
import type { PlannedStatement } from "../plan/plan.ts"
import { type Facts, heldFrom, type Statement } from "../replay.ts"
import { fillingFrom } from "./fill.ts"

interface Undoing {
  /** The asset that comes back. */
  readonly from: AssetLife
  /** The one that it was merged into. */
  readonly into: AssetLife
  /** The act of the merger. */
  readonly merged: number
  /** Acts after it that were about the asset that comes back. */
  readonly move: ReadonlySet<number>
  /** Other assets that stay merged into it. */
  readonly others: readonly AssetLife[]
  readonly act: number
}

/**
 * What undoing a merger says: what the one that goes on had taken over is taken away again for the
 * days on which nothing else is known of it, acts that are moved are said of the asset that comes
 * back, and what they had changed is as it was before them.
 */
export function undoing({ from, into, merged, move, others, act }: Undoing): PlannedStatement[] {
  const moved = into.statements.filter((one) => move.has(one.act))
  const own = into.statements.filter((one) => one.act !== merged && !move.has(one.act))
  const wanted = others.reduce((known, other) => {
    const filled = fillingFrom(other, { ...into, statements: known }, act)
    return filled.length === 0 ? known : [...known, ...filled]
  }, own)
  return [
    ...restated(into.statements, wanted).map((one) => ({
      ...one,
      asset: into.id,
      act,
      place: null,
    })),
    ...moved.map(({ from: since, to, said }) => ({
      asset: from.id,
      act,
      from: since,
      to,
      said,
      place: null,
    })),
  ]
}

type Said = Pick<Statement, "from" | "to" | "said">

/** What has to be said over statements so that on every day what others come to holds. */
function restated(now: readonly Statement[], wanted: readonly Statement[]): Said[] {
  const days = new Set(now.concat(wanted).flatMap(({ from, to }) => [from, to]))
  const sorted = [...days].filter((day) => day !== null).toSorted()
  const starts = [null, ...sorted]
  const found: Said[] = []
  starts.forEach((from, i) => {
    const said = differences(heldFrom(now, from), heldFrom(wanted, from))
    if (Object.keys(said).length === 0) return
    const to = starts[i + 1] ?? null
    const last = found.at(-1)
    if (last?.to === from && JSON.stringify(last.said) === JSON.stringify(said)) {
      found[found.length - 1] = { ...last, to }
    } else found.push({ from, to, said })
  })
  return found
}

function differences(now: Facts, wanted: Facts): Facts {
  const fields = Object.keys({ ...now, ...wanted }).toSorted()
  return Object.fromEntries(
    fields
      .filter((field) => !sameValue(field, now[field], wanted[field]))
      .map((field) => [field, wanted[field] ?? null]),
  )
}
