import { Refusal } from "../../platform/problem.ts"

export const villageNotFound = (id: string) =>
  new Refusal(
    { code: "khong-tim-thay-thon", status: 404, title: "Không tìm thấy thôn, tổ dân phố" },
    `Không có thôn, tổ dân phố nào mang định danh “${id}” vào ngày đang xem.`,
  )

export const resultNotFound = (id: string) =>
  new Refusal(
    { code: "khong-tim-thay-ket-qua-phu-song", status: 404, title: "Không tìm thấy kết quả" },
    `Không có kết quả “ai được phủ sóng” nào mang định danh “${id}”, hoặc nó chưa công bố.`,
  )

const refused = (pointer: string, detail: string) =>
  new Refusal(
    { code: "cau-hoi-phu-song-khong-hop-le", status: 422, title: "Không trả lời được câu hỏi" },
    detail,
    [{ pointer, detail }],
  )

export const noSuchUnit = (unit: string) => refused("unit", `Không có đơn vị “${unit}”.`)

export const badBox = () => refused("box", "Khung cần tây, nam, đông, bắc: tây ≤ đông, nam ≤ bắc.")

export const noSuchLayer = (technology: string, known: readonly string[]) =>
  refused(
    "technology",
    `Kết quả không có “${technology}”; có: ${known.length === 0 ? "không lớp nào" : known.join(", ")}.`,
  )

export const noSuchDefinition = (code: string, known: readonly string[]) =>
  refused("definition", `Không có cách tính “${code}”; có: ${known.join(", ")}.`)

export const noVillages = (day: string) =>
  refused(
    "day",
    `Sổ thôn, tổ dân phố chưa có thôn nào có tọa độ vào ngày ${day}. Nhập danh sách thôn trước: tinhso import villages TỆP --commit.`,
  )

export const nothingComputed = () =>
  refused("run", "Lần tính này không có ảnh vùng phủ nào (không đặt ngưỡng), nên không đếm được.")

export const dayInFuture = (today: string) =>
  refused("day", `Ngày không được sau hôm nay (${today}).`)

export const runNotKept = (id: string) =>
  refused("run", `Lần tính “${id}” chưa xong: chưa có gì để đếm.`)

export const villagesThere = () =>
  new Refusal(
    { code: "so-thon-da-co-du-lieu", status: 409, title: "Sổ thôn đã có dữ liệu" },
    "Thôn minh họa không được trộn với thôn thật; chỉ nạp khi sổ còn trống.",
  )
