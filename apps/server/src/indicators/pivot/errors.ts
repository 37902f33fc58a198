import { Refusal } from "../../platform/problem.ts"

export const tooManyColumns = (columns: number, most: number) =>
  new Refusal(
    { code: "qua-nhieu-cot", status: 413, title: "Bảng có quá nhiều cột" },
    `Bảng này có ${columns} cột, tối đa ${most}; hãy đưa đơn vị hoặc kỳ sang hàng, hoặc hỏi ít hơn.`,
  )

export const badAxes = (written: string) =>
  new Refusal(
    { code: "truc-khong-hop-le", status: 400, title: "Hàng của bảng không hợp lệ" },
    `“${written}”: hàng gồm một hay nhiều trong units, indicators, periods, breakdown, mỗi thứ một lần.`,
  )

export const nothingReported = () =>
  new Refusal(
    { code: "chua-co-so-lieu", status: 404, title: "Chưa có số liệu" },
    "Chưa có kỳ nào có số liệu của các chỉ số này; hãy nêu kỳ.",
  )

export const badSort = (written: string, columns: readonly string[]) =>
  new Refusal(
    { code: "cot-khong-co", status: 400, title: "Không sắp xếp được" },
    `Bảng không có cột “${written}”; có: ${columns.slice(0, 8).join(" · ")}${columns.length > 8 ? " …" : ""}`,
  )
