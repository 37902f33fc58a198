import { Refusal } from "../../../platform/problem.ts"

export const notWhole = (part: "z" | "x" | "y", text: string) => {
  const detail = `“${text}” không phải số nguyên từ 0; địa chỉ một ô là mức/cột/hàng, như 10/817/449.`
  return new Refusal(
    { code: "dia-chi-o-ban-do-sai", status: 400, title: "Địa chỉ ô bản đồ không đúng" },
    detail,
    [{ pointer: part, detail }],
  )
}

const noTile = (part: "z" | "x" | "y", detail: string) =>
  new Refusal({ code: "khong-co-o-ban-do", status: 404, title: "Không có ô bản đồ" }, detail, [
    { pointer: part, detail },
  ])

export const tooNear = (zoom: number, finest: number) =>
  noTile("z", `Ô bản đồ có từ mức 0 đến mức ${finest}, không có mức ${zoom}.`)

export const outsideWorld = (part: "x" | "y", zoom: number, given: number) =>
  noTile(part, `Ở mức ${zoom}, cột và hàng đi từ 0 đến ${2 ** zoom - 1}, không có ${given}.`)
