import { Refusal } from "../platform/problem.ts"

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
