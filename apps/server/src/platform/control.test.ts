import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, beforeEach, expect, test } from "vitest"
import { askServer, openControl } from "./control.ts"
import { lockDataDir } from "./data-lock.ts"

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "tinhso-control-"))
})
afterEach(() => rm(folder, { recursive: true }))

function collect() {
  const lines: string[] = []
  return {
    lines,
    out: (line: string) => void lines.push(`out ${line}`),
    bytes: (data: Uint8Array) => void lines.push(`bytes ${data.join(",")}`),
    note: (line: string) => void lines.push(`note ${line}`),
  }
}

test("a second holder of a data directory is refused, whatever the spelling of its path", async () => {
  const unlock = await lockDataDir(folder)

  await expect(lockDataDir(`${folder}/../${folder.split("/").at(-1) ?? ""}`)).rejects.toThrow(
    "TINHSO_DATA",
  )
  await unlock()
  await (
    await lockDataDir(folder)
  )()
})

test("a command runs inside the server and its lines and exit code come back", async () => {
  const close = await openControl(folder, async ({ argv, cwd }, output) => {
    output.out(`${argv.join(" ")} ở ${cwd}`)
    output.bytes?.(Uint8Array.of(0, 10, 255))
    output.note("xong")
    return 3
  })
  const seen = collect()

  expect(await askServer(folder, { argv: ["units", "show"], cwd: "/đâu" }, seen)).toBe(3)
  expect(seen.lines).toEqual(["out units show ở /đâu", "bytes 0,10,255", "note xong"])
  await close()
})

test("without a server there is no answer, also where a killed one left its socket", async () => {
  expect(await askServer(folder, { argv: [], cwd: "/" }, collect())).toBeNull()
  await writeFile(join(folder, "control.sock"), "")
  expect(await askServer(folder, { argv: [], cwd: "/" }, collect())).toBeNull()
})

test("a data directory with a very long path works too", async () => {
  const deep = join(folder, "x".repeat(120))
  const close = await openControl(deep, async () => 0)

  expect(await askServer(deep, { argv: [], cwd: "/" }, collect())).toBe(0)
  await close()
})

test("a server that dies during a command is an error, not a success", async () => {
  const close = await openControl(folder, () => new Promise(() => undefined))
  const asked = askServer(folder, { argv: [], cwd: "/" }, collect())
  setTimeout(() => void close(), 100)

  await expect(asked).rejects.toThrow("dừng trước khi lệnh xong")
})
