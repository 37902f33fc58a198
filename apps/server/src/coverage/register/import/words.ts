import { readFile } from "node:fs/promises"
import { searchKey } from "@tinhso/vietnamese"
import { type Static, Type } from "typebox"
import { Value } from "typebox/value"

const List = Type.Array(Type.String())
const TARGETS = [
  "number",
  "id",
  "gap",
  "village",
  "commune",
  "district",
  "province",
  "households",
  "population",
  "latitude",
  "longitude",
  "place",
  "technology",
  "operator",
  "state",
  "day",
  "reported",
  "due",
  "organisation",
  "document",
  "note",
] as const
/** What a column of a list gives. */
export type Target = (typeof TARGETS)[number]

const File = Type.Object({
  source: Type.String(),
  columns: Type.Record(Type.String(), List),
  states: Type.Object({
    reported: List,
    confirmed: List,
    planned: List,
    closed: List,
    dismissed: List,
  }),
  nothing: List,
  ditto: List,
  totals: List,
  notes: List,
  everyOperator: List,
})

/** The words of lists, as they are compared. */
export interface ImportWords {
  readonly columns: ReadonlyMap<string, Target>
  readonly states: Static<typeof File>["states"]
  readonly nothing: ReadonlySet<string>
  readonly ditto: ReadonlySet<string>
  readonly totals: readonly string[]
  readonly notes: readonly string[]
  readonly everyOperator: ReadonlySet<string>
}

/** Letters and digits without marks, one blank between them: "Xã/Phường" is "xa phuong". */
export const plain = (text: string): string =>
  searchKey(text)
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim()

const setOf = (words: readonly string[]) => new Set(words.map((word) => plain(word) || word.trim()))

const SHIPPED = new URL("../../../../../../data/gap-import-words.json", import.meta.url)
let read: Promise<ImportWords> | undefined

/** What the product ships; read once. */
export function importWords(): Promise<ImportWords> {
  read ??= readFile(SHIPPED, "utf8").then((text) => {
    const found: unknown = JSON.parse(text)
    Value.Assert(File, found)
    return wordsOf(found)
  })
  return read
}

function wordsOf({ columns, ...more }: Static<typeof File>): ImportWords {
  return {
    columns: new Map(
      TARGETS.flatMap((target) =>
        (columns[target] ?? []).map((word) => [plain(word), target] as const),
      ),
    ),
    states: more.states,
    nothing: setOf(more.nothing),
    ditto: setOf(more.ditto),
    totals: more.totals,
    notes: more.notes,
    everyOperator: setOf(more.everyOperator),
  }
}
