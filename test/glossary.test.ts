import { spawnSync } from "node:child_process"
import { readFileSync } from "node:fs"
import { expect, test } from "vitest"

const rows = readFileSync(new URL("../data/glossary.tsv", import.meta.url), "utf8")
  .trim()
  .split("\n")
  .slice(1)
  .map((line) => line.split("\t"))

test("every line of the glossary has a term, a code name, a meaning and a source", () => {
  expect(rows.length).toBeGreaterThan(10)
  expect(rows.filter((cells) => cells.length !== 4 || cells.some((cell) => cell === ""))).toEqual(
    [],
  )
})

test("one term has one name, and one name one term", () => {
  for (const column of [0, 1]) {
    const seen = rows.map((cells) => cells[column])
    expect(new Set(seen).size).toBe(seen.length)
  }
})

test("each code name is used in the sources", () => {
  const unused = rows.filter(([, name]) => {
    const found = spawnSync("git", ["grep", "-qiw", String(name), "--", "apps", "packages"])
    return found.status !== 0
  })
  expect(unused.map(([, name]) => name)).toEqual([])
})
