import { randomUUID } from "node:crypto"
import { readFile } from "node:fs/promises"
import { basename } from "node:path"
import { record } from "../../../platform/audit.ts"
import type { Actor, Context } from "../../../platform/context.ts"
import { kindsRefused } from "../errors.ts"
import { lostBy } from "../kinds/lost.ts"
import { compileKinds, readKinds } from "../kinds/read-kinds.ts"
import { lockAssets } from "../store/assets-store.ts"
import { addKinds, importedKinds, newKindsRevision } from "../store/kinds-store.ts"
import { currentBook } from "./book-service.ts"
import { kindsOf } from "./kinds-service.ts"

export interface KindsImport {
  readonly committed: boolean
  readonly kinds: readonly {
    readonly code: string
    readonly nameVi: string
    readonly action: "add" | "change" | "same"
    readonly attributes: number
  }[]
  /** What assets say that the new declarations have no word for; it stays in their history. */
  readonly lost: readonly string[]
}

const MOST_BYTES = 4 * 2 ** 20

/** Takes declarations of kinds from a JSON file in the form of data/asset-kinds.json: all or none. */
export async function importKinds(
  ctx: Context,
  path: string,
  { commit, actor }: { readonly commit: boolean; readonly actor: Actor },
): Promise<KindsImport> {
  const file = basename(path)
  const bytes = await readFile(path).catch(() => null)
  if (bytes === null || bytes.length > MOST_BYTES) {
    throw kindsRefused(file, [{ where: "tệp", vi: "không thấy tệp này, hoặc lớn hơn 4 MB" }])
  }
  const read = readKinds(bytes.toString("utf8"))
  const before = await kindsOf(ctx.db)
  const together = new Map(before.listed)
  for (const kind of read.kinds) together.set(kind.code, { ...kind, version: 0, importedAt: null })
  const faults = [...read.faults, ...compileKinds([...together.values()]).faults]
  if (faults.length > 0) throw kindsRefused(file, faults)
  const found = read.kinds.map((kind) => {
    const old = before.compiled.get(kind.code)?.kind
    const same = old !== undefined && JSON.stringify(plain(old)) === JSON.stringify(plain(kind))
    const action =
      old === undefined ? ("add" as const) : same ? ("same" as const) : ("change" as const)
    return { kind, action }
  })
  const fresh = found.filter(({ action }) => action !== "same").map(({ kind }) => kind)
  const lost = lostBy(fresh, (await currentBook(ctx)).all())
  if (commit && fresh.length > 0) {
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
  return {
    committed: commit,
    kinds: found.map(({ kind: { code, nameVi, attributes }, action }) => ({
      code,
      nameVi,
      action,
      attributes: attributes.length,
    })),
    lost,
  }
}

/** Without where it was declared, keys in one order. */
function plain(kind: object): unknown {
  const {
    version: _version,
    importedAt: _at,
    ...declared
  } = { version: 0, importedAt: null, ...kind }
  return sorted(declared)
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== "object" || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  )
}
