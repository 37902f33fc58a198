import { dayInVietnam } from "../../../platform/clock.ts"
import type { Actor, Context } from "../../../platform/context.ts"
import { unitResolver } from "../../../registry/index.ts"
import type { Gap } from "../../villages/gaps.ts"
import type { Village } from "../../villages/village.ts"
import { computedFromIllustration, unitsNotResolved } from "../errors.ts"
import type { GapFacts } from "../model.ts"
import { splitKnown } from "../same-villages.ts"
import { lockNumbers, readGaps } from "../store/gaps-store.ts"
import { reportIn } from "./write-service.ts"

/** What the register needs of what a run says of itself. */
interface ComputedBy {
  readonly definition: { readonly title: string; readonly source: string }
  readonly parameters: {
    readonly model: string
    /** Least level by technology, dBm. */
    readonly thresholds: Readonly<Record<string, number>>
  }
  readonly inputs: { readonly stations: { readonly illustrative: number } }
}

/** Computed gaps, and how they are taken into the register. */
export interface Taking {
  readonly gaps: readonly Gap[]
  readonly technology: string
  readonly sidecar: ComputedBy
  /** Share of a village's points that must have signal, 0–1. */
  readonly rule: number
  /** The file of villages: where the people are known from. */
  readonly villagesFile: string
  /** The province of units that the file names without one; null where it need not be said. */
  readonly province: string | null
  /** Villages nearer than this to one of the register are the same, m. */
  readonly same: number
}

/** What was taken: new gaps, and those that the register had already. */
export interface Taken {
  readonly ids: readonly string[]
  readonly known: readonly { readonly id: string; readonly closed: boolean }[]
}

/** A gap of the register with the villages that it was computed from. */
interface Draft {
  readonly facts: Omit<GapFacts, "villages" | "name" | "population" | "households">
  readonly villages: readonly PlacedVillage[]
}
type PlacedVillage = Village & { readonly latitude: number; readonly longitude: number }

/**
 * Takes computed gaps into the register as reported today. Villages that the register has already are
 * left out; a gap of which nothing is left is not reported again.
 */
export async function takeGaps(ctx: Context, actor: Actor, taking: Taking): Promise<Taken> {
  if (taking.sidecar.inputs.stations.illustrative > 0) throw computedFromIllustration()
  const drafts = await draftsOf(ctx, taking)
  return ctx.db.transaction(async (tx) => {
    const last = await lockNumbers(tx)
    const register = await readGaps(tx)
    const places = register.map(({ facts }) => facts)
    const fresh: GapFacts[] = []
    const known = new Set<string>()
    for (const { facts, villages } of drafts) {
      const split = splitKnown(villages, facts.technology, places, taking.same)
      for (const id of split.known) known.add(id)
      if (split.fresh.length > 0) fresh.push(factsOf(facts, split.fresh))
    }
    const day = dayInVietnam(ctx.now())
    const said = { day, note: NOTE }
    const told = fresh.map((facts) => ({
      facts,
      origin: "model" as const,
      illustrative: false,
      said,
    }))
    const ids = await reportIn(ctx, tx, actor, told, last)
    const closed = new Set(
      register.flatMap(({ facts, history }) =>
        history.at(-1)?.state === "closed" ? [facts.id] : [],
      ),
    )
    return { ids, known: [...known].map((id) => ({ id, closed: closed.has(id) })) }
  })
}

const NOTE = "Tính bằng mô hình (tinhso coverage gaps); chưa xác nhận tại chỗ."

/** The unit of the village with most people stands for a gap over several units. */
async function draftsOf(ctx: Context, taking: Taking): Promise<Draft[]> {
  const resolve = await unitResolver(ctx.db)
  const on = dayInVietnam(ctx.now())
  const faults = new Map<string, string>()
  const unitOf = (village: Village): string => {
    const { unit } = village
    const name = taking.province === null ? unit : `${unit}, ${taking.province}`
    const found = unit === "" ? null : resolve({ name, on })
    if (found?.kind === "found") return found.unit.id
    const hints =
      found?.kind === "ambiguous"
        ? found.candidates.slice(0, 5).map(({ fullName, id }) => `${fullName} (${id})`)
        : (found?.suggestions ?? [])
    const hint = hints.length === 0 ? "" : `; có thể là: ${hints.join(", ")}`
    const detail = unit === "" ? "thôn không ghi đơn vị" : `không nhận ra “${name}”${hint}`
    faults.set(unit === "" ? village.id : unit, detail)
    return ""
  }
  const drafts = taking.gaps.map(({ villages }) => ({
    facts: {
      unit: villages[0] === undefined ? "" : unitOf(villages[0]),
      technology: taking.technology,
      operators: [],
      source: `Điểm dân cư: ${taking.villagesFile}`.slice(0, 500),
      definition: definitionOf(taking),
    },
    villages: villages.map((one) => ({ ...one, latitude: one.lat, longitude: one.lon })),
  }))
  if (faults.size > 0) {
    throw unitsNotResolved([...faults].map(([pointer, detail]) => ({ pointer, detail })))
  }
  return drafts
}

function definitionOf({ sidecar, technology, rule }: Taking): string {
  const { definition, parameters } = sidecar
  const level = parameters.thresholds[technology]
  const share = String(Math.round(rule * 1000) / 10).replace(".", ",")
  return [
    `Tính bằng mô hình ${parameters.model.toUpperCase()}: dưới ${share} % vị trí của thôn có ${technology}`,
    level === undefined ? "" : ` từ ${String(level).replace("-", "−").replace(".", ",")} dBm`,
    `; ${definition.title} (${definition.source})`,
  ]
    .join("")
    .slice(0, 1000)
}

function factsOf(facts: Draft["facts"], villages: readonly PlacedVillage[]): GapFacts {
  const names = villages.map(({ id, name }) => (name === "" ? id : name))
  return {
    ...facts,
    name: names.join(", ").slice(0, 200),
    villages: villages.map(({ latitude, longitude }, i) => ({
      name: names[i] ?? "",
      latitude,
      longitude,
    })),
    population: sumOf(villages.map(({ population }) => population)),
    households: sumOf(villages.map(({ households }) => households)),
  }
}

/** Null where one is unknown: a part is not the whole. */
function sumOf(counts: readonly (number | null)[]): number | null {
  let sum = 0
  for (const count of counts) {
    if (count === null) return null
    sum += count
  }
  return Math.round(sum)
}
