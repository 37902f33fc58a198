import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import { silentLog } from "../../platform/log.ts"
import { settingsFrom } from "../../platform/settings.ts"
import { openProduct, type Product } from "../../product.ts"
import { runProgram } from "../../program.ts"
import { openStage } from "../../stage.ts"
import { play, type Played } from "./play.ts"
import { type Proof, prove } from "./prove.ts"
import type { Stage } from "./stage.ts"

let stage: Stage
let played: Played
let proof: Proof
beforeAll(async () => {
  stage = await openStage()
  played = await play(stage, { agencies: 8, criteria: 44, seed: 4 })
  proof = await prove(played)
}, 300_000)
afterAll(() => stage.close())

test("every score, total and rank of the published round follows from what was said", () => {
  expect(proof).toEqual({ scores: 352, totals: 8, ranks: 8, differences: [] })
})

test("the play has late ones, disputes, appeals and decisions, and every refusal that has to come", () => {
  expect(Object.keys(played.counts)).toEqual(
    expect.arrayContaining([
      "nộp muộn một giây bị từ chối",
      "nộp trong thời gian gia hạn",
      "tự thẩm định bị từ chối",
      "hai cơ quan cho điểm khác nhau",
      "phúc tra",
      "hội đồng quyết định hai lần bị từ chối",
      "công bố sớm bị từ chối",
      "phúc tra sau công bố bị từ chối",
      "chấm sau công bố bị từ chối",
    ]),
  )
})

test("a proof notices a score that was changed behind the product's back", async () => {
  const { administrator } = played.cast
  const honest = administrator.must.bind(administrator)
  administrator.must = async (method, path, body) => {
    const answer = await honest(method, path, body)
    const text = JSON.stringify(answer)
    return path.endsWith("/publication")
      ? JSON.parse(text.replace(/"final":(\d+(?:\.\d+)?)/u, '"final":99'))
      : answer
  }
  const { differences } = await prove(played)
  administrator.must = honest

  expect(differences).toHaveLength(1)
})

test("a quarter that is kept stands in its own data folder, is ranked there, and the folder is taken once", async () => {
  const folder = join(await mkdtemp(join(tmpdir(), "tinhso-kept-")), "data")
  const run = async (...argv: string[]) => {
    const lines: string[] = []
    const say = (line: string) => void lines.push(line)
    const settings = settingsFrom({ TINHSO_DATA: folder, TINHSO_DEMO: "false" }, "/")
    const opened: Product[] = []
    const open = async () => {
      const product = await openProduct(settings, () => new Date("2026-11-22T00:00:00Z"), silentLog)
      opened.push(product)
      return product.ctx
    }
    const code = await runProgram(argv, "/", open, { out: say, note: say })
    for (const product of opened) await product.close()
    return { code, lines }
  }
  const small = ["--agencies", "4", "--criteria", "10", "--keep", folder]
  const kept = await run("assessment", "simulate", ...small)
  const again = await run("assessment", "simulate", ...small)
  const ranked = await run("assessment", "rank", "mo-phong-2026-q3", "--format", "csv")
  await rm(dirname(folder), { recursive: true })

  expect(kept.code).toBe(0)
  expect(kept.lines.at(-1)).toBe(`TINHSO_DATA=${folder}`)
  expect([again.code, again.lines.join()]).toEqual([1, expect.stringContaining("còn trống")])
  expect([ranked.code, ranked.lines.length]).toEqual([0, 5])
}, 120_000)
