import { expect, test } from "vitest"
import { withMore } from "./with-more.ts"

const KNOWN = { loại: ["chợ", "trường"] }

test.each([
  ["nothing new", { loại: ["trường"] }, null],
  ["a value more", { loại: ["chợ", "bến xe"] }, { loại: ["chợ", "trường", "bến xe"] }],
  ["a breakdown more", { ip: ["có", "không"] }, { ...KNOWN, ip: ["có", "không"] }],
  ["one that is declared no more stays", {}, null],
])("%s", (_name, declared, expected) => {
  expect(withMore(KNOWN, declared)).toEqual(expected)
})
