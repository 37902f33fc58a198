import { unitKey } from "@tinhso/vietnamese"
import type { ResolvedUnit, Territories, UnitQuestion } from "../../../registry/index.ts"
import { nameIn, type OrgUnit } from "./metadata.ts"

/** Which unit of the registry an org unit is on a day, or what a person must say. */
export type Matched =
  | { readonly kind: "sure"; readonly unit: string; readonly why: string }
  | { readonly kind: "ask"; readonly candidates: readonly string[]; readonly why: string }

export interface Registry {
  readonly resolve: (question: UnitQuestion) => ResolvedUnit
  readonly territories: Territories
}

/** Units that a person named for an org unit: the one that exists on the day counts. */
export type Named = ReadonlyMap<string, readonly string[]>

/**
 * Finds org units in the registry: as a person said; else by official code where the name agrees;
 * else by name and the unit above. Everything else is asked about, never guessed.
 */
export class OrgUnits {
  private readonly units: ReadonlyMap<string, OrgUnit>
  private readonly registry: Registry
  private readonly named: Named
  private readonly kept = new Map<string, Matched>()

  constructor(units: ReadonlyMap<string, OrgUnit>, registry: Registry, named: Named) {
    this.units = units
    this.registry = registry
    this.named = named
  }

  on(id: string, day: string): Matched {
    const key = `${id} ${day}`
    const before = this.kept.get(key)
    if (before !== undefined) return before
    // Says something while it is being looked for, so that a ring of parents ends.
    this.kept.set(key, ask([], "đơn vị cấp trên tạo thành vòng"))
    const found = this.find(id, day)
    this.kept.set(key, found)
    return found
  }

  private find(id: string, day: string): Matched {
    const told = this.named.get(id)
    if (told !== undefined) return this.asTold(told, day)
    const unit = this.units.get(id)
    if (unit === undefined) return ask([], "không có trong metadata")
    const found = this.byCode(unit, day) ?? this.byName(unit, day)
    const above = unit.parent === undefined ? null : this.nearestAbove(unit.parent.id, day)
    // A health station that is called like its ward is not the ward.
    if (found.kind === "ask" || above?.kind !== "sure" || above.unit !== found.unit) return found
    return ask([found.unit], `“${nameIn(unit, "vi")}” trùng tên với đơn vị cấp trên của nó`)
  }

  private asTold(told: readonly string[], day: string): Matched {
    const { territories } = this.registry
    const there = told.filter((id) => {
      const unit = territories.unit(id)
      return unit !== undefined && territories.existsOn(unit, day)
    })
    const [unit, more] = there
    if (unit === undefined)
      return ask(told, `không đơn vị nào trong ${told.join(", ")} tồn tại ngày ${day}`)
    if (more !== undefined) return ask(there, `${there.join(", ")} cùng tồn tại ngày ${day}`)
    return { kind: "sure", unit, why: "tệp ánh xạ" }
  }

  private byCode({ code, ...unit }: OrgUnit, day: string): Matched | null {
    if (code === undefined || !/^(?:\d{1,5}|VN)(?:\.\d{4})?$/u.test(code)) return null
    const found = this.registry.resolve({ name: code, on: day })
    if (found.kind !== "found" || !this.exists(found.unit.id, day)) return null
    const { id, fullName, name } = found.unit
    const written = nameIn(unit, "vi")
    if (unitKey(written) === unitKey(fullName) || unitKey(written) === unitKey(name)) {
      return { kind: "sure", unit: id, why: "mã và tên" }
    }
    return ask([id], `mã ${code} là ${fullName}, tên lại là “${written}”`)
  }

  private byName(unit: OrgUnit, day: string): Matched {
    const name = nameIn(unit, "vi")
    const found = this.registry.resolve({ name, on: day })
    if (found.kind === "unknown") {
      return ask([], `không có đơn vị nào tên “${name}”${near(found.suggestions)}`)
    }
    const all = found.kind === "found" ? [found.unit] : found.candidates
    const there = all.filter(({ id }) => this.exists(id, day))
    if (there.length === 0) {
      return ask(
        all.map(({ id }) => id),
        `không đơn vị nào tên “${name}” tồn tại ngày ${day}`,
      )
    }
    const above = unit.parent === undefined ? null : this.nearestAbove(unit.parent.id, day)
    if (above === null)
      return this.withoutParent(
        there.map(({ id }) => id),
        name,
      )
    if (above.kind === "ask") {
      return ask(
        there.map(({ id }) => id),
        `chưa biết đơn vị cấp trên của “${name}”`,
      )
    }
    const inside = there.filter(({ id }) => this.lies(id, above.unit, day)).map(({ id }) => id)
    const [only] = inside
    if (only !== undefined && inside.length === 1) {
      return { kind: "sure", unit: only, why: "tên và đơn vị cấp trên" }
    }
    return ask(
      (inside.length > 0 ? inside : there.map(({ id }) => id)).slice(0, 5),
      inside.length > 1
        ? `có ${inside.length} đơn vị tên “${name}”`
        : `“${name}” không thuộc ${above.unit}`,
    )
  }

  /** The nearest unit above that is known: a level that was abolished is passed over. */
  private nearestAbove(id: string, day: string): Matched {
    const first = this.on(id, day)
    let next = this.units.get(id)?.parent?.id
    for (let steps = 0; next !== undefined && steps < 20; steps++) {
      if (first.kind === "sure") return first
      const found = this.on(next, day)
      if (found.kind === "sure") return found
      next = this.units.get(next)?.parent?.id
    }
    return first
  }

  private withoutParent(ids: readonly string[], name: string): Matched {
    const [only] = ids
    if (only !== undefined && ids.length === 1) return { kind: "sure", unit: only, why: "tên" }
    return ask(ids.slice(0, 5), `có ${ids.length} đơn vị tên “${name}”`)
  }

  private exists(id: string, day: string): boolean {
    const unit = this.registry.territories.unit(id)
    return unit !== undefined && this.registry.territories.existsOn(unit, day)
  }

  private lies(id: string, above: string, day: string): boolean {
    return liesIn(id, above, day, this.registry.territories)
  }
}

/** Whether a unit is another one or lies below it on a day. */
function liesIn(id: string, above: string, day: string, territories: Territories): boolean {
  for (let here: string | null = id, steps = 0; here !== null && steps < 20; steps++) {
    if (here === above) return true
    here = territories.parentOn(here, day)
  }
  return false
}

const ask = (candidates: readonly string[], why: string): Matched => ({
  kind: "ask",
  candidates,
  why,
})

const near = (names: readonly string[]) =>
  names.length === 0 ? "" : `; gần nhất: ${names.slice(0, 3).join(", ")}`
