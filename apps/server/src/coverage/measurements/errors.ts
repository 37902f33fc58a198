import { Refusal } from "../../platform/problem.ts"

const FILE = { code: "tep-do-song-khong-doc-duoc", status: 422, title: "Không đọc được tệp đo" }

export const noHeading = (file: string, seen: readonly string[]) =>
  new Refusal(
    FILE,
    `Tệp ${file}: không thấy dòng tiêu đề nào có kinh độ và vĩ độ (no heading with a longitude and a latitude).` +
      (seen.length === 0 ? "" : ` Các dòng đầu: ${seen.join(" ⏎ ").slice(0, 400)}`),
  )

export const notMeasurements = (file: string) =>
  new Refusal(
    FILE,
    `Tệp ${file} có tọa độ nhưng không có cột mức tín hiệu hay tốc độ nào (nothing measured in it). Sửa cách hiểu cột bằng --column "Tiêu đề=rsrp".`,
  )

export const noPoints = (file: string, reasons: readonly { vi: string; rows: number }[]) =>
  new Refusal(
    FILE,
    `Tệp ${file} không có điểm đo nào dùng được (no usable point).`,
    reasons.map(({ vi, rows }) => ({ pointer: `${rows} dòng`, detail: vi })),
  )

export const unknownOption = (name: string, value: string, choices: readonly string[]) =>
  new Refusal(
    { code: "tuy-chon-nhap-khong-dung", status: 400, title: "Tùy chọn nhập không đúng" },
    `${name} “${value}” không có. Có thể chọn: ${choices.slice(0, 40).join(", ")}.`,
    [{ pointer: name, detail: `Không có “${value}”` }],
  )

export const fileKnown = (file: string, campaign: string) =>
  new Refusal(
    { code: "tep-do-da-nhap", status: 409, title: "Tệp này đã nhập" },
    `Nội dung của ${file} đã có trong đợt đo ${campaign}; không nhập lần nữa (the same content is already in a campaign).`,
    [{ pointer: "file", detail: `Đã có trong ${campaign}` }],
  )

export const campaignNotFound = (id: string) =>
  new Refusal(
    { code: "khong-tim-thay-dot-do", status: 404, title: "Không tìm thấy đợt đo" },
    `Không có đợt đo sóng nào mang định danh “${id}” (no such campaign).`,
  )

export const campaignChanged = (id: string) =>
  new Refusal(
    { code: "dot-do-da-doi", status: 409, title: "Người khác vừa sửa" },
    `Đợt đo ${id} đã đổi từ khi bạn mở. Hãy tải lại rồi làm tiếp (changed meanwhile).`,
  )

const REFUSED = { code: "dot-do-khong-hop-le", status: 422, title: "Không ghi được đợt đo" }
const refused = (pointer: string, detail: string) =>
  new Refusal(REFUSED, detail, [{ pointer, detail }])

export const campaignWithdrawn = (id: string) =>
  refused("campaign", `Đợt đo ${id} đã rút, không làm gì thêm được (withdrawn).`)

export const reasonNeeded = () =>
  refused("reason", "Cần ghi lý do khi rút hoặc thôi công bố (a reason is needed).")

export const notThisAct = (id: string, state: string) =>
  refused("act", `Đợt đo ${id} đang ở trạng thái “${state}”; không làm bước này được.`)

export const tooFine = (cell: number, least: number) =>
  refused(
    "cell",
    `Cấu hình chỉ cho công bố ô từ ${cell} m trở lên với ít nhất ${least} điểm mỗi ô (finer than the configuration allows).`,
  )

export const nothingToPublish = (id: string) =>
  refused("act", `Đợt đo ${id} chưa có điểm nào để công bố (no points yet).`)

export const noSuchUnit = (unit: string) => refused("unit", `Không có đơn vị “${unit}”.`)

export const basisNeeded = () =>
  refused("correctionBasis", "Có độ hiệu chỉnh thì phải nêu căn cứ (a correction needs its basis).")

export const pointsWhere = () =>
  new Refusal(
    { code: "chua-chon-so-do", status: 422, title: "Chưa chọn số đo" },
    "Thêm --measurements TỆP hoặc --campaign MÃ (say where measurements come from).",
  )

export const modelWhere = () =>
  new Refusal(
    { code: "chua-chon-vung-phu", status: 422, title: "Chưa chọn vùng phủ" },
    "Thêm --coverage THƯ-MỤC hoặc --run MÃ (say what to compare with).",
  )

export const pictureUnreadable = (path: string) =>
  new Refusal(
    { code: "anh-vung-phu-khong-doc-duoc", status: 422, title: "Không đọc được ảnh vùng phủ" },
    `“${path}” thiếu hoặc không khớp coverage.json; hãy chạy lại coverage run (picture missing or of another run).`,
  )

export const badBox = (text: string) =>
  new Refusal(
    { code: "khung-khong-dung", status: 422, title: "Khung không đúng" },
    `“${text}” không phải “tây,nam,đông,bắc” tính bằng độ (west,south,east,north).`,
  )

export const forReaders = () =>
  new Refusal(
    { code: "chi-nguoi-doc-cua-don-vi", status: 403, title: "Chỉ người đọc của đơn vị" },
    "Từng điểm ảnh của số đo chỉ dành cho người đọc của đơn vị; mọi người thấy số tổng hợp (pixels are for readers).",
  )

export const destinationMissing = () =>
  refused("options", "Cần nói điểm đo thuộc đợt đo nào: campaign hoặc create (say which campaign).")

export const newCampaignIncomplete = (missing: readonly string[]) =>
  refused(
    "campaign",
    `Đợt đo mới cần thêm ${missing.map((name) => `--${name}`).join(", ")}; hoặc --campaign DS-… đã có (a new campaign needs these).`,
  )

export const noRunForDemo = () =>
  new Refusal(
    { code: "chua-co-vung-phu-minh-hoa", status: 422, title: "Chưa có vùng phủ minh họa" },
    "Cần một vùng phủ minh họa đã công bố; hãy chạy “tinhso demo coverage” trước (run it first).",
  )
