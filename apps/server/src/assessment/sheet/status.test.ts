import { expect, test } from "vitest"
import { statusOf } from "./status.ts"

test.each([
  ["points taken away ask for evidence", 10, 10, 0, "Cần bổ sung minh chứng"],
  ["also when some are left", 20, 20, 19.5, "Cần bổ sung minh chứng"],
  ["no points asked for, none given", 20, 0, 0, "Chưa thực hiện"],
  ["nothing said yet", 20, null, null, "Chưa thực hiện"],
  ["full marks that stand", 10, 10, 10, "Hoàn thành"],
  ["a part that stands", 10, 9.96, 9.96, "Đang thực hiện"],
  ["raised by the verifier, to full marks even", 10, 7.04, 10, "Đang thực hiện"],
] as const)("%s", (_name, maxPoints, selfPoints, verifiedPoints, status) => {
  expect(statusOf(maxPoints, selfPoints, verifiedPoints)).toBe(status)
})
