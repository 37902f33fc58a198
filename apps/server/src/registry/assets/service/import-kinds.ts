import { randomUUID } from "node:crypto"
import { record } from "../../../platform/audit.ts"
import { breathing } from "../../../platform/breath.ts"
import { dayInVietnam } from "../../../platform/clock.ts"
import type { Actor, Context } from "../../../platform/context.ts"
import { type CheckWorld, findingsOf } from "../checks/asset.ts"
import { kindsRefused } from "../errors.ts"
import { changesBetween } from "../kinds/changed.ts"
import { lostBy } from "../kinds/lost.ts"
import { type CompiledKind, compileKinds, readKinds } from "../kinds/read-kinds.ts"
import type { AssetKind, KindsImport } from "../model.ts"
import type { Standing } from "../standing.ts"
import { lockAssets } from "../store/assets-store.ts"
import { addKinds, importedKinds, newKindsRevision } from "../store/kinds-store.ts"
import { currentBook } from "./book-service.ts"
import { kindsOf } from "./kinds-service.ts"
import { checkingOf, viewOn } from "./view-service.ts"

type Imported = KindsImport["kinds"][number]

/** Declarations of kinds in the form of data/asset-kinds.json: all are taken or none. */
export async function importKinds(
  ctx: Context,
  { file, text }: { readonly file: string; readonly text: string },
  { commit, actor }: { readonly commit: boolean; readonly actor: Actor },
): Promise<KindsImport> {
  const read = readKinds(text)
  const before = await kindsOf(ctx.db)
  const together = new Map(before.listed)
  for (const kind of read.kinds) together.set(kind.code, { ...kind, version: 0, importedAt: null })
  const { compiled, faults } = compileKinds([...together.values()])
  const twice = read.kinds.filter(
    ({ code }, at) => read.kinds.findIndex((one) => one.code === code) < at,
  )
  const wrong = [
    ...read.faults,
    ...twice.map(({ code }) => ({ where: code, vi: "khai hai lần" })),
    ...faults,
  ]
  if (read.kinds.length === 0 && wrong.length === 0) {
    wrong.push({ where: "kinds", vi: "không có loại tài sản nào trong tệp" })
  }
  if (wrong.length > 0) throw kindsRefused(file, wrong)
  const found = read.kinds.map((kind) => {
    const old = before.compiled.get(kind.code)?.kind
    const changes = old === undefined ? [] : changesBetween(sorted(plain(old)), sorted(plain(kind)))
    const action =
      old === undefined
        ? ("add" as const)
        : changes.length === 0
          ? ("same" as const)
          : ("change" as const)
    return { kind, action, changes }
  })
  const fresh = found.filter(({ action }) => action !== "same").map(({ kind }) => kind)
  const met = await metBy(ctx, fresh, compiled)
  const lost = lostBy(fresh, (await currentBook(ctx)).all())
  if (commit && fresh.length > 0) await write(ctx, fresh, { file, actor })
  return {
    committed: commit,
    kinds: found.map(({ kind: { code, nameVi, attributes }, action, changes }) => ({
      code,
      nameVi,
      action,
      attributes: attributes.length,
      changes,
      ...(met.get(code) ?? { assets: 0, findings: [] }),
    })),
    lost,
  }
}

async function write(
  ctx: Context,
  fresh: readonly AssetKind[],
  { file, actor }: { readonly file: string; readonly actor: Actor },
): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    await lockAssets(tx)
    const known = new Map((await importedKinds(tx)).map(({ code, version }) => [code, version]))
    const rows = fresh.map((kind) => ({ kind, version: (known.get(kind.code) ?? 0) + 1 }))
    const at = ctx.now()
    await addKinds(tx, rows, { actor: actor.id, at: at.toISOString() })
    await newKindsRevision(tx, randomUUID())
    const details = { kinds: fresh.map(({ code }) => code) }
    await record(tx, { actor, at, action: "registry.import-asset-kinds", subject: file, details })
  })
}

type Met = Pick<Imported, "assets" | "findings">

/** How many assets stand today, and what the new limits and rules find on them that the old do not. */
async function metBy(
  ctx: Context,
  kinds: readonly AssetKind[],
  compiled: ReadonlyMap<string, CompiledKind>,
): Promise<ReadonlyMap<string, Met>> {
  const view = await viewOn(ctx, dayInVietnam(ctx.now()))
  const world = await checkingOf(ctx, view)
  const met = new Map<string, Met>()
  const breath = breathing()
  for (const { code } of kinds) {
    const found = new Map<string, Met["findings"][number]>()
    let assets = 0
    for (const standing of view.ofKind(code)) {
      assets++
      for (const one of newFindings(standing, world, compiled)) {
        const key = `${one.code} ${one.field}`
        found.set(key, { ...one, assets: (found.get(key)?.assets ?? 0) + 1 })
      }
      if (breath.due()) await breath.take()
    }
    const findings = [...found.values()].toSorted((a, b) => b.assets - a.assets)
    met.set(code, { assets, findings })
  }
  return met
}

function newFindings(
  standing: Standing,
  world: CheckWorld,
  kinds: ReadonlyMap<string, CompiledKind>,
) {
  const old = new Set(findingsOf(standing, world).map(({ code, field }) => `${code} ${field}`))
  return findingsOf(standing, { ...world, kinds })
    .filter(({ code, field }) => !old.has(`${code} ${field}`))
    .map(({ code, field, severity, vi }) => ({ code, field, severity, vi, assets: 1 }))
}

/** Without where it was declared. */
function plain(kind: object): unknown {
  const {
    version: _version,
    importedAt: _at,
    ...declared
  } = { version: 0, importedAt: null, ...kind }
  return declared
}

/** Keys in one order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== "object" || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  )
}
