import { STATE_WORDS } from "./errors.ts"
import type { RegisteredGap } from "./model.ts"

interface GapColumn {
  readonly title: string
  /** In letters. */
  readonly width: number
  readonly cell: (gap: RegisteredGap) => string | number | null
}

const ORIGINS: Readonly<Record<RegisteredGap["origin"], string>> = {
  staff: "cán bộ",
  model: "tính bằng mô hình",
  list: "danh sách",
  citizen: "người dân",
  illustration: "minh họa",
}

/** The day as people write it. */
const day = (iso: string | null) => (iso === null ? null : iso.split("-").toReversed().join("/"))

/** A gap as a row of a table, under headings by which `import gaps` reads it back. */
export const gapColumns: readonly GapColumn[] = [
  { title: "Mã vùng lõm", width: 13, cell: ({ id }) => id },
  { title: "Tên vùng lõm", width: 30, cell: ({ name }) => name },
  {
    title: "Thôn, bản",
    width: 36,
    cell: ({ villages }) => villages.map(({ name }) => name).join("; "),
  },
  { title: "Địa bàn", width: 34, cell: ({ unitName }) => unitName },
  { title: "Công nghệ", width: 10, cell: ({ technology }) => technology },
  {
    title: "Nhà mạng thiếu sóng",
    width: 20,
    cell: ({ operators }) => operators.join(", ") || null,
  },
  { title: "Số hộ", width: 9, cell: ({ households }) => households },
  { title: "Số dân", width: 9, cell: ({ population }) => population },
  { title: "Vĩ độ", width: 11, cell: ({ place }) => place?.latitude ?? null },
  { title: "Kinh độ", width: 11, cell: ({ place }) => place?.longitude ?? null },
  { title: "Tình trạng", width: 17, cell: ({ state }) => STATE_WORDS[state] },
  { title: "Từ ngày", width: 12, cell: ({ since }) => day(since) },
  { title: "Ngày phản ánh", width: 13, cell: ({ reported }) => day(reported) },
  { title: "Đơn vị thực hiện", width: 24, cell: ({ waitsFor }) => waitsFor },
  { title: "Hạn hoàn thành", width: 14, cell: ({ due }) => day(due) },
  { title: "Trạm dự kiến", width: 13, cell: ({ asset }) => asset },
  { title: "Quá hạn, ngày", width: 12, cell: ({ overdue }) => overdue },
  { title: "Chương trình", width: 20, cell: ({ programmes }) => programmes.join(", ") || null },
  { title: "Nguồn số dân", width: 30, cell: ({ source }) => source },
  { title: "Quy tắc coi là vùng lõm", width: 40, cell: ({ definition }) => definition },
  { title: "Ai nêu", width: 18, cell: ({ origin }) => ORIGINS[origin] },
  {
    title: "Minh họa",
    width: 10,
    cell: ({ illustrative }) => (illustrative ? "minh họa" : null),
  },
]
