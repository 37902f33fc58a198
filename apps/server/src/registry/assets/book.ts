import { codesOf } from "./facts.ts"
import type { Facts, Statement } from "./replay.ts"

/** A warning that somebody answered. */
interface Answer {
  readonly asset: string
  readonly code: string
  readonly fingerprint: string
  readonly reason: string
  readonly act: number
}

/** A merger that was undone by a later act. */
interface Undone {
  readonly into: string
  readonly merged: number
  readonly act: number
}

/** Everything that is known of an asset. */
export interface AssetLife {
  readonly id: string
  readonly number: number
  readonly kind: string
  readonly created: number
  readonly mergedInto: string | null
  readonly merged: number | null
  /** Mergers that were undone. */
  readonly undone: readonly Undone[]
  /** Made up, for demonstration. */
  readonly illustrative: boolean
  /** The act that changed it last. */
  readonly version: number
  /** In the order of their acts. */
  readonly statements: readonly Statement[]
  readonly answers: readonly Answer[]
}

/** What acts added: rows of the tables, in the order of their acts. */
export interface Additions {
  readonly act: number
  readonly assets: readonly Omit<AssetLife, "version" | "statements" | "answers" | "undone">[]
  readonly merged: readonly { readonly id: string; readonly into: string; readonly act: number }[]
  readonly undone: readonly (Undone & { readonly id: string })[]
  readonly statements: readonly (Statement & { readonly asset: string })[]
  readonly answers: readonly Answer[]
}

/**
 * All assets in memory, as of an act. It grows with every act that is recorded (`add`); whoever wants
 * to see what an act would do builds one over it, which leaves it as it is.
 */
export class AssetBook {
  act = 0
  /** The last number that was given. */
  number = 0
  private readonly base: AssetBook | null
  private readonly lives = new Map<string, AssetLife>()
  private readonly coded = new Map<string, readonly string[]>()
  /** Which assets ever named an asset. */
  private readonly named = new Map<string, ReadonlySet<string>>()
  private readonly merged = new Map<string, readonly string[]>()

  constructor(base: AssetBook | null = null) {
    this.base = base
    this.act = base?.act ?? 0
    this.number = base?.number ?? 0
  }

  life(id: string): AssetLife | undefined {
    return this.lives.get(id) ?? this.base?.life(id)
  }

  /** Every asset that was ever known, those that were merged too; of a book over another only its own. */
  all(): Iterable<AssetLife> {
    return this.lives.values()
  }

  get size(): number {
    return this.lives.size
  }

  /** Takes in what acts added; the ids of the assets they touched. */
  add({ act, assets, merged, undone, statements, answers }: Additions): Set<string> {
    const touched = new Set<string>()
    for (const asset of assets) {
      const version = Math.max(asset.created, asset.merged ?? 0)
      this.lives.set(asset.id, { ...asset, version, undone: [], statements: [], answers: [] })
      if (asset.mergedInto !== null) {
        this.merged.set(asset.mergedInto, [...(this.merged.get(asset.mergedInto) ?? []), asset.id])
      }
      this.number = Math.max(this.number, asset.number)
      touched.add(asset.id)
    }
    const more = Map.groupBy(statements, ({ asset }) => asset)
    for (const [id, said] of more) {
      this.change(id, (life) => ({
        ...life,
        version: Math.max(life.version, ...said.map((one) => one.act)),
        statements: [...life.statements, ...said.map(withoutAsset)],
      }))
      for (const one of said) this.index(id, one.said)
      touched.add(id)
    }
    for (const one of undone) {
      this.part(one)
      touched.add(one.into)
      touched.add(one.id)
    }
    for (const { id, into, act: at } of merged) {
      this.change(id, (life) => ({ ...life, mergedInto: into, merged: at, version: at }))
      this.merged.set(into, [...(this.merged.get(into) ?? []), id])
      touched.add(into)
      touched.add(id)
    }
    for (const answer of answers) {
      this.change(answer.asset, (life) => ({ ...life, answers: [...life.answers, answer] }))
      touched.add(answer.asset)
    }
    this.act = Math.max(this.act, act)
    return touched
  }

  /** One that was merged again since stays so. */
  private part({ id, into, merged, act }: Additions["undone"][number]): void {
    this.change(id, (life) => ({
      ...life,
      ...(life.merged === null || life.merged <= act ? { mergedInto: null, merged: null } : {}),
      version: Math.max(life.version, act),
      undone: [...life.undone, { into, merged, act }],
    }))
  }

  private change(id: string, make: (life: AssetLife) => AssetLife): void {
    const life = this.life(id)
    if (life !== undefined) this.lives.set(id, make(life))
  }

  private index(id: string, said: Facts): void {
    const kind = this.life(id)?.kind ?? ""
    for (const { scheme, code } of codesOf(said)) {
      const key = codeKey(kind, scheme, code)
      const known = this.coded.get(key) ?? []
      if (!known.includes(id)) this.coded.set(key, [...known, id])
    }
    for (const [field, value] of Object.entries(said)) {
      if (!field.startsWith("a.")) continue
      for (const one of Array.isArray(value) ? value : [value]) {
        if (typeof one === "string" && one.startsWith("TS-")) {
          this.named.set(one, new Set(this.named.get(one)).add(id))
        }
      }
    }
  }

  /** Assets of a kind that ever had a code, whatever its case. */
  withCode(kind: string, scheme: string, code: string): readonly string[] {
    const own = this.coded.get(codeKey(kind, scheme, code)) ?? []
    const below = this.base?.withCode(kind, scheme, code) ?? []
    return own.length === 0 ? below : [...new Set([...below, ...own])]
  }

  /** Assets that were merged into one, at any depth. */
  mergedInto(id: string): string[] {
    const ever = [...(this.base?.merged.get(id) ?? []), ...(this.merged.get(id) ?? [])]
    const direct = [...new Set(ever)].filter((one) => this.life(one)?.mergedInto === id)
    return direct.flatMap((one) => [one, ...this.mergedInto(one)])
  }

  /** Assets that ever named an asset in an attribute. */
  naming(id: string): readonly string[] {
    const own = this.named.get(id) ?? new Set<string>()
    return [...new Set([...(this.base?.naming(id) ?? []), ...own])]
  }

  /** The asset that an id leads to, through mergers; undefined for an id that was never given. */
  follow(id: string): AssetLife | undefined {
    let life = this.life(id)
    for (let steps = 0; life?.mergedInto !== null && life !== undefined && steps < 100; steps++) {
      life = this.life(life.mergedInto)
    }
    return life
  }
}

const codeKey = (kind: string, scheme: string, code: string) =>
  `${kind}\n${scheme}\n${code.normalize("NFC").toUpperCase()}`

const withoutAsset = ({ act, from, to, said }: Statement): Statement => ({ act, from, to, said })
