import { expect, test } from "vitest"
import { readFields } from "./read-fields.ts"

const read = (fields: Record<string, string>, hasFile = true) =>
  readFields(new Map(Object.entries({ unit: "22", summary: "Báo cáo quý", ...fields })), {
    today: "2026-11-22",
    hasFile,
  })

test("what is said is kept in one spelling, on one line, with days as people write them", () => {
  const said = read({
    number: " 660/KH-UBND ",
    issued: "ngày 20 tháng 11 năm 2026",
    summary: "Ba\u0301o cáo\r\nquý III",
  })

  expect(said).toEqual({
    told: {
      unit: "22",
      number: "660/KH-UBND",
      issuer: null,
      issued: "2026-11-20",
      summary: "Báo cáo quý III",
      link: null,
    },
  })
})

test.each([
  ["no unit", { unit: "" }, "/unit"],
  ["a unit that is no code", { unit: "Quảng Ninh" }, "/unit"],
  ["no summary", { summary: " \n " }, "/summary"],
  ["a summary without end", { summary: "a".repeat(2001) }, "/summary"],
  ["a day that is not there", { issued: "31/02/2026" }, "/issued"],
  ["a month instead of a day", { issued: "11/2026" }, "/issued"],
  ["a day that has not come", { issued: "23/11/2026" }, "/issued"],
  ["an address that runs scripts", { link: "javascript:alert(1)" }, "/link"],
  ["an address with a password", { link: "https://an:mk@so.vn/a" }, "/link"],
])("%s is refused at its field", (_name, fields, pointer) => {
  const answer = read(fields)

  expect("wrong" in answer && answer.wrong.map((one) => one.pointer)).toEqual([pointer])
})

test("a document is a file or an address", () => {
  expect(read({ link: "https://congbao.chinhphu.vn/x" }, false)).toHaveProperty("told")
  expect(read({}, false)).toMatchObject({ wrong: [{ pointer: "/file" }] })
})
