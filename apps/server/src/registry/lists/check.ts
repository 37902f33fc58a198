import type { Problem } from "../rows.ts"
import type { ListedUnit, Lists, Mapped } from "./listed.ts"
import type { ListFile } from "./read.ts"

/**
 * Whether the lists agree with each other: codes once each, parents there, every pair of the
 * mapping between listed units, no unit of 2024 without a heir, none of 2025 without an origin.
 */
export function checkLists(lists: Lists): Problem[] {
  const old = { provinces: codes(lists.provinces2024), districts: byCode(lists.districts2024) }
  const since = { provinces: codes(lists.provinces2025), communes: byCode(lists.communes2025) }
  return [
    ...twice("provinces_2024.csv", lists.provinces2024),
    ...twice("districts_2024.csv", lists.districts2024),
    ...twice("communes_2024.csv", lists.communes2024),
    ...twice("provinces_2025.csv", lists.provinces2025),
    ...twice("communes_2025.csv", lists.communes2025),
    ...orphans("districts_2024.csv", lists.districts2024, "province", old.provinces),
    ...orphans("communes_2024.csv", lists.communes2024, "province", old.provinces),
    ...orphans("communes_2024.csv", lists.communes2024, "district", new Set(old.districts.keys())),
    ...strayed(lists, old.districts),
    ...orphans("communes_2025.csv", lists.communes2025, "province", since.provinces),
    ...provinceMapping(lists),
    ...communeMapping(lists),
    ...islandMapping(lists, new Set(old.districts.keys()), new Set(since.communes.keys())),
    ...laterLists(lists),
  ]
}

const codes = (units: readonly ListedUnit[]) => new Set(units.map((unit) => unit.code))
const byCode = <T extends ListedUnit>(units: readonly T[]) =>
  new Map(units.map((unit) => [unit.code, unit]))

function twice(file: ListFile, units: readonly ListedUnit[]): Problem[] {
  const first = new Map<string, number>()
  return units.flatMap(({ code, row }) => {
    const before = first.get(code)
    first.set(code, before ?? row)
    return before === undefined
      ? []
      : [{ file, row, column: "code", message: `mã ${code} đã có ở dòng ${before}` }]
  })
}

function orphans<P extends "province" | "district">(
  file: ListFile,
  units: readonly (ListedUnit & Record<P, string>)[],
  parent: P,
  known: ReadonlySet<string>,
): Problem[] {
  const word = parent === "province" ? "tỉnh, thành phố" : "huyện, quận"
  return units
    .filter((unit) => !known.has(unit[parent]))
    .map((unit) => ({
      file,
      row: unit.row,
      column: `${parent}_code`,
      message: `không có ${word} nào mã ${unit[parent]} trong danh mục cùng năm`,
    }))
}

/** Communes whose district lies in another province than they do. */
function strayed(lists: Lists, districts: ReadonlyMap<string, { province: string }>): Problem[] {
  return lists.communes2024.flatMap(({ row, district, province }) => {
    const above = districts.get(district)?.province
    if (above === undefined || above === province) return []
    const message = `xã ghi tỉnh ${province}, nhưng huyện ${district} thuộc tỉnh ${above}`
    return [{ file: "communes_2024.csv", row, column: "province_code", message }]
  })
}

interface Ends {
  readonly file: ListFile
  readonly columns: readonly [source: string, target: string]
  readonly sources: ReadonlySet<string>
  readonly targets: ReadonlySet<string>
}

/** Pairs that name a unit no list has, and pairs given twice. */
function wrongPairs(pairs: readonly Mapped[], ends: Ends): Problem[] {
  const seen = new Map<string, number>()
  return pairs.flatMap(({ row, source, target }) => {
    const key = `${source} ${target}`
    const before = seen.get(key)
    seen.set(key, before ?? row)
    const wrong = (column: string, message: string) => [{ file: ends.file, row, column, message }]
    const [from, to] = ends.columns
    if (!ends.sources.has(source)) return wrong(from, `danh mục 2024 không có mã ${source}`)
    if (!ends.targets.has(target)) return wrong(to, `danh mục 2025 không có mã ${target}`)
    return before === undefined ? [] : wrong(to, `cặp ${source} → ${target} đã có ở dòng ${before}`)
  })
}

/** Units that these tables know only whole, given to more than one heir. */
function parted(file: ListFile, column: string, pairs: readonly Mapped[]): Problem[] {
  return [...Map.groupBy(pairs, (pair) => pair.source).values()].flatMap(([, second]) =>
    second === undefined
      ? []
      : [
          {
            file,
            row: second.row,
            column,
            message: `mã ${second.source} vào hơn một đơn vị mới; ở đây mỗi đơn vị cũ chỉ vào trọn một`,
          },
        ],
  )
}

function provinceMapping(lists: Lists): Problem[] {
  const file = "provinces_mapping_2024_2025.csv"
  const pairs = lists.provinceMapping
  return [
    ...wrongPairs(pairs, {
      file,
      columns: ["old_province_code", "new_province_code"],
      sources: codes(lists.provinces2024),
      targets: codes(lists.provinces2025),
    }),
    ...parted(file, "old_province_code", pairs),
    ...unmapped(file, lists.provinces2024, pairs, []),
    ...unreached(file, lists.provinces2025, pairs, []),
  ]
}

function communeMapping(lists: Lists): Problem[] {
  const file = "mapping_2024_2025.csv"
  const pairs = lists.communeMapping
  const provinceOf = new Map(lists.communes2024.map((unit) => [unit.code, unit.province]))
  const newProvinceOf = new Map(lists.communes2025.map((unit) => [unit.code, unit.province]))
  const heirOf = new Map(lists.provinceMapping.map((pair) => [pair.source, pair.target]))
  const targets = Map.groupBy(pairs, (pair) => pair.source)
  const contradictions = pairs.flatMap(({ row, source, target, whole }) => {
    const parts = targets.get(source)?.length ?? 1
    const heir = heirOf.get(provinceOf.get(source) ?? "")
    const province = newProvinceOf.get(target)
    if (whole !== (parts === 1)) {
      const message = whole
        ? `xã ${source} ghi “whole” nhưng vào ${parts} xã mới`
        : `xã ${source} ghi “part” nhưng chỉ vào một xã mới`
      return [{ file, row, column: "relation", message }]
    }
    if (heir !== undefined && province !== undefined && heir !== province) {
      const message = `xã mới ${target} thuộc tỉnh ${province}, nhưng tỉnh của xã cũ ${source} vào tỉnh ${heir}`
      return [{ file, row, column: "new_commune_code", message }]
    }
    return []
  })
  return [
    ...wrongPairs(pairs, {
      file,
      columns: ["old_commune_code", "new_commune_code"],
      sources: codes(lists.communes2024),
      targets: codes(lists.communes2025),
    }),
    ...contradictions,
    ...unmapped(file, lists.communes2024, pairs, []),
    ...unreached(file, lists.communes2025, pairs, lists.islandMapping),
  ]
}

function islandMapping(
  lists: Lists,
  sources: ReadonlySet<string>,
  targets: ReadonlySet<string>,
): Problem[] {
  const file = "mapping_2024_2025_island_districts.csv"
  const withCommunes = new Set(lists.communes2024.map((unit) => unit.district))
  const notEmpty = lists.islandMapping
    .filter((pair) => withCommunes.has(pair.source))
    .map(({ row, source }) => ({
      file,
      row,
      column: "old_district_code",
      message: `huyện ${source} có xã trực thuộc; lịch sử của nó nằm ở các xã ấy`,
    }))
  const columns = ["old_district_code", "new_commune_code"] as const
  return [
    ...wrongPairs(lists.islandMapping, { file, columns, sources, targets }),
    ...parted(file, columns[0], lists.islandMapping),
    ...notEmpty,
  ]
}

function unmapped(
  file: ListFile,
  units: readonly ListedUnit[],
  pairs: readonly Mapped[],
  more: readonly Mapped[],
): Problem[] {
  const known = new Set([...pairs, ...more].map((pair) => pair.source))
  return units
    .filter((unit) => !known.has(unit.code))
    .map(({ code, type, name }) => ({
      file,
      row: null,
      column: null,
      message: `thiếu dòng cho ${type} ${name} (mã ${code} năm 2024): không biết vào đâu`,
    }))
}

function unreached(
  file: ListFile,
  units: readonly ListedUnit[],
  pairs: readonly Mapped[],
  more: readonly Mapped[],
): Problem[] {
  const known = new Set([...pairs, ...more].map((pair) => pair.target))
  return units
    .filter((unit) => !known.has(unit.code))
    .map(({ code, type, name }) => ({
      file,
      row: null,
      column: null,
      message: `thiếu dòng cho ${type} ${name} (mã ${code} năm 2025): không biết từ đâu ra`,
    }))
}

/** The lists of 2026 say how the units of 2025 are called later; they make and end none. */
function laterLists(lists: Lists): Problem[] {
  const pairs = [
    ["provinces_2026.csv", lists.provinces2025, lists.provinces2026],
    ["communes_2026.csv", lists.communes2025, lists.communes2026],
  ] as const
  const provinces = codes(lists.provinces2025)
  const stray = orphans("communes_2026.csv", lists.communes2026 ?? [], "province", provinces)
  return [
    ...stray,
    ...pairs.flatMap(([file, before, after]) => {
      if (after === null) return []
      const [known, later] = [codes(before), codes(after)]
      const fresh = after.filter((unit) => !known.has(unit.code))
      const gone = before.filter((unit) => !later.has(unit.code))
      return [
        ...twice(file, after),
        ...fresh.map(({ row, code }) => ({
          file,
          row,
          column: "code",
          message: `mã ${code} không có trong danh mục 2025, và không có bảng chuyển đổi 2025–2026`,
        })),
        ...gone.map(({ code, type, name }) => ({
          file,
          row: null,
          column: null,
          message: `thiếu ${type} ${name} (mã ${code}) của danh mục 2025`,
        })),
      ]
    }),
  ]
}
