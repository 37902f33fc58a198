import { Refusal } from "../../platform/problem.ts"
import { FolderFault } from "./folder/read-folder.ts"
import type { RunState } from "./model.ts"

export const RUN_STATE_WORDS: Readonly<Record<RunState, string>> = {
  computing: "đang tính",
  draft: "bản nháp",
  published: "đã công bố",
  withdrawn: "đã thu hồi",
}

export const runNotFound = (id: string) =>
  new Refusal(
    { code: "khong-tim-thay-vung-phu", status: 404, title: "Không tìm thấy lần tính vùng phủ" },
    `Không có lần tính vùng phủ nào mang định danh “${id}”.`,
  )

const NOT_THERE = {
  code: "vung-phu-khong-co-phan-nay",
  status: 404,
  title: "Lần tính này không có phần được hỏi",
}

export const pictureNotThere = (layer: string, what: string) =>
  new Refusal(NOT_THERE, `Không có ảnh “${what}” của lớp “${layer}” (no such picture).`)

export const runFileNotThere = (name: string) =>
  new Refusal(NOT_THERE, `Không có tệp “${name}” (no such file).`)

export const noSuchTile = (z: number, x: number, y: number) =>
  new Refusal(NOT_THERE, `Không có ô ${z}/${x}/${y} (no such tile).`)

export const technologyNotThere = (technology: string, operator: string | null) =>
  new Refusal(
    NOT_THERE,
    `Lần tính này không có trạm ${technology}${operator === null ? "" : ` của ${operator}`} (no such stations).`,
  )

const UNREADY = { code: "vung-phu-chua-co", status: 409, title: "Lần tính chưa có kết quả" }

export const notComputedYet = (id: string) =>
  new Refusal(UNREADY, `“${id}” chưa tính xong (not computed yet).`)

/** Kept before stations and ground were, or its files are gone. */
export const groundGone = (id: string) =>
  new Refusal(
    { code: "vung-phu-thieu-dia-hinh", status: 409, title: "Không còn địa hình của lần tính này" },
    `“${id}” không giữ địa hình và trạm đã dùng, nên không nói được vì sao. Hãy tính lại (its ground was not kept).`,
  )

export const runFilesGone = (id: string) =>
  new Refusal(
    { code: "vung-phu-mat-tep", status: 503, title: "Tệp của lần tính không đọc được" },
    `Tệp của “${id}” không còn hay bị hỏng trong thư mục dữ liệu; hãy dựng lại từ bản sao lưu (files are gone).`,
  )

export const placeOutside = (id: string) =>
  new Refusal(
    { code: "ngoai-vung-tinh", status: 422, title: "Ngoài vùng đã tính" },
    `Vị trí này nằm ngoài khung của “${id}” (outside of what was computed).`,
  )

export const placeSwapped = (id: string) =>
  new Refusal(
    { code: "ngoai-vung-tinh", status: 422, title: "Ngoài vùng đã tính" },
    `Vị trí này nằm ngoài khung của “${id}”, còn đổi chỗ vĩ độ và kinh độ thì nằm trong: bị đổi chỗ? (swapped?)`,
  )

const FOLDER = {
  code: "thu-muc-vung-phu-khong-hop-le",
  status: 422,
  title: "Không lưu được kết quả vùng phủ",
}

/** What is wrong with a folder, as a refusal; anything else as it is. */
export const folderRefused = (folder: string, error: unknown): unknown =>
  error instanceof FolderFault
    ? new Refusal(FOLDER, `${folder}: “${error.file}” ${error.message}.`, [
        { pointer: error.file, detail: error.message },
      ])
    : error

const STATE = {
  code: "trang-thai-vung-phu-khong-hop-le",
  status: 409,
  title: "Không đổi được trạng thái",
}

export const runChanged = (id: string) =>
  new Refusal(STATE, `“${id}” đã đổi trạng thái từ khi bạn mở. Hãy tải lại rồi làm tiếp.`)

export const runMoveRefused = (from: RunState, to: RunState) =>
  new Refusal(
    STATE,
    `Lần tính ${RUN_STATE_WORDS[from]} không chuyển sang ${RUN_STATE_WORDS[to]} được. Bản nháp thì công bố; bản đã công bố thì thu hồi; muốn thay thì công bố lần tính mới.`,
  )

export const deleteRefused = (state: RunState) =>
  new Refusal(
    STATE,
    `Lần tính ${RUN_STATE_WORDS[state]} không xóa được: chỉ xóa bản nháp và lần tính đã dừng (only drafts).`,
  )

const ASKED = { code: "vung-phu-khong-hop-le", status: 422, title: "Không ghi được lần tính" }
const refused = (pointer: string, detail: string) =>
  new Refusal(ASKED, detail, [{ pointer, detail }])

export const withdrawNeedsNote = () =>
  refused("note", "Cần ghi lý do thu hồi (a reason is needed).")

export const runUnitUnknown = (unit: string) => refused("unit", `Không có đơn vị “${unit}”.`)

export const dayAhead = (day: string) => refused("day", `Ngày ${day} chưa tới (in the future).`)

export const sharesNotAscending = () =>
  refused("reliabilities", "Độ tin cậy phải tăng dần, mỗi số một lần (ascending, each once).")

export const terrainNotSet = () =>
  refused(
    "ground",
    "Máy chủ chưa có mô hình độ cao: đặt TINHSO_TERRAIN tới thư mục .hgt hay GeoTIFF, hoặc chọn rõ là đất phẳng (no terrain is set; set TINHSO_TERRAIN or choose flat ground).",
  )

export const clutterNotSet = () =>
  refused("clutter", "Máy chủ chưa có lớp phủ mặt đất: đặt TINHSO_CLUTTER (no land cover is set).")

export const taskNotGoing = (id: string) =>
  new Refusal(STATE, `“${id}” không chờ và không đang tính (neither waiting nor computing).`)

export const taskNotStopped = (id: string) =>
  new Refusal(STATE, `“${id}” không ở trạng thái đã dừng hay lỗi (not stopped).`)

const DEMO = { code: "minh-hoa-vung-phu", status: 409, title: "Không tạo được vùng phủ minh họa" }

export const demoThere = (id: string) =>
  new Refusal(DEMO, `Vùng phủ minh họa đã có: ${id} (it is there already).`)

export const noDemoAssets = () =>
  new Refusal(
    DEMO,
    "Sổ hạ tầng không có trạm minh họa quanh Bắc Giang; hãy chạy “tinhso demo assets” trên sổ còn trống trước (no made-up stations; run demo assets first).",
  )
