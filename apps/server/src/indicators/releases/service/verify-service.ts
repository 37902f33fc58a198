import { breathing } from "../../../platform/breath.ts"
import type { Context } from "../../../platform/context.ts"
import type { Reader } from "../../../platform/database.ts"
import { definitionsOf } from "../../definitions/service.ts"
import { canonicalJson } from "../canonical.ts"
import { differences } from "../differences.ts"
import type { Basis } from "../model.ts"
import { type Block, blocksOf } from "../rows.ts"
import { lineOf } from "../row-text.ts"
import { readDamaged, readObject, sha256Of } from "../store/object-store.ts"
import * as store from "../store/release-store.ts"
import { releaseFile, weigh } from "./files-service.ts"
import { basisIn, metadataIn } from "./releases-service.ts"
import { figuresOf, unitsOf, worldOf } from "./world-service.ts"

/** What was found of one release. */
export interface Verdict {
  readonly id: string
  /** Rows that were computed again from the history and are the same. */
  readonly same: number
  readonly problems: readonly string[]
  /** What could not be computed again, and why. */
  readonly notRecomputed: readonly string[]
}

/** Problems told of one release; a release that is wrong throughout is told by its beginning. */
const MOST_TOLD = 50

/**
 * Holds every published release (or one) against its hashes, the chain of releases, and the
 * history: its rows are computed again from the cells, definitions and units as they were known.
 */
export async function verifyReleases(ctx: Context, only: string | null): Promise<Verdict[]> {
  const published = (await store.listReleases(ctx.db))
    .filter(({ number }) => number !== null)
    .toReversed()
  const verdicts: Verdict[] = []
  let previous: store.StoredRelease | null = null
  for (const release of published) {
    const chain = chainProblems(release, previous)
    previous = release
    if (only !== null && release.id !== only) continue
    verdicts.push(await verify(ctx, release, chain))
  }
  return verdicts
}

function chainProblems(
  release: store.StoredRelease,
  previous: store.StoredRelease | null,
): string[] {
  const { metadata, sha256 } = release
  if (metadata === null || sha256Of(metadata) !== sha256) {
    return ["mô tả (metadata) không khớp mã băm của bản công bố"]
  }
  return [...linkProblems(release, previous), ...columnProblems(release)]
}

/** Releases are numbered without gaps, and each names the hash of the one before. */
function linkProblems(
  { number, metadata }: store.StoredRelease,
  previous: store.StoredRelease | null,
): string[] {
  const wrong: string[] = []
  const stands = previous ?? { id: "không có", number: 0, sha256: "" }
  const named = metadataIn(metadata ?? "{}").previous ?? { id: "không bản nào", sha256: "" }
  if (number !== (stands.number ?? 0) + 1)
    wrong.push(`chuỗi đứt: trước bản số ${number} thiếu một bản`)
  if (named.sha256 !== stands.sha256) {
    wrong.push(
      `chuỗi đứt: bản này nối với ${named.id} ${named.sha256.slice(0, 12)}, nhưng bản trước là ${stands.id} ${(stands.sha256 ?? "").slice(0, 12)}`,
    )
  }
  return wrong
}

/** Columns that repeat what is sealed must still say it. */
function columnProblems(release: store.StoredRelease): string[] {
  const sealed = metadataIn(release.metadata ?? "{}")
  const pairs: [string, unknown, unknown][] = [
    ["id", release.id, sealed.id],
    ["tên", release.titleVi, sealed.titleVi],
    ["title", release.titleEn, sealed.titleEn],
    ["ghi chú", release.noteVi, sealed.noteVi],
    ["note", release.noteEn, sealed.noteEn],
    ["số thứ tự", release.number, sealed.number],
    ["số dòng", release.rows, sealed.rows],
    ["mã băm của các dòng", release.rowsSha256, sealed.files.csv.sha256],
    ["cơ sở", release.basis, canonicalJson(sealed.basis)],
    ["đính chính", release.corrects, sealed.corrects],
    ["lý do đính chính", release.reason, sealed.reason],
    ["ngày công bố", release.publishedAt, sealed.publishedAt],
  ]
  return pairs
    .filter(([, kept, said]) => kept !== said)
    .map(([name]) => `${name}: cột lưu trong cơ sở dữ liệu khác với bản đã niêm phong`)
}

async function verify(
  ctx: Context,
  release: store.StoredRelease,
  chain: readonly string[],
): Promise<Verdict> {
  const problems = [...chain]
  const parts = await store.partsOf(ctx.db, release.id)
  const blocks = await storedBlocks(ctx.db, parts, problems)
  if (problems.length === 0) await fileProblems(ctx, release.id, problems)
  const basis = basisIn(release.basis)
  const again = await recompute(ctx, basis, blocks, problems)
  await formulaProblems(ctx, basis, problems)
  const told = problems.slice(0, MOST_TOLD)
  const more = problems.length - told.length
  return {
    id: release.id,
    same: again.same,
    problems: more === 0 ? told : [...told, `… và ${more} điều khác`],
    notRecomputed: again.not,
  }
}

type Blocks = Map<string, readonly string[]>
const blockKey = ({ indicator, period }: Pick<Block, "indicator" | "period">) =>
  `${indicator} · ${period}`

/** The stored rows. What is left of a damaged block can still be held against the history. */
async function storedBlocks(
  db: Reader,
  parts: readonly store.Part[],
  problems: string[],
): Promise<Blocks> {
  const blocks: Blocks = new Map()
  for (const part of parts) {
    const whole = await readObject(db, part.sha256)
    const bytes = whole ?? (await readDamaged(db, part.sha256))
    const lines = bytes?.toString("utf8").split("\n").slice(0, -1) ?? []
    blocks.set(blockKey(part), lines)
    if (whole !== null && lines.length === part.rows) continue
    problems.push(`khối dòng ${blockKey(part)} đã bị sửa hoặc mất (${part.sha256.slice(0, 12)})`)
  }
  return blocks
}

async function fileProblems(ctx: Context, id: string, problems: string[]): Promise<void> {
  for (const format of ["csv", "json", "xlsx"] as const) {
    try {
      const file = await releaseFile(ctx, id, format)
      const { sha256 } = await weigh(file.pieces)
      if (sha256 !== file.sha256) problems.push(`tệp ${file.name} không khớp mã băm đã niêm phong`)
    } catch (error) {
      problems.push(
        `tệp ${id}.${format} không đọc được: ${error instanceof Error ? error.message : ""}`,
      )
    }
  }
}

/** The frozen rows held against rows computed again. */
async function recompute(
  { db }: Context,
  basis: Basis,
  frozen: Blocks,
  problems: string[],
): Promise<{ same: number; not: string[] }> {
  const units = await unitsOf(db, basis.units)
  if (units === null) {
    problems.push("ảnh chụp danh mục đơn vị đã bị sửa hoặc mất")
    return { same: 0, not: ["mọi dòng: không còn danh mục đơn vị như lúc ấy"] }
  }
  const world = await worldOf(db, basis, units)
  const figures = await figuresOf(db, basis, units)
  const breath = breathing()
  const left = new Map(frozen)
  let same = 0
  for (const block of blocksOf(world, figures)) {
    const before = left.get(blockKey(block)) ?? []
    left.delete(blockKey(block))
    const found = differences(before, block.rows.map(lineOf))
    same += found.same
    problems.push(...found.texts)
    if (breath.due()) await breath.take()
  }
  for (const [key, lines] of left) {
    if (lines.length > 0) problems.push(`${key}: ${lines.length} dòng không còn tính ra được`)
  }
  return { same, not: [] }
}

/** Formulas that were frozen must still be those of the history. */
async function formulaProblems(ctx: Context, basis: Basis, problems: string[]): Promise<void> {
  const { indicators } = await definitionsOf(ctx)
  for (const { code, versions } of basis.indicators) {
    const now = indicators.get(code)?.versions ?? []
    for (const { version, formula } of versions) {
      const kept = now.find((one) => one.version === version)
      if (kept?.formula !== formula) {
        problems.push(
          `công thức ${code}, bản ${version}: lịch sử nay ghi “${kept?.formula ?? "(không có)"}”, khi công bố là “${formula}”`,
        )
      }
    }
  }
}
