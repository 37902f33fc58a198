import { afterAll, beforeAll, expect, test } from "vitest"
import { OPERATOR } from "../../platform/context.ts"
import { saveCells } from "../cells/service/save-service.ts"
import { ILLUSTRATION } from "../demo/illustrative.ts"
import { diffReleases } from "./service/diff-service.ts"
import { publishRelease } from "./service/publish-service.ts"
import { getRelease, listReleases } from "./service/releases-service.ts"
import { cell, COMMUNES, openReleaseWorld, type ReleaseWorld, VERIFIER } from "./testing/world.ts"

let world: ReleaseWorld
const [A] = COMMUNES
const PUBLIC = { staff: false, id: null }
const STAFF = { staff: true, id: null }

beforeAll(async () => {
  world = await openReleaseWorld()
})
afterAll(() => world.close())

/** Records a value the way the demonstration does. */
const makeUp = (value: number) =>
  saveCells(
    world.ctx,
    [{ draft: cell("tổng_hộ", A, value), pointer: (column: string) => column }],
    { layer: "published", source: { kind: "form", form: ILLUSTRATION } },
    () => Promise.resolve(OPERATOR),
  )
const kindsOf = async (id: string) =>
  (await getRelease(world.ctx, id, STAFF)).checks.map(({ kind }) => kind)

test("a release of a database without made-up values says so and asks nothing about them", async () => {
  await world.save([cell("tổng_hộ", A, 900)])
  await world.prepare({ id: "that" })

  expect((await getRelease(world.ctx, "that", STAFF)).illustrative).toBe(false)
  expect(await kindsOf("that")).not.toContain("illustrative")
})

test("made-up values are told on every release, and publishing over them needs a reason", async () => {
  await makeUp(1000)
  await world.prepare({ id: "minh-hoa" })
  const publish = (reason?: string) =>
    publishRelease(world.ctx, "minh-hoa", reason === undefined ? {} : { reason }, () =>
      Promise.resolve(VERIFIER),
    )

  expect(await kindsOf("minh-hoa")).toContain("illustrative")
  await expect(publish()).rejects.toMatchObject({
    errors: expect.arrayContaining([
      expect.objectContaining({ detail: expect.stringContaining("số liệu minh họa") }),
    ]),
  })
  await publish("để trình diễn")
  const shown = await getRelease(world.ctx, "minh-hoa", PUBLIC)
  expect([shown.illustrative, shown.accepted]).toEqual([true, "để trình diễn"])
  expect((await listReleases(world.ctx, PUBLIC)).map((one) => one.illustrative)).toEqual([true])
})

test("what compares two releases tells it too, and what was prepared before keeps its checks", async () => {
  const page = { offset: 0, limit: 10 }
  const diff = await diffReleases(world.ctx, "that", "minh-hoa", page, STAFF)

  expect(diff.illustrative).toBe(true)
  expect((await getRelease(world.ctx, "that", STAFF)).illustrative).toBe(true)
  expect(await kindsOf("that")).not.toContain("illustrative")
})
