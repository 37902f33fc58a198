import type { FiguresAnswer, Part } from "./model.ts"

type Cell = string | number | null

const HEAD = [
  "ma_don_vi",
  "don_vi",
  "cap",
  "cong_nghe",
  "nha_mang",
  "thon_trong_so",
  ...["thon", "ho", "dan"].flatMap((what) => [
    `${what}_duoc_phu`,
    `${what}_mau_so`,
    `${what}_ty_le_phan_tram`,
    `${what}_so_thon_khong_ro`,
  ]),
  "km2_duoc_phu",
  "km2_mau_so",
  "km2_ty_le_phan_tram",
  "km2_khong_ro",
  "ngay",
  "lan_tinh",
  "ket_qua",
  "cach_tinh",
  "minh_hoa",
]

/** Figures as a table: a heading, then a line for each unit and technology. */
export function figuresTable({ result, rows }: FiguresAnswer): Cell[][] {
  const { day, run, id, definition, illustrative } = result
  const lines = rows.map((row): Cell[] => [
    row.unit,
    row.unitName,
    row.level,
    row.technology,
    row.operator ?? "*",
    row.registered,
    ...[row.villages, row.households, row.population].flatMap(partCells),
    row.area?.served ?? null,
    row.area?.of ?? null,
    row.area === null ? null : shareIn(row.area.served, row.area.of),
    row.area?.unknown ?? null,
    day,
    run,
    id,
    definition.titleVi,
    illustrative ? "có" : "không",
  ])
  return [HEAD, ...lines]
}

const partCells = ({ served, of, unknownVillages }: Part): Cell[] => [
  served,
  of,
  shareIn(served, of),
  unknownVillages,
]

/** A share of nothing is no number. */
const shareIn = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((part / whole) * 10_000) / 100
