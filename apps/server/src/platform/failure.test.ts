import { expect, test } from "vitest"
import { explained } from "./failure.ts"
import { Refusal } from "./problem.ts"

test.each([
  [{ code: "EACCES", path: "/srv/x" }, "/srv/x: không có quyền."],
  [{ code: "ENOTDIR" }, "/data: có một tệp ở chỗ phải là thư mục."],
  [{ code: "ENOSPC" }, "/data: ổ đĩa đã đầy, chưa ghi gì."],
  [{ name: "ErrnoError", errno: 51 }, "/data: ổ đĩa đã đầy, chưa ghi gì."],
  [{ code: "3D000" }, "DATABASE_URL: không có cơ sở dữ liệu tên như vậy."],
  [
    { code: "ECONNREFUSED" },
    "DATABASE_URL: không có máy chủ PostgreSQL nào trả lời ở địa chỉ này.",
  ],
])("%o is told as: %s", (error, words) => {
  expect(explained(error, "/data")?.message).toBe(words)
})

test("a refusal stays itself, anything else is a bug", () => {
  const refusal = new Refusal({ code: "a", status: 400, title: "A" }, "b")

  expect(explained(refusal, "/data")).toBe(refusal)
  expect(explained(new TypeError("x is not a function"), "/data")).toBeNull()
  expect(explained({ code: "constructor" }, "/data")).toBeNull()
  expect(explained(null, "/data")).toBeNull()
})
