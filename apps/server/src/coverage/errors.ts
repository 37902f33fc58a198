import type { Box } from "@tinhso/terrain"
import { Refusal } from "../platform/problem.ts"
import type { CellFault } from "./stations/row-reader.ts"

const KIND = {
  code: "khong-co-vec-to-kiem-tra",
  status: 422,
  title: "Không đọc được véc-tơ kiểm tra truyền sóng",
}

export const noVectors = (directory: string) =>
  new Refusal(
    KIND,
    `Thư mục “${directory}” không có tệp .jsonl nào (no vector file in this directory).`,
  )

export const vectorsUnreadable = (path: string, reason: string) =>
  new Refusal(KIND, `“${path}”: ${reason}`)

const TERRAIN = {
  code: "khong-doc-duoc-dia-hinh",
  status: 422,
  title: "Không đọc được mô hình độ cao",
}
const MISSING = {
  code: "thieu-dia-hinh",
  status: 422,
  title: "Thiếu mô hình độ cao",
}

export const terrainUnreadable = (path: string, reason: string) =>
  new Refusal(TERRAIN, `“${path}”: ${reason}`)

export const noTerrain = (paths: readonly string[]) =>
  new Refusal(
    MISSING,
    `Không có tệp .hgt hay .tif nào ở ${paths.map((path) => `“${path}”`).join(", ")} (no elevation file).`,
  )

const degrees = (value: number) => value.toFixed(4)
const boxInWords = ({ west, south, east, north }: Box) =>
  `${degrees(south)}…${degrees(north)}°N, ${degrees(west)}…${degrees(east)}°E`

export const noTerrainHere = (box: Box, paths: readonly string[]) =>
  new Refusal(
    MISSING,
    `Không tệp nào ở ${paths.map((path) => `“${path}”`).join(", ")} chứa khu vực ${boxInWords(box)} (no file covers the stations and their radius).`,
  )

export const missingTerrain = (tiles: readonly string[], box: Box, samples: number) =>
  new Refusal(
    MISSING,
    `Thiếu ${samples} điểm độ cao trong bán kính của các trạm, khu vực ${boxInWords(box)}, thuộc ô ${tiles.join(", ")}.` +
      " Thêm tệp của các ô này, hoặc chọn --missing-terrain flat (coi là mực nước biển) hay skip (không tính) (missing terrain).",
  )

export const holesInTerrain = (samples: number, box: Box) =>
  new Refusal(
    { code: "dia-hinh-co-lo-thung", status: 422, title: "Mô hình độ cao có lỗ thủng" },
    `Có ${samples} điểm không có độ cao trong khu vực ${boxInWords(box)}.` +
      " Chọn --holes fill (lấp từ các điểm xung quanh) hay skip (không tính) (holes in the terrain).",
  )

export const terrainTooLarge = (box: Box, samples: number, most: number) =>
  new Refusal(
    { code: "dia-hinh-qua-lon", status: 422, title: "Khu vực quá lớn" },
    `Khu vực ${boxInWords(box)} cần ${samples} điểm độ cao, nhiều hơn ${most}.` +
      " Chia các trạm thành nhiều lần chạy, hoặc tăng --terrain-memory (area too large; check for a station far away).",
  )

const CLUTTER = {
  code: "lop-phu-mat-dat-khong-dung-duoc",
  status: 422,
  title: "Không dùng được lớp phủ mặt đất",
}

export const clutterTableUnreadable = (path: string, reason: string) =>
  new Refusal(CLUTTER, `Bảng lớp phủ “${path}”: ${reason} (table of land cover classes).`)

/** What was refused of a file of elevation, said of one of land cover; anything else as it is. */
export const saidOfClutter = (error: unknown): unknown =>
  error instanceof Refusal ? new Refusal(CLUTTER, error.message) : error

export const clutterNotGeotiff = (path: string) =>
  new Refusal(CLUTTER, `“${path}” là độ cao, không phải lớp phủ (elevation, not land cover).`)

export const clutterClassesUnknown = (classes: readonly number[]) =>
  new Refusal(
    CLUTTER,
    `Bảng lớp phủ không có lớp ${classes.slice(0, 20).join(", ")}${classes.length > 20 ? "…" : ""}.` +
      " Thêm vào tệp --clutter-classes, hoặc chọn --missing-clutter open (coi là đất trống) (classes without a height).",
  )

export const missingClutter = (samples: number) =>
  new Refusal(
    CLUTTER,
    `${samples} điểm trong bán kính của các trạm không có lớp phủ.` +
      " Thêm tệp, hoặc chọn --missing-clutter open (coi là đất trống) (no land cover there).",
  )

export const clutterWanted = () =>
  new Refusal(
    CLUTTER,
    "Vùng phủ này tính với lớp phủ mặt đất: thêm --clutter như khi tính (the run took land cover into account: name it again).",
  )

export const clutterNeedsP1812 = () =>
  new Refusal(
    CLUTTER,
    "Chỉ --model p1812 dùng lớp phủ mặt đất; ITM không có phần này (only P.1812 takes land cover).",
  )

const STATIONS = {
  code: "tram-khong-dung-duoc",
  status: 422,
  title: "Bảng trạm có dòng không dùng được",
}

/** More faults than these say nothing new. */
const MOST_FAULTS = 50

const faultsInWords = (faults: readonly CellFault[]) => [
  ...faults.slice(0, MOST_FAULTS).map(({ place, column, detail }) => ({
    pointer: `${place}, cột ${column}`,
    detail,
  })),
  ...(faults.length > MOST_FAULTS
    ? [{ pointer: "…", detail: `và ${faults.length - MOST_FAULTS} chỗ khác` }]
    : []),
]

export const badStations = (fileName: string, faults: readonly CellFault[]) =>
  new Refusal(
    STATIONS,
    `“${fileName}”: ${faults.length} chỗ cần sửa; chưa tính gì. Sửa tệp, hoặc bỏ các dòng này với --skip-bad (fix the rows or skip them).`,
    faultsInWords(faults),
  )

export const noStations = (fileName: string) =>
  new Refusal(STATIONS, `“${fileName}” không còn trạm nào để tính (no station left).`)

const RUN = {
  code: "khong-tinh-duoc-vung-phu",
  status: 422,
  title: "Không tính được vùng phủ sóng",
}

export const tooManyStations = (count: number) =>
  new Refusal(RUN, `${count} trạm; một lần chạy nhận ít hơn 65.535 (too many stations).`)

export const gridTooLarge = (columns: number, rows: number, most: number) =>
  new Refusal(
    RUN,
    `Ảnh ${columns} × ${rows} điểm, nhiều hơn ${most}: tăng --resolution, hoặc có trạm ghi sai tọa độ (picture too large).`,
  )

export const outNotUsable = (path: string) =>
  new Refusal(RUN, `Không tạo được thư mục “${path}” (--out is not a directory that can be made).`)

export const definitionsUnreadable = (path: string, reason: string) =>
  new Refusal(RUN, `Tệp định nghĩa “${path}”: ${reason}`)

export const noDefinition = (name: string, known: readonly string[]) =>
  new Refusal(RUN, `Không có định nghĩa “${name}”; có: ${known.join(", ")} (no such preset).`)

export const noThreshold = (technologies: readonly string[]) =>
  new Refusal(
    RUN,
    `Chưa có ngưỡng cho ${technologies.join(", ")}: thêm --threshold ${technologies[0] ?? ""}=… (no threshold).`,
  )

const PLACES = {
  code: "diem-dan-cu-khong-dung-duoc",
  status: 422,
  title: "Không đọc được điểm dân cư",
}

export const placesUnreadable = (path: string, reason: string) =>
  new Refusal(PLACES, `“${path}”: ${reason}`)

export const noVillages = (fileName: string) =>
  new Refusal(PLACES, `“${fileName}” không có điểm dân cư nào (no village).`)

export const badVillages = (fileName: string, faults: readonly CellFault[]) =>
  new Refusal(
    PLACES,
    `“${fileName}”: ${faults.length} chỗ cần sửa; chưa tính gì. Sửa tệp, hoặc bỏ các dòng này với --skip-bad (fix the rows or skip them).`,
    faultsInWords(faults),
  )

export const noCoverage = (folder: string) =>
  new Refusal(
    { code: "chua-co-vung-phu", status: 422, title: "Chưa có vùng phủ" },
    `“${folder}” không có kết quả của tinhso coverage run (no coverage.json; run coverage first).`,
  )

export const technologyNotComputed = (technology: string, known: readonly string[]) =>
  new Refusal(
    { code: "khong-co-cong-nghe", status: 422, title: "Không có công nghệ này" },
    `Không có vùng phủ ${technology}; có: ${known.join(", ")} (technology not computed).`,
  )

export const servedWhere = () =>
  new Refusal(
    { code: "chua-chon-nguon-vung-phu", status: 422, title: "Chưa chọn nguồn" },
    "Thêm --coverage THƯ-MỤC (kết quả của coverage run), hoặc --stations và --terrain (say where coverage comes from).",
  )

export const servedOfWhat = () =>
  new Refusal(
    { code: "chua-chon-diem-hay-ranh-gioi", status: 422, title: "Chưa nói phủ cái gì" },
    "Thêm --points TỆP hay --villages register (thôn, hộ, dân), hoặc --boundaries TỆP.geojson (km² của đơn vị), một trong hai (say what is to be served: villages or areas).",
  )

export const areaNeedsPictures = () =>
  new Refusal(
    { code: "chua-chon-nguon-vung-phu", status: 422, title: "Chưa chọn nguồn" },
    "--boundaries cần --coverage THƯ-MỤC, kết quả của coverage run (areas are read from the pictures of a run).",
  )

export const stationsWhere = () =>
  new Refusal(
    { code: "chua-chon-tram", status: 422, title: "Chưa có trạm" },
    "Thêm --stations TỆP, hoặc --from-registry (say where stations come from).",
  )

export const villagesWhere = () =>
  new Refusal(
    { code: "chua-chon-diem-dan-cu", status: 422, title: "Chưa có điểm dân cư" },
    "Thêm --points TỆP, hoặc --villages register (sổ thôn), một trong hai (a file, or the register).",
  )

export const picturesWhere = () =>
  new Refusal(
    { code: "chua-chon-lan-tinh", status: 422, title: "Chưa chọn lần tính" },
    "Thêm --coverage THƯ-MỤC, hoặc --run PS-000001 (lần tính đang giữ), một trong hai (a folder, or a kept run).",
  )
