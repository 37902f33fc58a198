import type { ListFile, ListRows } from "./read.ts"

/**
 * A small country with everything that the reform did, for tests: two provinces become one and
 * the code of one of them goes to it; one province and two communes go on (one of them renamed),
 * a commune is split, a code is given to another territory, an island without communes becomes a
 * special zone, and a year later a ward is made of a commune.
 */
const FILES: Readonly<Record<ListFile, string>> = {
  "provinces_2024.csv": `code,name_vi,type
24,Tỉnh Bắc Giang,Tỉnh
27,Tỉnh Bắc Ninh,Tỉnh
22,Tỉnh Quảng Ninh,Tỉnh`,
  "districts_2024.csv": `code,name_vi,type,province_code
213,Thành Phố Bắc Giang,Thành phố,24
256,Thành phố Bắc Ninh,Thành phố,27
193,Thành phố Hạ Long,Thành phố,22
207,Huyện Cô Tô,Huyện,22`,
  "communes_2024.csv": `code,name_vi,type,district_code,province_code
00101,Phường Một,Phường,213,24
00102,Xã Hai,Xã,213,24
00103,Xã Ba,Xã,256,27
00104,Thị Trấn Hoà Bình,Thị trấn,193,22
00105,Xã Năm,Xã,193,22`,
  "provinces_2025.csv": `code,name_vi,type
24,Tỉnh Bắc Ninh,Tỉnh
22,Tỉnh Quảng Ninh,Tỉnh`,
  "communes_2025.csv": `code,name_vi,type,province_code
00101,Phường Bắc Giang,Phường,24
00103,Xã Hai Ba,Xã,24
00104,Xã Hòa Bình,Xã,22
00105,Xã Năm,Xã,22
00207,Đặc khu Cô Tô,Đặc khu,22`,
  "provinces_mapping_2024_2025.csv": `old_province_code,new_province_code
24,24
27,24
22,22`,
  "mapping_2024_2025.csv": `old_commune_code,new_commune_code,relation,is_default
00101,00101,whole,1
00102,00101,part,1
00102,00103,part,0
00103,00103,whole,1
00104,00104,whole,1
00105,00105,whole,1`,
  "mapping_2024_2025_island_districts.csv": `old_district_code,new_commune_code
207,00207`,
  "provinces_2026.csv": `code,name_vi,type
24,Tỉnh Bắc Ninh,Tỉnh
22,Thành phố Quảng Ninh,Thành phố`,
  "communes_2026.csv": `code,name_vi,type,province_code
00101,Phường Bắc Giang,Phường,24
00103,Xã Hai Ba,Xã,24
00104,Xã Hoà Bình,Xã,22
00105,Phường Năm,Phường,22
00207,Đặc khu Cô Tô,Đặc khu,22`,
}

type Edit = (text: string) => string

/** The files as text, each changed by its edit; a file whose edit gives "" is not there. */
export function sampleFiles(edits: Partial<Record<ListFile, Edit>> = {}): Map<ListFile, string> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys are the type
  const names = Object.keys(FILES) as ListFile[]
  return new Map(
    names
      .map((name): [ListFile, string] => [name, (edits[name] ?? ((text) => text))(FILES[name])])
      .filter(([, text]) => text !== ""),
  )
}

/** The rows of the files, as a reader of tables gives them. */
export function sampleRows(edits: Partial<Record<ListFile, Edit>> = {}): ListRows {
  return new Map(
    [...sampleFiles(edits)].map(([name, text]) => {
      const [header = [], ...lines] = text.split("\n").map((line) => line.split(","))
      const rows = lines.map((cells, i) => ({
        row: i + 2,
        cells: Object.fromEntries(header.map((column, k) => [column, { text: cells[k] ?? "" }])),
      }))
      return [name, rows]
    }),
  )
}
