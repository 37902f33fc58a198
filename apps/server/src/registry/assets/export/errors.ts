import { Refusal } from "../../../platform/problem.ts"

export const oneKindNeeded = (kinds: readonly string[]) =>
  new Refusal(
    { code: "xuat-csv-mot-loai", status: 400, title: "CSV chỉ chứa một loại tài sản" },
    `Danh sách có ${kinds.length} loại (${kinds.join(", ")}); hãy chọn một loại bằng “kind”, hoặc xuất XLSX.`,
    [{ pointer: "kind", detail: `Một trong: ${kinds.join(", ")}.` }],
  )
