import { encode } from "@tinhso/vietnamese"
import { expect, test } from "vitest"
import type { GridFile } from "../../../../platform/table-file/index.ts"
import { withoutOldFonts } from "./legacy-letters.ts"

const gridOf = (...texts: string[]): GridFile => ({
  fileName: "bts.xlsx",
  sha256: "",
  encoding: null,
  delimiter: null,
  sheets: [
    {
      name: "Sheet1",
      hidden: false,
      merges: [],
      rows: [{ row: 1, hidden: false, texts, kinds: "t".repeat(texts.length) }],
    },
  ],
})

const WORDS = [
  "Tên trạm",
  "Xã, phường",
  "Huyện Ngân Sơn",
  "Chiều cao cột (m)",
  "Phường Nguyễn Thị Minh Khai",
  "Ngày phát sóng",
  "Tỷ lệ hộ phủ sóng",
]

const asWestern = (text: string, encoding: "tcvn3" | "vni") =>
  new TextDecoder("windows-1252").decode(encode(text, encoding))

test.each(["tcvn3", "vni"] as const)("texts in a %s font come in Vietnamese", (encoding) => {
  const read = withoutOldFonts(gridOf(...WORDS.map((text) => asWestern(text, encoding)), "42"))

  expect(read.encoding).toBe(encoding)
  expect(read.sheets[0]?.rows[0]?.texts).toEqual([...WORDS, "42"])
})

test.each([
  ["Vietnamese in Unicode", WORDS],
  ["plain letters", ["Site ID", "Lat", "Long"]],
  ["French", ["Numéro", "Hauteur du pylône", "Région"]],
])("%s stay as they are", (_what, texts) => {
  expect(withoutOldFonts(gridOf(...texts)).sheets[0]?.rows[0]?.texts).toEqual(texts)
})
