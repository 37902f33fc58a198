import { formatNumber, searchKey } from "@tinhso/vietnamese"
import type { Criterion, FieldChanged, IndexDiff, IndexSet, RowChanged } from "../model.ts"

type Pair = readonly [before: Criterion, after: Criterion]

/**
 * How one version of an index differs from another: rows added, removed, moved or numbered anew,
 * and what each row says differently. A row is found again by its code and name; where both cannot
 * be, by its name alone, then by its code alone.
 */
export function diffIndex(before: IndexSet, after: IndexSet): IndexDiff {
  const pairs = pairsOf(before.criteria, after.criteria)
  const [olds, news] = [new Set(pairs.map(([old]) => old)), new Set(pairs.map(([, now]) => now))]
  const codeNow = new Map(pairs.map(([old, now]) => [old.code, now.code]))
  return {
    added: after.criteria.filter((row) => !news.has(row)).map(named),
    removed: before.criteria.filter((row) => !olds.has(row)).map(named),
    changed: pairs
      .toSorted(([, a], [, b]) => after.criteria.indexOf(a) - after.criteria.indexOf(b))
      .flatMap((pair) => changeOf(pair, codeNow)),
    index: indexFields(before, after),
  }
}

const named = ({ code, name, maxPoints }: Criterion) => ({ code, name, maxPoints })

/** Rows that are the same row in both versions. */
function pairsOf(before: readonly Criterion[], after: readonly Criterion[]): Pair[] {
  const pairs: Pair[] = []
  let [olds, news] = [before, after]
  for (const keyOf of [bothOf, nameOf, codeOf]) {
    const byKey = onceEach(news, keyOf)
    const once = onceEach(olds, keyOf)
    const found = olds.flatMap((old): Pair[] => {
      const now = once.get(keyOf(old)) === old ? byKey.get(keyOf(old)) : undefined
      return now === undefined ? [] : [[old, now]]
    })
    pairs.push(...found)
    const taken = new Set(found.flat())
    olds = olds.filter((row) => !taken.has(row))
    news = news.filter((row) => !taken.has(row))
  }
  return pairs
}

const nameOf = ({ name }: Criterion) => searchKey(name)
const codeOf = ({ code }: Criterion) => code
const bothOf = (row: Criterion) => `${row.code}\n${nameOf(row)}`

/** Rows by key, without those whose key is not theirs alone. */
function onceEach(rows: readonly Criterion[], keyOf: (row: Criterion) => string) {
  const grouped = Map.groupBy(rows, keyOf)
  return new Map(
    [...grouped].flatMap(([key, [only, ...others]]) =>
      only === undefined || others.length > 0 ? [] : [[key, only] as const],
    ),
  )
}

const FIELDS = [
  "name",
  "kind",
  "maxPoints",
  "rule",
  "ruleWords",
  "evidence",
  "dataSource",
  "coVerifier",
  "notApplicable",
  "note",
] as const satisfies readonly (keyof Criterion)[]

function changeOf([old, now]: Pair, codeNow: ReadonlyMap<string, string>): RowChanged[] {
  const fields = FIELDS.flatMap((field) => fieldOf(field, told(old[field]), told(now[field])))
  const figures = fieldOf("figures", figuresTold(old), figuresTold(now))
  const parentNow = old.parent === null ? null : (codeNow.get(old.parent) ?? old.parent)
  const moved = parentNow !== now.parent || old.code !== now.code
  const all = [...fields, ...figures]
  if (all.length === 0 && !moved) return []
  return [{ code: now.code, name: now.name, codeBefore: old.code, moved, fields: all }]
}

const fieldOf = (field: string, before: string, after: string): FieldChanged[] =>
  before === after ? [] : [{ field, before, after }]

const told = (value: string | number | null) =>
  value === null ? "" : typeof value === "number" ? formatNumber(value) : value

const figuresTold = ({ figures }: Criterion) =>
  figures
    .map(({ name, label, unit, indicator }) =>
      [name, label, unit, indicator ?? ""].filter((part) => part !== "").join(", "),
    )
    .join("; ")

function indexFields(before: IndexSet, after: IndexSet): FieldChanged[] {
  const words = [
    "decision",
    "issued",
    "issuer",
    "name",
    "nameEn",
    "level",
    "validFrom",
    "validTo",
    "maxPoints",
    "gaps",
    "source",
  ] as const
  return [
    ...words.flatMap((field) => fieldOf(field, told(before[field]), told(after[field]))),
    ...fieldOf("pillars", pillarsTold(before), pillarsTold(after)),
  ]
}

const pillarsTold = ({ pillars }: IndexSet) =>
  pillars.map(({ code, name, members }) => `${code} ${name}: ${members.join(", ")}`).join("; ")
