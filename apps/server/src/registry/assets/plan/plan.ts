import { AssetBook, type AssetLife } from "../book.ts"
import { type CheckWorld, findingsOf } from "../checks/asset.ts"
import { type Finding, problemOf } from "../checks/finding.ts"
import { fieldName, sameValue } from "../facts.ts"
import type { AssetDraft, DraftOutcome } from "../model.ts"
import { type Facts, factsOn, isKnown, nextChange, type Statement } from "../replay.ts"
import { type Standing, standingWith } from "../standing.ts"
import { type Meant, meantBy, refusal } from "./meant.ts"
import { Nearby } from "./nearby.ts"
import { type Citable, uncitable } from "./uncitable.ts"
import { type DraftWorld, kindOf, readDraft, type ReadDraft } from "./read-draft.ts"

/** A statement that a draft comes to, with its asset and the row it stands in. */
export interface PlannedStatement extends Statement {
  readonly asset: string
  readonly place: string | null
}

export interface Plan {
  readonly outcomes: readonly DraftOutcome[]
  /** New assets, numbered after those that are known. */
  readonly assets: readonly AssetLife[]
  readonly statements: readonly PlannedStatement[]
  /** The register as it would be. */
  readonly book: AssetBook
}

export interface PlanWorld extends Omit<CheckWorld, "book">, Omit<DraftWorld, "reference"> {
  readonly illustrative: boolean
  /** Why whoever saves may not make of an asset (null: a new one) what the draft makes of it. */
  readonly mayWrite?: ((before: Standing | null, after: Standing) => Finding | null) | undefined
  /** Whether whoever saves may put a document on an asset; none without it. */
  readonly mayCite?: Citable | undefined
}

/**
 * What drafts come to, one after the other: the second of two about the same asset sees the first. A
 * draft that names another by its key needs it to be taken. `book` stays as it is.
 */
export function planDrafts(
  known: AssetBook,
  drafts: readonly AssetDraft[],
  world: PlanWorld,
): Plan {
  const planning = new Planning(known, drafts, world)
  return planning.plan()
}

class Planning {
  private readonly book: AssetBook
  private readonly act: number
  private readonly drafts: readonly AssetDraft[]
  private readonly world: PlanWorld
  /** The asset of each key, once its draft was planned and taken. */
  private readonly keyed = new Map<string, string>()
  private readonly assets: AssetLife[] = []
  private readonly statements: PlannedStatement[] = []
  private readonly outcomes = new Map<number, DraftOutcome>()
  private readonly seenKeys = new Set<string>()
  private readonly nearby = new Nearby()

  constructor(known: AssetBook, drafts: readonly AssetDraft[], world: PlanWorld) {
    this.book = new AssetBook(known)
    this.act = known.act + 1
    this.drafts = drafts
    this.world = world
  }

  plan(): Plan {
    for (const index of this.inOrder()) {
      const draft = this.drafts[index]
      if (draft !== undefined) this.outcomes.set(index, this.planOne(draft, index))
    }
    return {
      outcomes: this.drafts.flatMap((_draft, index) => this.outcomes.get(index) ?? []),
      assets: this.assets,
      statements: this.statements,
      book: this.book,
    }
  }

  /** Drafts that others name come before them; in their own order otherwise. */
  private inOrder(): number[] {
    const keys = new Map<string, number>()
    this.drafts.forEach(({ key }, index) => {
      if (key !== undefined && !keys.has(key)) keys.set(key, index)
    })
    const order: number[] = []
    const seen = new Set<number>()
    const visit = (index: number): void => {
      if (seen.has(index)) return
      seen.add(index)
      for (const key of keysNamed(this.drafts[index])) {
        const other = keys.get(key)
        if (other !== undefined) visit(other)
      }
      order.push(index)
    }
    this.drafts.forEach((_draft, index) => visit(index))
    return order
  }

  private planOne(draft: AssetDraft, index: number): DraftOutcome {
    const kind = kindOf(draft, this.world.kinds)
    if ("wrong" in kind) return refused(index, null, [kind.wrong])
    const meant = meantBy(draft, this.book, this.act, this.world)
    const read = readDraft(draft, kind, {
      kinds: this.world.kinds,
      unitExists: (id) => this.world.unitExists(id),
      organisationExists: (id) => this.world.organisationExists(id),
      reference: (text) => this.reference(text),
    })
    const id = meant.fresh ? null : meant.life.id
    const wrong = [...meant.wrong, ...this.sameKey(draft), ...read.wrong]
    if (wrong.length > 0) return refused(index, id, wrong)
    return this.compare(draft, index, meant, read)
  }

  private sameKey({ key }: AssetDraft): Finding[] {
    if (key === undefined) return []
    if (this.seenKeys.has(key)) {
      const [vi, en] = [`Khóa “${key}” dùng cho hai dòng`, `Two drafts have the key “${key}”`]
      return [refusal("key-twice", "key", vi, en)]
    }
    this.seenKeys.add(key)
    return []
  }

  private reference(text: string): string | null {
    if (text.startsWith("key:")) return this.keyed.get(text.slice(4)) ?? null
    return this.book.follow(text)?.id ?? null
  }

  /** Holds what a draft says against what is known, checks what would become of it, and takes it. */
  private compare(
    draft: AssetDraft,
    index: number,
    { life, fresh }: Meant,
    { said }: ReadDraft,
  ): DraftOutcome {
    const from = draft.from === undefined ? this.world.today : draft.from
    const on = from ?? EARLIEST
    const before = factsOn(life.statements, on)
    const told = this.toldBy(draft, life, before, said)
    const after = { ...before, ...Object.fromEntries(told) }
    const id = fresh ? null : life.id
    const findings = [
      ...this.wrongPeriod(draft, from),
      ...this.uncitable(life, before, after),
      ...this.findings(life, after, before, fresh),
    ]
    const errors = findings.filter(({ severity }) => severity === "error")
    const refusedTo = this.refusedTo(life, before, after)
    // What is wrong with it comes first: a slip of the pen may have put it in another's care.
    if (refusedTo !== null) return refused(index, id, errors.length > 0 ? errors : [refusedTo])
    if (errors.length > 0) return refused(index, id, findings)
    const problems = findings.map(problemOf)
    const taken = told.length > 0
    if (taken) this.take(draft, life, fresh, from, told)
    if (fresh) this.nearby.add(life, after)
    if (draft.key !== undefined) this.keyed.set(draft.key, life.id)
    const action = taken ? ("change" as const) : ("same" as const)
    const changes = changesOf(told, before)
    return { index, id: life.id, action: fresh ? "add" : action, problems, changes }
  }

  /** What is not known already: of the fields of a draft, those that it changes. */
  private toldBy(
    draft: AssetDraft,
    life: AssetLife,
    before: Facts,
    said: Readonly<Record<string, unknown>>,
  ): (readonly [string, unknown])[] {
    const from = draft.from === undefined ? this.world.today : draft.from
    return Object.entries(isKnown(before) ? said : withState(said))
      .filter(
        ([field, value]) =>
          !sameValue(field, before[field], value) || this.changesBefore(life, field, draft, from),
      )
      .filter(([field, value]) => value !== null || (before[field] ?? null) !== null)
  }

  private refusedTo(life: AssetLife, before: Facts, after: Facts): Finding | null {
    const { mayWrite } = this.world
    if (mayWrite === undefined) return null
    const world = { ...this.world, book: this.book }
    const was = isKnown(before) ? standingWith(life, before, world) : null
    return mayWrite(was, standingWith(life, after, world))
  }

  /** Whether a field is known to change within the days that a draft speaks of. */
  private changesBefore(
    { statements }: AssetLife,
    field: string,
    { to }: AssetDraft,
    from: string | null,
  ): boolean {
    const next = to === undefined ? null : nextChange(statements, field, from)
    return next !== null && to !== undefined && next < to
  }

  private uncitable({ kind }: AssetLife, before: Facts, after: Facts): Finding[] {
    const photographs = this.world.kinds.get(kind)?.kind.photographs ?? true
    return uncitable(before, after, { mayCite: this.world.mayCite, photographs })
  }

  private wrongPeriod({ to }: AssetDraft, from: string | null): Finding[] {
    const found: Finding[] = []
    if (to !== undefined && from !== null && to <= from) {
      found.push(
        refusal(
          "empty-period",
          "to",
          "Ngày kết thúc phải sau ngày bắt đầu",
          "The period ends before it begins",
        ),
      )
    }
    return found
  }

  /** Neighbours that are known, and those that come with the same drafts. */
  private readonly near: CheckWorld["near"] = (kind, longitude, latitude, metres) => [
    ...this.world.near(kind, longitude, latitude, metres),
    ...this.nearby.within(kind, longitude, latitude, metres),
  ]

  /** What is wrong with the asset as it would be; an old error that the draft leaves is a warning. */
  private findings(life: AssetLife, after: Facts, before: Facts, fresh: boolean): Finding[] {
    const world = { ...this.world, book: this.book, near: this.near }
    const found = findingsOf(standingWith(life, after, world), world)
    if (fresh || found.every(({ severity }) => severity === "warning")) return found
    const old = new Set(
      findingsOf(standingWith(life, before, world), world).map(
        ({ code, field }) => `${code} ${field}`,
      ),
    )
    return found.map((one) =>
      one.severity === "error" && old.has(`${one.code} ${one.field}`)
        ? { ...one, severity: "warning" }
        : one,
    )
  }

  private take(
    { to, place }: AssetDraft,
    life: AssetLife,
    fresh: boolean,
    from: string | null,
    told: readonly (readonly [string, unknown])[],
  ): void {
    if (fresh) this.assets.push(life)
    const byEnd = Map.groupBy(
      told,
      ([field]) => to ?? nextChange(life.statements, field, from) ?? "",
    )
    const statements = [...byEnd].map(([end, fields]) => ({
      asset: life.id,
      act: this.act,
      from,
      to: end === "" ? null : end,
      said: Object.fromEntries(fields),
      place: place ?? null,
    }))
    this.statements.push(...statements)
    this.book.add({
      act: this.book.act,
      assets: fresh ? [life] : [],
      merged: [],
      undone: [],
      statements,
      answers: [],
    })
  }
}

/** Before everything that anything can say: what holds "as far back as is known". */
const EARLIEST = "0001-01-01"

function withState(said: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return said["state"] === undefined ? { ...said, state: "active" } : said
}

const keysNamed = (draft: AssetDraft | undefined): string[] =>
  Object.values(draft?.attributes ?? {})
    .flat()
    .filter((value) => typeof value === "string" && value.startsWith("key:"))
    .map((value) => String(value).slice(4))

const changesOf = (told: readonly (readonly [string, unknown])[], before: Facts) =>
  told.map(([field, value]) => ({
    field: fieldName(field),
    before: before[field] ?? null,
    after: value,
  }))

function refused(index: number, id: string | null, findings: readonly Finding[]): DraftOutcome {
  return { index, id, action: "refuse", problems: findings.map(problemOf), changes: [] }
}
