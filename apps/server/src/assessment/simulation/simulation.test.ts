import { afterAll, beforeAll, expect, test } from "vitest"
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
