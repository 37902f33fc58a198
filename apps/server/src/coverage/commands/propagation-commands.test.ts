import { Command } from "commander"
import { existsSync } from "node:fs"
import { mkdtemp, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { expect, test } from "vitest"
import { Refusal } from "../../platform/problem.ts"
import { coverageCommands } from "./index.ts"

const SHARED = fileURLToPath(
  new URL("../../../../../../shared/propagation/vectors", import.meta.url),
)

async function check(directory: string) {
  const out: string[] = []
  const note: string[] = []
  let failed = false
  const program = new Command().exitOverride()
  coverageCommands(program, {
    open: () => Promise.reject(new Error("no database is needed")),
    out: (line) => void out.push(line),
    note: (line) => void note.push(line),
    fail: () => void (failed = true),
    path: (typed) => typed,
  })
  await program.parseAsync(["propagation", "check", directory], { from: "user" })
  return { out, note, failed }
}

async function folder(files: Record<string, unknown>): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), "vectors-"))
  for (const [name, content] of Object.entries(files)) {
    const text = Array.isArray(content)
      ? content.map((line) => (typeof line === "string" ? line : JSON.stringify(line))).join("\n")
      : JSON.stringify(content)
    await writeFile(join(directory, name), text)
  }
  return directory
}

/** The first row of NTIA's area.csv. */
const published = {
  id: "area-1",
  kind: "itm_area",
  inp: {
    h_tx__meter: 3,
    h_rx__meter: 1.5,
    delta_h__meter: 10,
    mdvar: 1,
    d__km: 10,
    tx_siting_criteria: 1,
    rx_siting_criteria: 0,
    epsilon: 15,
    sigma: 0.008,
    N_0: 301,
    f__mhz: 450,
    pol: 0,
    climate: 5,
    time: 40,
    location: 28,
    situation: 25,
  },
  out: { A__db: 133 },
  tol_db: 0.05,
}

test.skipIf(!existsSync(SHARED))(
  "all given vectors pass, and models that are not built are named (needs ../shared/propagation)",
  async () => {
    const { out, note, failed } = await check(SHARED)
    expect(out).toHaveLength(4)
    expect(out[0]).toMatch(/^ehata: .* 13 .*not built/)
    expect(out[1]).toMatch(/^itm: 1817 passed, 0 failed/)
    expect(out[2]).toMatch(/^p1546: .* 17 .*not built/)
    expect(out[3]).toMatch(/^p1812: 19 passed, 0 failed/)
    expect(note).toEqual([])
    expect(failed).toBe(false)
  },
)

test("a model that agrees passes", async () => {
  const { out, failed } = await check(await folder({ "itm_area.jsonl": [published] }))
  expect(out[0]).toMatch(/^itm: 1 passed, 0 failed/)
  expect(failed).toBe(false)
})

test.each<[string, unknown, RegExp]>([
  ["a loss", { ...published, out: { A__db: 134 } }, /area-1: loss 133\..* instead of 134 dB/],
  ["a code", { ...published, out: { A__db: 133, rc: 1 } }, /code 0 instead of 1/],
  ["warnings", { ...published, out: { A__db: 133, warnings: 4 } }, /warnings 0 instead of 4/],
  ["a refusal that was expected", { ...published, out: { A__db: null } }, /instead of NaN/],
  ["a value on the way", { ...published, out: { A__db: 133, iv: { mode: 2 } } }, /mode 1 instead/],
  [
    "a value on the way that was none",
    { ...published, out: { A__db: 133, iv: { delta_h__m: null } } },
    /delta_h__m 10 instead of NaN/,
  ],
])("%s that differs fails and ends with 1", async (_name, vector, reason) => {
  const { out, note, failed } = await check(await folder({ "itm.jsonl": [vector] }))
  expect(out[0]).toMatch(/^itm: 0 passed, 1 failed/)
  expect(note[0]).toMatch(reason)
  expect(failed).toBe(true)
})

test.each<[string, unknown, RegExp]>([
  ["that is no JSON", "{", /itm\.jsonl:2: not a JSON object/],
  ["that is a list", [1], /itm\.jsonl:2: not a JSON object/],
  ["without its inputs", { id: "x", kind: "itm_area", inp: {}, out: {} }, /:2: no number d_km/],
  ["of an unknown kind", { ...published, kind: "itm_sea" }, /:2: unknown kind itm_sea/],
  [
    "whose profile is not there",
    { ...published, kind: "itm_p2p_tls", inp: { ...published.inp, profile: "p" } },
    /:2: no profile p/,
  ],
])(
  "a line %s fails by its place, and the others are still checked",
  async (_name, line, reason) => {
    const { out, note } = await check(await folder({ "itm.jsonl": [published, line] }))
    expect(out[0]).toMatch(/^itm: 1 passed, 1 failed/)
    expect(note[0]).toMatch(reason)
  },
)

test("P.1812 without its profile fails", async () => {
  const vector = { id: "p-1", profile: "none", inp: { f_ghz: 0.7 }, out: {} }
  const { out, note } = await check(await folder({ "p1812.jsonl": [vector] }))
  expect(out[0]).toMatch(/^p1812: 0 passed, 1 failed/)
  expect(note[0]).toMatch(/p1812\.jsonl:1: no number p_pct/)
})

test.each([
  ["a directory that is not there", () => Promise.resolve("/nowhere/at/all")],
  ["a directory without vectors", () => folder({ "notes.txt": "" })],
  ["broken profiles", () => folder({ "itm.jsonl": [published], "profiles.json": ["{"] })],
])("%s is refused", async (_name, make) => {
  await expect(check(await make())).rejects.toThrow(Refusal)
})
