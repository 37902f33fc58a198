import { compareKey } from "@tinhso/vietnamese"
import { fullNameOf } from "../derive.ts"
import type { ListedUnit, Lists, Mapped } from "./listed.ts"
import { LATER, OLD_LIST, REFORM } from "./reform.ts"
import type { AliasRow, LineageRow, Tables, UnitRow } from "../tables.ts"

const COUNTRY: UnitRow = {
  id: "VN",
  level: "country",
  code: null,
  type: "",
  name: "Việt Nam",
  parent: null,
  from: null,
  to: null,
  source: null,
  endedBy: null,
}

/** Codes whose unit went on through the reform: one whole unit in, one out, the code unchanged. */
function continuing(pairs: readonly (Mapped & { readonly whole?: boolean })[]): Set<string> {
  const bySource = Map.groupBy(pairs, (pair) => pair.source)
  const byTarget = Map.groupBy(pairs, (pair) => pair.target)
  return new Set(
    pairs
      .filter(
        (pair) =>
          pair.source === pair.target &&
          pair.whole !== false &&
          bySource.get(pair.source)?.length === 1 &&
          byTarget.get(pair.target)?.length === 1,
      )
      .map((pair) => pair.source),
  )
}

/**
 * The units of the lists with their history: a unit that went on keeps its id (its code of 2024),
 * one that the reform made gets the year to it; every pair of the mapping becomes lineage.
 */
export function tablesOf(lists: Lists, aliases: readonly AliasRow[]): Tables {
  const provincesOn = continuing(lists.provinceMapping)
  const communesOn = continuing(lists.communeMapping)
  const provinceId = (code: string) => (provincesOn.has(code) ? code : `${code}.2025`)
  const communeId = (code: string) => (communesOn.has(code) ? code : `${code}.2025`)
  const units = [
    COUNTRY,
    ...provinces(lists, provincesOn, provinceId),
    ...districts(lists),
    ...communes(lists, communesOn, communeId, provinceId),
  ]
  const lineage = [
    ...provinceLineage(lists, provincesOn, provinceId),
    ...communeLineage(lists, communesOn, communeId),
    ...islandLineage(lists, communeId),
  ]
  const known = new Set(units.map((row) => row.id))
  return { units, lineage, aliases: aliases.filter((row) => known.has(row.unit)), points: [] }
}

/** The states of a unit since the reform: one, or two where the list of 2026 really differs. */
function statesSince2025(
  row: UnitRow,
  parentOf: (unit: ListedUnit) => string,
  later: ListedUnit | undefined,
  document: string,
): UnitRow[] {
  if (later === undefined) return [row]
  const sameName =
    compareKey(fullNameOf(row.type, row.name)) === compareKey(fullNameOf(later.type, later.name))
  const parent = parentOf(later)
  if (sameName && parent === row.parent) return [row]
  const name = sameName ? row : later
  return [
    { ...row, to: LATER.date },
    { ...row, type: name.type, name: name.name, parent, from: LATER.date, source: document },
  ]
}

function oldState(unit: ListedUnit, level: UnitRow["level"], parent: string, on: boolean): UnitRow {
  return {
    id: unit.code,
    level,
    code: unit.code,
    type: unit.type,
    name: unit.name,
    parent,
    from: null,
    to: on ? null : REFORM.date,
    source: OLD_LIST,
    endedBy: null,
  }
}

/** A unit that goes on: its old state until the reform, then the new one. */
function joined(old: UnitRow, since: readonly UnitRow[]): UnitRow[] {
  const [first, ...rest] = since
  if (first === undefined) return [old]
  const unchanged =
    old.parent === first.parent &&
    compareKey(fullNameOf(old.type, old.name)) === compareKey(fullNameOf(first.type, first.name))
  return unchanged
    ? [{ ...old, to: first.to }, ...rest]
    : [{ ...old, to: REFORM.date }, first, ...rest]
}

function provinces(lists: Lists, on: Set<string>, idOf: (code: string) => string): UnitRow[] {
  const later = new Map(lists.provinces2026?.map((unit) => [unit.code, unit]))
  const since = new Map(
    lists.provinces2025.map((unit) => {
      const row: UnitRow = {
        ...oldState(unit, "province", COUNTRY.id, true),
        id: idOf(unit.code),
        from: REFORM.date,
        source: REFORM.provinces,
      }
      const states = statesSince2025(row, () => COUNTRY.id, later.get(unit.code), LATER.provinces)
      return [row.id, states]
    }),
  )
  const old = lists.provinces2024.flatMap((unit) => {
    const goesOn = on.has(unit.code)
    const state = oldState(unit, "province", COUNTRY.id, goesOn)
    return goesOn ? joined(state, since.get(unit.code) ?? []) : [state]
  })
  return [...old, ...[...since].flatMap(([id, rows]) => (on.has(id) ? [] : rows))]
}

function districts(lists: Lists): UnitRow[] {
  return lists.districts2024.map((unit) => ({
    ...oldState(unit, "district", unit.province, false),
    endedBy: REFORM.districts,
  }))
}

function communes(
  lists: Lists,
  on: Set<string>,
  idOf: (code: string) => string,
  provinceId: (code: string) => string,
): UnitRow[] {
  const later = new Map(lists.communes2026?.map((unit) => [unit.code, unit]))
  const parents = new Map(lists.communes2026?.map((unit) => [unit.code, unit.province]))
  const since = new Map(
    lists.communes2025.map((unit) => {
      const row: UnitRow = {
        ...oldState(unit, "commune", provinceId(unit.province), true),
        id: idOf(unit.code),
        from: REFORM.date,
        source: REFORM.communes,
      }
      const parentLater = () => provinceId(parents.get(unit.code) ?? unit.province)
      return [
        row.id,
        statesSince2025(row, parentLater, later.get(unit.code), LATER.communes),
      ] as const
    }),
  )
  const old = lists.communes2024.flatMap((unit) => {
    const goesOn = on.has(unit.code)
    const state = oldState(unit, "commune", unit.district, goesOn)
    return goesOn ? joined(state, since.get(unit.code) ?? []) : [state]
  })
  return [...old, ...[...since].flatMap(([id, rows]) => (on.has(id) ? [] : rows))]
}

function provinceLineage(
  lists: Lists,
  on: Set<string>,
  idOf: (code: string) => string,
): LineageRow[] {
  const sources = Map.groupBy(lists.provinceMapping, (pair) => pair.target)
  return lists.provinceMapping
    .filter((pair) => !on.has(pair.source))
    .map((pair) => ({
      source: pair.source,
      target: idOf(pair.target),
      date: REFORM.date,
      kind: sources.get(pair.target)?.length === 1 ? "create" : "merge",
      share: 1,
      basis: "whole",
      suggested: false,
      document: REFORM.provinces,
    }))
}

function communeLineage(
  lists: Lists,
  on: Set<string>,
  idOf: (code: string) => string,
): LineageRow[] {
  const sources = Map.groupBy(lists.communeMapping, (pair) => pair.target)
  return lists.communeMapping
    .filter((pair) => !on.has(pair.source))
    .map((pair) => {
      const made = sources.get(pair.target)?.length === 1 ? "create" : "merge"
      return {
        source: pair.source,
        target: idOf(pair.target),
        date: REFORM.date,
        kind: pair.whole ? made : "split",
        share: pair.whole ? 1 : null,
        basis: pair.whole ? "whole" : "undetermined",
        suggested: !pair.whole && pair.suggested,
        document: REFORM.communes,
      }
    })
}

function islandLineage(lists: Lists, idOf: (code: string) => string): LineageRow[] {
  return lists.islandMapping.map((pair) => ({
    source: pair.source,
    target: idOf(pair.target),
    date: REFORM.date,
    kind: "create",
    share: 1,
    basis: "whole",
    suggested: false,
    document: REFORM.communes,
  }))
}
