import { Refusal } from "../../../platform/problem.ts"

export const collectionNotFound = (id: string) =>
  new Refusal(
    { code: "khong-co-tap-tai-san", status: 404, title: "Không có tập tài sản này" },
    `Không có tập “${id}”, hoặc bạn không được xem; danh sách ở /ogc/collections.`,
  )

export const badParameter = (parameter: string, detail: string) =>
  new Refusal(
    { code: "tham-so-ogc-khong-dung", status: 400, title: "Tham số không đúng" },
    `${detail}.`,
    [{ pointer: parameter, detail }],
  )
