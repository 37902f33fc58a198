import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Command } from "commander"
import { parse } from "csv-parse/sync"
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest"
import { indicatorsCommands, loadShippedFigures } from "../apps/server/src/indicators/index.ts"
import type { Cli } from "../apps/server/src/platform/cli.ts"
import type { Context } from "../apps/server/src/platform/context.ts"
import { loadShippedUnits } from "../apps/server/src/registry/index.ts"
import { openTestDatabase, testContext } from "../apps/server/src/testing/database.ts"

/** The published figures, and what becomes of the checks when an editor gets some of them wrong. */

type Row = Record<string, string>
type Changes = Record<string, Row>

const SHIPPED = new URL("../data/published-figures.csv", import.meta.url)
const USUAL = ["bk-09 dates-agree", "hl-17 share-at-most-100", "hl-33 parts-sum"]

let ctx: Context
let folder: string
let shipped: Row[]
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "tinhso-golden-"))
  shipped = parse<Row>(await readFile(SHIPPED, "utf8"), { columns: true })
})
beforeEach(async () => {
  const db = await openTestDatabase()
  ctx = testContext(db)
  await loadShippedUnits(ctx)
  await loadShippedFigures(ctx)
  return () => db.close()
})
afterAll(() => rm(folder, { recursive: true }))

/** Runs a command as `npm run -s tinhso --` does and answers its standard output. */
async function tinhso(...words: string[]): Promise<string> {
  const lines: string[] = []
  const cli: Cli = {
    open: () => Promise.resolve(ctx),
    out: (line) => void lines.push(line),
    note: (line) => void line,
    fail: () => expect.unreachable(`${words.join(" ")} failed: ${lines.join("\n")}`),
    path: (typed) => join(folder, typed),
  }
  const program = new Command("tinhso").exitOverride()
  indicatorsCommands(program, cli)
  await program.parseAsync(words, { from: "user" })
  return lines.join("\n")
}

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`

/** Imports the published figures with some rows changed and others, like one of them, added. */
async function importChanged(changes: Changes, more: readonly Row[] = []): Promise<void> {
  const columns = Object.keys(shipped[0] ?? {})
  const like = new Map(shipped.map((row) => [row["id"], row]))
  const rows = [
    ...shipped.map((row) => ({ ...row, ...changes[row["id"] ?? ""] })),
    ...more.map(({ like: model = "", ...row }) => ({
      ...like.get(model),
      breakdown: "",
      whole: "",
      relation: "",
      ...row,
    })),
  ]
  const lines = rows.map((row: Row) => columns.map((column) => quoted(row[column] ?? "")).join(","))
  await writeFile(join(folder, "changed.csv"), [columns.join(","), ...lines, ""].join("\n"))
  await tinhso("import", "figures", "changed.csv", "--commit")
}

async function flagged(): Promise<string[]> {
  const rows = parse<Row>(await tinhso("check", "--format", "csv"), { columns: true })
  return rows.map((row) => `${row["figure"]} ${row["rule"]}`).toSorted()
}

test("of what the product ships, exactly the three wrong figures are flagged, with their reasons", async () => {
  expect(await flagged()).toEqual(USUAL)
  expect(await tinhso("check", "--format", "csv")).toContain("5 + 12 + 7 = 24, không bằng 22")
})

test("each kind of error is flagged once, on the figure that carries it", async () => {
  await importChanged(
    {
      "hl-03": { breakdown: "tourist sites=107; communes=17" },
      "bg-07": { value: "3" },
      "hl-34": { value: "25" },
      "bg-11": { value: "1306" },
      "qn-04": { value: "100.1" },
      "bn-10": { comparator: ">" },
      "bg-01": { value: "-1" },
      "bn-14": { value: "112300" },
      "bg-05": { as_of: "2022" },
      "bn-05": { as_of: "2024" },
      "hl-08": { unit_of_measure: "loudspeaker" },
      "bk-09": { breakdown: "2023-10-02; 2023-12-02" },
    },
    [
      {
        like: "bn-03",
        id: "x-1",
        measure: "population",
        comparator: "=",
        value: "2500000",
        unit_of_measure: "person",
      },
      { like: "bk-09", id: "x-2", value: "2024-03-13", as_of: "2024-03-13" },
    ],
  )

  expect(await flagged()).toEqual([
    "bg-01 share-at-most-100",
    // While one part is of another year, the others of bg-03 only must not exceed it.
    "bg-05 period-mismatch",
    "bg-11 subset-within-whole",
    "bk-09 dates-agree",
    "bn-04 implied-third",
    "bn-05 dates-agree",
    "bn-10 share-at-most-100",
    "bn-14 jump",
    "hl-03 parts-sum",
    "hl-08 unit-of-measure",
    "hl-17 share-at-most-100",
    "hl-33 parts-sum",
    "hl-34 subset-within-whole",
    "qn-04 share-at-most-100",
    "x-2 dates-agree",
  ])
})

test("what is put right is no longer flagged, and what is right never was", async () => {
  await importChanged(
    {
      "hl-33": { value: "24" },
      "hl-17": { comparator: ">=" },
      "bk-09": { breakdown: "2023-10-02; 2023-10-02" },
      "hl-08": { value: "32" },
      "bn-06": { unit_of_measure: "Mast" },
      "bg-13": { value: "-4" },
      "bn-08": { as_of: "2035" },
    },
    [
      {
        like: "bn-03",
        id: "x-1",
        measure: "population",
        comparator: "=",
        value: "1462945",
        unit_of_measure: "người",
      },
      { like: "hl-03", id: "x-2", value: "0.3", breakdown: "a=0.1; b=0.2" },
      { like: "hl-03", id: "x-3", comparator: ">", value: "22", breakdown: "a=12; b=12" },
      { like: "qn-04", id: "x-4", comparator: ">", value: "99.9" },
      { like: "bn-14", id: "x-5", as_of: "2020", value: "9000" },
      { like: "qn-07", id: "x-6", as_of: "2025", kind: "target", value: "100" },
    ],
  )

  expect(await flagged()).toEqual([])
})
