import { createHash } from "node:crypto"
import { readFileSync } from "node:fs"
import { nearest } from "@tinhso/vietnamese"
import type { Reader } from "../../../platform/database.ts"
import {
  compileKinds,
  type CompiledKind,
  type PlaceCheck,
  readKinds as readText,
} from "../kinds/read-kinds.ts"
import type { PlaceChecks } from "../checks/place.ts"
import { changesBetween } from "../kinds/changed.ts"
import type { AssetKind, AssetKindListed, KindVersion } from "../model.ts"
import { kindNotFound } from "../errors.ts"
import { assetRevision } from "../store/assets-store.ts"
import { importedKinds, kindVersions } from "../store/kinds-store.ts"

const FILE = new URL("../../../../../../data/asset-kinds.json", import.meta.url)

/** The declarations in effect. */
export interface Kinds {
  readonly revision: string
  readonly compiled: ReadonlyMap<string, CompiledKind>
  readonly listed: ReadonlyMap<string, AssetKindListed>
  readonly checks: PlaceChecks
}

interface Shipped {
  readonly digest: string
  readonly kinds: readonly AssetKind[]
  readonly checks: readonly PlaceCheck[]
}

let shippedOnce: Shipped | null = null

/** What the product ships. A fault in it is a fault of the product. */
export function shippedKinds(): Shipped {
  if (shippedOnce !== null) return shippedOnce
  const text = readFileSync(FILE, "utf8")
  const { kinds, checks, faults } = readText(text)
  const wrong = [...faults, ...compileKinds(kinds).faults][0]
  if (wrong !== undefined) throw new Error(`data/asset-kinds.json, ${wrong.where}: ${wrong.vi}`)
  const digest = createHash("sha256").update(text).digest("hex").slice(0, 16)
  shippedOnce = { digest, kinds, checks }
  return shippedOnce
}

const known = new WeakMap<object, Kinds>()

/** The declarations in effect: what was imported last, otherwise what is shipped. */
export async function kindsOf(db: Reader, key: object = db): Promise<Kinds> {
  const { kinds: token } = await assetRevision(db)
  const shipped = shippedKinds()
  const revision = `${shipped.digest} ${token}`
  const before = known.get(key)
  if (before?.revision === revision) return before
  const made = kindsWith(revision, await importedKinds(db))
  known.set(key, made)
  return made
}

function kindsWith(revision: string, imported: Awaited<ReturnType<typeof importedKinds>>): Kinds {
  const shipped = shippedKinds()
  const listed = new Map<string, AssetKindListed>(
    shipped.kinds.map((kind) => [kind.code, { ...kind, version: 0, importedAt: null }]),
  )
  for (const { declared, version, recordedAt } of imported) {
    const [kind] = readText(JSON.stringify({ kinds: [declared] })).kinds
    if (kind !== undefined) listed.set(kind.code, { ...kind, version, importedAt: recordedAt })
  }
  const { compiled } = compileKinds([...listed.values()])
  const checks = new Map(shipped.checks.map((check) => [check.code, check]))
  return { revision, compiled, listed, checks }
}

/** The declarations in effect, by code. */
export async function readKinds(db: Reader): Promise<ReadonlyMap<string, AssetKindListed>> {
  return (await kindsOf(db)).listed
}

/** Every version of a declaration, newest first, each with what it changed. */
export async function versionsOf(db: Reader, code: string): Promise<KindVersion[]> {
  const current = await kindDeclared(db, code)
  const shipped = shippedKinds().kinds.find((kind) => kind.code === code)
  const made: KindVersion[] = []
  const add = (declared: AssetKind, version: number, at: string | null, by: string | null) => {
    const before = made.at(-1)?.declared ?? null
    const changes = before === null ? [] : changesBetween(before, declared)
    made.push({ version, at, by, inEffect: version === current.version, declared, changes })
  }
  if (shipped !== undefined) add(shipped, 0, null, null)
  for (const { declared, version, recordedAt, actor } of await kindVersions(db, code)) {
    const [kind] = readText(JSON.stringify({ kinds: [declared] })).kinds
    if (kind !== undefined) add(kind, version, recordedAt, actor)
  }
  return made.toReversed()
}

/** The declaration of a kind; refused with what is near. */
export async function kindDeclared(db: Reader, code: string): Promise<AssetKindListed> {
  const { listed } = await kindsOf(db)
  const found = listed.get(code)
  if (found !== undefined) return found
  throw kindNotFound(code, nearest(code, [...listed.keys()], 1)[0]?.text)
}
