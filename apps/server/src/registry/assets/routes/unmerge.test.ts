import { afterAll, beforeAll, expect, test } from "vitest"
import { signedIn } from "../../../testing/sign-in.ts"
import { AssetBook } from "../book.ts"
import type { AssetDetail, AssetHistory, AssetMergerStanding } from "../model.ts"
import { additionsSince, assetRevision } from "../store/assets-store.ts"
import { mast, openStand, point, type Stand } from "../testing/stand.ts"

let stand: Stand
beforeAll(async () => {
  stand = await openStand()
})
afterAll(() => stand.close())

let pair = 0
/** Two masts of two owners, the second merged into the first. */
async function mergedPair() {
  const east = 107.1 + pair++ / 50
  const one = await stand.made(
    mast(`Cột A${pair}`, {
      codes: [{ scheme: "VIETTEL", code: `V${pair}` }],
      geometry: point(east, 20.95),
    }),
  )
  const two = await stand.made(
    mast(`Cột B${pair}`, {
      codes: [{ scheme: "VNPT", code: `N${pair}` }],
      geometry: point(east + 0.0001, 20.95),
      attributes: { height: 30, class: "A2b", structure: "guyed" },
    }),
  )
  const station = await stand.made({
    kind: "base-station",
    name: "Trạm B",
    attributes: { mast: two.id, technology: "4G", operator: "452-02" },
  })
  const { version, id } = two
  const merger = { into: one.id, version, intoVersion: one.version, reason: "cùng một cột" }
  const merged = await stand.send("POST", `/assets/${id}/merge`, merger)
  return { one: merged.json<AssetDetail>(), two, station }
}
const detail = (id: string, at = "") => stand.get<AssetDetail>(`/assets/${id}${at}`, stand.editor)
const standingOf = (id: string, move = "") =>
  stand.get<AssetMergerStanding>(`/assets/${id}/merger${move}`, stand.editor)

test("a merger is undone: both are there again with their histories, on every day", async () => {
  const { one, two, station } = await mergedPair()
  const before = await standingOf(two.id)
  expect(before).toMatchObject({
    asset: { id: two.id },
    into: { id: one.id },
    givesBack: ["attributes.structure", "codes.VNPT"],
    after: [],
    hindrances: [],
  })

  const asked = { intoVersion: before.intoVersion, reason: "đo lại: hai cột cách nhau 12 m" }
  const back = await stand.send("POST", `/assets/${two.id}/unmerge`, asked)
  expect(back.json()).toMatchObject({
    id: two.id,
    name: two.name,
    existsThen: true,
    attributes: { height: 30, structure: "guyed" },
    referredBy: [{ id: station.id }],
  })
  const stays = await detail(one.id)
  expect([stays.codes.map(({ scheme }) => scheme), stays.attributes, stays.mergedFrom]).toEqual([
    ["VIETTEL"],
    { height: 42, class: "A2b" },
    [],
  ])
  expect((await detail(two.id, "?at=2026-03-01")).existsThen).toBe(true)
  const { acts } = await stand.get<AssetHistory>(`/assets/${two.id}/history`, stand.editor)
  expect(acts.map(({ note }) => note.split(":")[0])).toEqual([
    `tách lại ${two.id} khỏi ${one.id}`,
    `gộp ${two.id} vào ${one.id}`,
    "",
  ])
  const again = await stand.send("POST", `/assets/${two.id}/unmerge`, asked)
  expect([again.statusCode, again.body]).toEqual([
    422,
    expect.stringContaining("không gộp vào tài sản nào"),
  ])
})

test("what was said after the merger stays with the survivor, unless it is chosen to go", async () => {
  const { one, two } = await mergedPair()
  const change = { version: one.version, name: "Cột sơn lại", from: "2026-06-01" }
  const { version } = (await stand.send("PATCH", `/assets/${one.id}`, change)).json<AssetDetail>()
  const taller = { version, attributes: { height: 33 }, from: "2026-07-01" }
  await stand.send("PATCH", `/assets/${one.id}`, taller)
  const before = await standingOf(two.id)
  const [height, name] = before.after
  expect(before.after.map(({ said }) => Object.keys(said[0]?.fields ?? {}))).toEqual([
    ["name"],
    ["attributes.height"],
  ])

  const move = [name?.act, height?.act].slice(0, 1)
  const asked = { intoVersion: before.intoVersion, reason: "tách", move }
  const back = await stand.send("POST", `/assets/${two.id}/unmerge`, asked)
  expect(back.json()).toMatchObject({ attributes: { height: 33 }, name: two.name })
  expect(await detail(one.id)).toMatchObject({ name: "Cột sơn lại", attributes: { height: 42 } })
})

test("it is refused where the survivor went on into another, and where a code has another owner by now", async () => {
  const { one, two } = await mergedPair()
  const taken = { version: one.version, codes: [{ scheme: "VNPT", code: "" }] }
  await stand.send("PATCH", `/assets/${one.id}`, taken)
  const made = await stand.made(mast("Cột C", { geometry: point(106.9, 21) }))
  const given = { version: made.version, codes: [{ scheme: "VNPT", code: `N${pair}` }] }
  const third = (await stand.send("PATCH", `/assets/${made.id}`, given)).json<AssetDetail>()
  expect((await standingOf(two.id)).hindrances).toEqual([expect.stringContaining(third.id)])

  const { version } = await detail(one.id)
  const merger = { into: third.id, version, intoVersion: third.version, reason: "lại là một" }
  expect((await stand.send("POST", `/assets/${one.id}/merge`, merger)).statusCode).toBe(200)
  const { hindrances, intoVersion } = await standingOf(two.id)
  expect(hindrances[0]).toContain(`hãy tách lại “${one.id}” trước`)
  const asked = { intoVersion, reason: "tách" }
  expect((await stand.send("POST", `/assets/${two.id}/unmerge`, asked)).statusCode).toBe(422)
})

test("somebody else's merger, a stale page and an act that is not about it are refused; nothing is written", async () => {
  const { two, one } = await mergedPair()
  const other = await signedIn(stand.http, stand.ctx, { role: "editor", unit: "24.2025" })
  const { intoVersion } = await standingOf(two.id)
  const url = `/assets/${two.id}/unmerge`
  const send = async (body: object, headers = stand.editor) =>
    (await stand.send("POST", url, { intoVersion, reason: "tách", ...body }, headers)).statusCode

  expect(await send({}, other)).toBe(403)
  expect(await send({ intoVersion: intoVersion - 1 })).toBe(409)
  expect(await send({ move: [1] })).toBe(422)
  expect((await detail(one.id)).mergedFrom).toEqual([two.id])
})

test("whoever reads everything anew finds it as whoever kept up: undone, and merged again", async () => {
  const { one, two } = await mergedPair()
  const { intoVersion } = await standingOf(two.id)
  await stand.send("POST", `/assets/${two.id}/unmerge`, { intoVersion, reason: "tách" })
  const anew = async () => {
    const book = new AssetBook()
    book.add(await additionsSince(stand.db, 0, (await assetRevision(stand.db)).act))
    return [book.life(two.id)?.mergedInto, book.mergedInto(one.id)]
  }
  expect(await anew()).toEqual([null, []])

  const [a, b] = [await detail(one.id), await detail(two.id)]
  const merger = { into: one.id, version: b.version, intoVersion: a.version, reason: "vẫn là một" }
  expect((await stand.send("POST", `/assets/${two.id}/merge`, merger)).statusCode).toBe(200)
  expect(await anew()).toEqual([one.id, [two.id]])
  expect((await detail(one.id)).mergedFrom).toEqual([two.id])
})
