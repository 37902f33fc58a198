import { writeFile } from "node:fs/promises"
import { join } from "node:path"
import { communeId, COMMUNES, DEFAULT, ELEMENTS, METADATA, uid } from "./metadata.ts"

export interface ExampleValue {
  readonly dataElement: string
  readonly period: string
  readonly orgUnit: string
  readonly categoryOptionCombo: string
  readonly attributeOptionCombo: string
  readonly value: string
}

/** Numbers that look random and never change (a linear congruential generator). */
function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31
    return state / 2 ** 31
  }
}

const MONTHS = ["202507", "202508", "202509", "202510"]

/** Values of every month and commune; about one in six is not there. */
export function exampleValues(): ExampleValue[] {
  const next = numbers(7)
  const values: ExampleValue[] = []
  const add = (
    dataElement: string,
    period: string,
    orgUnit: string,
    number: number,
    [coc, aoc] = [DEFAULT, DEFAULT],
  ) => {
    if (next() < 1 / 6) return
    values.push({
      dataElement,
      period,
      orgUnit,
      categoryOptionCombo: coc ?? DEFAULT,
      attributeOptionCombo: aoc ?? DEFAULT,
      value: String(number),
    })
  }
  const whole = (most: number) => Math.floor(next() * most)
  for (const period of MONTHS) {
    for (const [code] of COMMUNES) {
      const unit = communeId(code)
      const households = 800 + whole(4000)
      add(ELEMENTS.households, period, unit, households)
      add(ELEMENTS.fibre, period, unit, whole(households))
      for (const coc of ["ocNamDoThi", "ocNamNThon", "ocNuDoThi", "ocNuNThon"]) {
        add(ELEMENTS.people, period, unit, whole(5000), [uid(coc), DEFAULT])
      }
      for (const coc of ["oc3G", "oc4G", "oc5G"])
        add(ELEMENTS.stations, period, unit, whole(30), [uid(coc), DEFAULT])
      for (const aoc of ["ocXa", "ocSo"])
        add(ELEMENTS.requests, period, unit, whole(90), [DEFAULT, uid(aoc)])
      add(ELEMENTS.satisfied, period, unit, Math.round(next() * 100) / 10)
      add(ELEMENTS.highest, period, unit, Math.round(next() * 300) / 10)
      values.push({
        dataElement: ELEMENTS.note,
        period,
        orgUnit: unit,
        categoryOptionCombo: DEFAULT,
        attributeOptionCombo: DEFAULT,
        value: "bình thường",
      })
    }
  }
  return values
}

/** Writes both files into a folder. */
export async function writeExample(
  folder: string,
  {
    metadata = METADATA,
    values = exampleValues(),
  }: { metadata?: object; values?: readonly object[] } = {},
): Promise<{ metadata: string; values: string }> {
  const files = { metadata: join(folder, "metadata.json"), values: join(folder, "values.json") }
  await writeFile(files.metadata, JSON.stringify(metadata))
  await writeFile(files.values, JSON.stringify({ dataValues: values }))
  return files
}
