import { Command } from "commander"
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest"
import type { Cli } from "../cli.ts"
import { identityCommands } from "./commands.ts"
import { House, PASSWORD, tokenIn } from "./testing/house.ts"

let house: House
beforeAll(async () => void (house = await House.open()))
beforeEach(() => house.empty())
afterAll(() => house.close())

/** Runs `tinhso …` and gives what it printed as data. */
async function tinhso(...argv: string[]): Promise<string[]> {
  const lines: string[] = []
  const cli: Cli = {
    open: async () => house.ctx,
    out: (line) => void lines.push(line),
    note: () => undefined,
    fail: () => undefined,
    path: (typed) => typed,
  }
  const program = new Command().exitOverride()
  identityCommands(program, cli)
  await program.parseAsync(argv, { from: "user" })
  return lines
}

const setUp = (link: string | undefined, email: string, password = PASSWORD) => {
  const browser = house.browser()
  const body = { token: tokenIn(link ?? ""), email, name: "Phạm Thị Dung", password }
  return browser.post("/identity/setup", body).then((answer) => ({ answer, browser }))
}

test("setup-link prints a link that makes the first administrator", async () => {
  const [link] = await tinhso("setup-link")

  expect(link).toMatch(/^http:\/\/127\.0\.0\.1:8080\/console\/thiet-lap\?token=[\w-]{43}$/)
  expect((await setUp(link, "an@tinh.vn")).answer.statusCode).toBe(201)
})

test("with an administrator it refuses and names the way", async () => {
  await house.person("an@tinh.vn", "administrator", "VN")

  await expect(tinhso("setup-link")).rejects.toThrow("tinhso setup-link --reset")
})

test("--reset makes another administrator beside the lost one", async () => {
  await house.person("an@tinh.vn", "administrator", "VN")
  const [link] = await tinhso("setup-link", "--reset")
  const { browser } = await setUp(link, "binh@tinh.vn")

  expect((await browser.get("/identity/me")).json()).toMatchObject({
    grants: [{ role: "administrator", unitId: "VN", grantedBy: "operator" }],
  })
})

test("--reset with the lost administrator's own e-mail gives that account a new password", async () => {
  const id = await house.person("an@tinh.vn", "administrator", "VN")
  house.later({ days: 100 })
  const [link] = await tinhso("setup-link", "--reset")
  const password = "đàn vịt qua cầu lúc sáng"
  const { answer } = await setUp(link, "an@tinh.vn", password)

  expect(answer.json()).toMatchObject({ user: { id }, grants: [{ role: "administrator" }] })
  expect((await house.browser().signIn("an@tinh.vn")).statusCode).toBe(401)
  expect((await house.browser().signIn("an@tinh.vn", password)).statusCode).toBe(200)
})

test("a verifier who becomes administrator this way verifies no longer", async () => {
  await house.person("an@tinh.vn", "verifier", "22")
  const [link] = await tinhso("setup-link", "--reset")
  const { answer } = await setUp(link, "an@tinh.vn")

  expect(answer.json()).toMatchObject({ grants: [{ role: "administrator", unitId: "VN" }] })
})
