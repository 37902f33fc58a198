import fc from "fast-check"
import type { Carried, Territories, Territory } from "../../../registry/index.ts"
import type { Level } from "../../../registry/model.ts"

const REFORM = "2025-07-01"

interface Link {
  readonly from: string
  readonly to: string
  readonly share: number | null
}

/** A small country with one reform: provinces merge, communes stay, merge or are split. */
export interface Country {
  readonly units: readonly Territory[]
  readonly links: readonly Link[]
  /** Before and after the reform. */
  readonly parents: ReadonlyMap<
    string,
    { readonly before: string | null; readonly after: string | null }
  >
}

const fate = fc.oneof(
  fc.constant({ kind: "stays" } as const),
  fc.record({ kind: fc.constant("merged" as const), into: fc.nat(2) }),
  fc.record({
    kind: fc.constant("split" as const),
    into: fc.nat(2),
    share: fc.constantFrom(0.25, 0.5, null),
  }),
)

export const country: fc.Arbitrary<Country> = fc
  .record({
    provinces: fc.array(fc.nat(1), { minLength: 2, maxLength: 3 }),
    communes: fc.array(fc.record({ province: fc.nat(2), fate }), { minLength: 2, maxLength: 6 }),
    homes: fc.tuple(fc.nat(1), fc.nat(1), fc.nat(1)),
  })
  .map(build)

interface Plan {
  readonly provinces: readonly number[]
  readonly communes: readonly {
    readonly province: number
    readonly fate:
      | { readonly kind: "stays" }
      | { readonly kind: "merged"; readonly into: number }
      | { readonly kind: "split"; readonly into: number; readonly share: number | null }
  }[]
  readonly homes: readonly number[]
}

const unit = (
  id: string,
  level: Level,
  opened: string | null,
  closed: string | null,
): Territory => ({
  id,
  level,
  opened,
  closed,
})

const merged = (group: number) => `Q${group}`

function build({ provinces, communes, homes }: Plan): Country {
  const units = [unit("VN", "country", null, null)]
  const links: Link[] = []
  const parents = new Map([
    ["VN", { before: null, after: null } as { before: string | null; after: string | null }],
  ])
  for (const group of new Set(provinces)) {
    units.push(unit(merged(group), "province", REFORM, null))
    parents.set(merged(group), { before: null, after: "VN" })
  }
  provinces.forEach((group, i) => {
    units.push(unit(`P${i}`, "province", null, REFORM))
    parents.set(`P${i}`, { before: "VN", after: null })
    links.push({ from: `P${i}`, to: merged(group), share: 1 })
  })
  const born = new Set<number>()
  communes.forEach(({ province, fate: what }, i) => {
    const old = province % provinces.length
    const stays = what.kind === "stays"
    units.push(unit(`C${i}`, "commune", null, stays ? null : REFORM))
    parents.set(`C${i}`, { before: `P${old}`, after: stays ? merged(provinces[old] ?? 0) : null })
    if (what.kind === "merged") links.push({ from: `C${i}`, to: `N${what.into}`, share: 1 })
    if (what.kind === "split") {
      const rest = what.share === null ? null : 1 - what.share
      links.push({ from: `C${i}`, to: `N${what.into}`, share: what.share })
      links.push({ from: `C${i}`, to: `N${(what.into + 1) % 3}`, share: rest })
    }
    for (const { from, to } of links) if (from === `C${i}`) born.add(Number(to.slice(1)))
  })
  const groups = [...new Set(provinces)]
  for (const number of born) {
    units.push(unit(`N${number}`, "commune", REFORM, null))
    const home = groups[(homes[number] ?? 0) % groups.length] ?? 0
    parents.set(`N${number}`, { before: null, after: merged(home) })
  }
  return { units, links, parents }
}

const exists = (one: Territory, day: string) =>
  (one.opened === null || one.opened <= day) && (one.closed === null || day < one.closed)
const part = (id: string, share: number | null): Carried => ({
  unit: id,
  share,
  basis: share === null ? "undetermined" : share === 1 ? "whole" : "explicit",
})

/** The registry's answers over such a country. */
export function territoriesIn({ units, links, parents }: Country): Territories {
  const byId = new Map(units.map((one) => [one.id, one]))
  return {
    unit: (id) => byId.get(id),
    ofLevel: (level) => units.filter((one) => one.level === level),
    existsOn: exists,
    unchangedSince: (day) => (day < REFORM ? "0001-01-01" : REFORM),
    parentOn(id, day) {
      const both = parents.get(id)
      const life = byId.get(id)
      if (both === undefined || life === undefined) return null
      const after = day >= REFORM ? life.closed !== REFORM : life.opened === REFORM
      return after ? both.after : both.before
    },
    carriedTo(id, day) {
      const life = byId.get(id)
      if (life === undefined || exists(life, day)) return life === undefined ? [] : [part(id, 1)]
      if (day >= REFORM)
        return links.filter(({ from }) => from === id).map(({ to, share }) => part(to, share))
      const origins = links.filter(({ to }) => to === id)
      return origins.map(({ from }) => part(from, origins.length === 1 ? 1 : null))
    },
    unitThen: () => null,
    ref: () => undefined,
  }
}
