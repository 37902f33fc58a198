import { afterAll, beforeAll, expect, test } from "vitest"
import { runProgram } from "../../program.ts"
import type { CollectionSummary } from "./model/collection.ts"
import { openDesk } from "./testing/desk.ts"
import { GOOD, HA_TU, HOUSEHOLDS } from "./testing/province.ts"

let desk: Awaited<ReturnType<typeof openDesk>>
beforeAll(async () => void (desk = await openDesk()))
afterAll(() => desk.province.close())

const openIt = () => Promise.resolve(desk.province.ctx)

async function run(...argv: string[]) {
  const [out, notes]: [string[], string[]] = [[], []]
  const output = {
    out: (line: string) => void out.push(line),
    note: (line: string) => void notes.push(line),
  }
  const code = await runProgram(["collections", ...argv], "/", openIt, output)
  return { code, out, notes: notes.join("\n") }
}

test("the command line lists, shows and opens a collection, and tells who has reported what", async () => {
  const made = await desk.administrator.send("POST", "/collections", HOUSEHOLDS)
  const { id } = made.json<CollectionSummary>()
  expect((await run("list")).out).toEqual([
    `${id}\tbản nháp\t2026-Q3\t17:00 ngày 05/10/2026\t0/3\t${HOUSEHOLDS.title}`,
  ])
  expect((await run("open", id)).out[0]).toContain("\tđang mở\t")
  await desk.wards.send("PUT", `/collections/${id}/reports/${HA_TU}/values`, { cells: GOOD })
  await desk.wards.send("POST", `/collections/${id}/reports/${HA_TU}/submit`, {})

  const shown = await run("show", id)
  expect(shown.out).toContain(
    "3 báo cáo: 2 đang nhập, 1 đã nộp, 0 trả lại, 0 đã thẩm định, 0 đã công bố; 0 trễ; 7/21 ô",
  )
  const overview = await run("overview", id, "--under", HA_TU)
  expect(overview.out).toHaveLength(2)
  expect(overview.out[1]).toContain("submitted")
  const exported = await run("export", id)
  expect(exported.out).toHaveLength(1 + 3 * 7)
  expect(exported.out[1]).toBe(
    `${id},${HA_TU},Phường Hà Tu,submitted,tổng_hộ,,4120,normal,working,4.120,dán ô B1,2026-10-01T02:00:00.000Z,`,
  )
  const same = await desk.administrator.get(`/collections/${id}/export.csv`)
  expect(same.body).toBe(`${exported.out.join("\r\n")}\r\n`)
  expect(await run("remind")).toMatchObject({
    code: 0,
    notes: expect.stringContaining("TINHSO_SMTP_URL"),
  })
})

test.each([
  [["show", "khong-co"], "Không có đợt báo cáo mang mã “khong-co”."],
  [["list", "--state", "mở"], "--state"],
  [["overview", "a", "--format", "xml"], "--format"],
])("%j is refused in words and ends with 1", async (argv, words) => {
  const { code, notes } = await run(...argv)
  expect([code, notes]).toEqual([1, expect.stringContaining(words)])
})
