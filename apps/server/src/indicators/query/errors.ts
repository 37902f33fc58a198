import { Refusal } from "../../platform/problem.ts"

export const badQuestion = (name: string, why: string) =>
  new Refusal(
    { code: "cau-hoi-khong-hop-le", status: 400, title: "Câu hỏi không hợp lệ" },
    `${name}: ${why}`,
  )

export const questionTooLarge = (rows: number, most: number) =>
  new Refusal(
    { code: "cau-hoi-qua-lon", status: 413, title: "Câu hỏi quá lớn" },
    `Câu hỏi này có ${rows} dòng kết quả, tối đa ${most}; hãy hỏi ít chỉ số, kỳ hoặc đơn vị hơn.`,
  )

export const notBrokenDown = (dimension: string, codes: readonly string[]) =>
  new Refusal(
    { code: "khong-co-phan-to", status: 400, title: "Không có phân tổ này" },
    `Không chỉ số nào trong ${codes.map((code) => `“${code}”`).join(", ")} có phân tổ “${dimension}”.`,
  )
