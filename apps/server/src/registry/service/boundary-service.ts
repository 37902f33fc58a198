import { createHash } from "node:crypto"
import { readFile, stat } from "node:fs/promises"
import { basename } from "node:path"
import { decode } from "@tinhso/vietnamese"
import { record } from "../../platform/audit.ts"
import type { Actor, Context } from "../../platform/context.ts"
import { readBook } from "../store/book-store.ts"
import { keepBoundaries, type NewBoundary, unitsDrawnFrom } from "../store/boundary-store.ts"
import { areasRefused } from "../errors.ts"
import { type Area, readAreas } from "../geojson.ts"
import type { Level } from "../model.ts"
import { type Resolution, resolverOf } from "../resolve.ts"
import { refOf } from "../view.ts"

const MOST_BYTES = 200 * 2 ** 20

export interface BoundaryOptions {
  readonly level: Level
  /** The day whose units the file draws. */
  readonly at: string
  /** Where the lines come from, shown under the map. */
  readonly source: string
  readonly commit: boolean
  readonly actor: Actor
}

export interface BoundaryImport {
  readonly file: string
  readonly committed: boolean
  readonly areas: number
  /** How many are new or differ from what is there. */
  readonly changed: number
}

/** Loads the boundaries of a GeoJSON file, each matched to a unit: all of them or none. */
export async function importBoundaries(
  ctx: Context,
  path: string,
  options: BoundaryOptions,
): Promise<BoundaryImport> {
  const file = basename(path)
  const bytes = await readSmall(path, file)
  const sha256 = createHash("sha256").update(bytes).digest("hex")
  const { areas, problems } = readAreas(decode(bytes).text)
  if (problems.length > 0) throw areasRefused(file, problems)
  const rows = await matched(ctx, file, areas, options)
  const changed = await ctx.db.transaction(async (tx) => {
    const same = await unitsDrawnFrom(tx, sha256)
    const fresh = rows.filter((row) => !same.has(row.unit))
    if (!options.commit || fresh.length === 0) return fresh.length
    const at = ctx.now()
    await keepBoundaries(tx, fresh, sha256, at)
    const details = { sha256, units: fresh.length, source: options.source }
    await record(tx, {
      actor: options.actor,
      at,
      action: "registry.import-boundaries",
      subject: file,
      details,
    })
    return fresh.length
  })
  return { file, committed: options.commit, areas: areas.length, changed }
}

async function readSmall(path: string, file: string): Promise<Uint8Array> {
  const found = await stat(path).catch(() => null)
  if (found === null || !found.isFile()) {
    throw areasRefused(file, [{ feature: null, message: "không thấy tệp này" }])
  }
  if (found.size > MOST_BYTES) {
    throw areasRefused(file, [{ feature: null, message: `lớn hơn ${MOST_BYTES / 2 ** 20} MB` }])
  }
  return readFile(path)
}

/** Every area with its unit; refuses where one has none, or a unit has two. */
async function matched(
  ctx: Context,
  file: string,
  areas: readonly Area[],
  { level, at, source }: BoundaryOptions,
): Promise<NewBoundary[]> {
  const book = await readBook(ctx.db)
  const answer = resolverOf(book)
  const problems: { feature: number; message: string }[] = []
  const taken = new Map<string, number>()
  const rows: NewBoundary[] = []
  for (const { feature, properties, geometry, west, south, east, north } of areas) {
    const keys = [...CODE_KEYS, `${level}_code`, `old_${level}_code`, ...NAME_KEYS]
    const texts = propertyTexts(properties, keys)
    const answers = texts.map((text) => answer({ text, level, on: at }))
    const found = answers.find((one) => one.kind === "found")
    const before = found === undefined ? undefined : taken.get(found.unit.id)
    if (found === undefined) problems.push({ feature, message: whyNot(texts, answers) })
    else if (before !== undefined) {
      const { fullName } = refOf(found.unit, at)
      problems.push({ feature, message: `${fullName} đã có ở vùng thứ ${before}` })
    } else {
      taken.set(found.unit.id, feature)
      rows.push({ unit: found.unit.id, geometry, west, south, east, north, source })
    }
  }
  if (problems.length > 0) throw areasRefused(file, problems)
  return rows
}

/** What files call the code and the name of a unit, most exact first. */
const CODE_KEYS = ["code", "ma", "madvhc", "ma_dvhc", "maxa", "ma_xa", "matinh", "ma_tinh"]
const NAME_KEYS = ["fullname", "full_name", "name_vi", "name", "ten", "tendvhc", "ten_dvhc"]

function propertyTexts(
  properties: Readonly<Record<string, unknown>>,
  wanted: readonly string[],
): string[] {
  const lower = new Map(
    Object.entries(properties).map(([key, value]) => [key.toLowerCase(), value]),
  )
  return wanted.flatMap((key) => {
    const value = lower.get(key)
    return typeof value === "string" && value.trim() !== "" ? [value] : []
  })
}

function whyNot(texts: readonly string[], answers: readonly Resolution[]): string {
  if (texts.length === 0) return `không có mã (${CODE_KEYS[0]}) hay tên (name)`
  const suggestions = answers.flatMap((one) => (one.kind === "unknown" ? one.suggestions : []))
  const hint = suggestions.length === 0 ? "" : `; có phải ${suggestions.slice(0, 3).join(", ")}?`
  return `không rõ “${texts.join("”, “")}” là đơn vị nào${hint}`
}
