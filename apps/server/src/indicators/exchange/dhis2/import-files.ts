import { readTable } from "../../../platform/table-file/index.ts"
import { exchangeFileRefused } from "../errors.ts"
import { jsonOf, readText } from "../import-text.ts"
import { MAP_COLUMNS, MAP_OPTIONAL, type MapColumn, type Mapping, mappingOf } from "./map-file.ts"
import { type Metadata, metadataOf, type Wrong } from "./metadata.ts"
import {
  MOST_VALUES,
  OPTIONAL_COLUMNS,
  type RawValue,
  VALUE_COLUMNS,
  type ValueColumn,
  valueOfRow,
  valuesOfJson,
  valuesOfXml,
} from "./values.ts"

/** A file of values with what it is known by. */
export interface ValuesFile {
  readonly file: string
  readonly sha256: string
  readonly values: readonly RawValue[]
}

export async function readMetadata(path: string): Promise<Metadata> {
  const text = await readText(path)
  const read = metadataOf(jsonOf(text))
  if ("wrong" in read) throw exchangeFileRefused(text.file, read.wrong)
  return read.good
}

/** Values as JSON, XML or CSV, told apart by how they begin. */
export async function readValues(path: string): Promise<ValuesFile> {
  if (/\.(?:csv|tsv|xlsx)$/iu.test(path)) return readValueTable(path)
  const text = await readText(path)
  const first = text.text.trimStart()[0]
  if (first !== "{" && first !== "<") return readValueTable(path)
  const read = first === "<" ? valuesOfXml(text.text) : valuesOfJson(jsonOf(text))
  if ("wrong" in read) throw exchangeFileRefused(text.file, read.wrong)
  return { file: text.file, sha256: text.sha256, values: read.good }
}

async function readValueTable(path: string): Promise<ValuesFile> {
  const { fileName, sha256, rows } = await readTable<ValueColumn>(path, {
    columns: VALUE_COLUMNS,
    optional: OPTIONAL_COLUMNS,
    limits: { rows: MOST_VALUES },
  })
  const values = rows.map(({ row, cells }) =>
    valueOfRow(row, (column) => cells[column].text.trim()),
  )
  return { file: fileName, sha256, values }
}

/** What a person completed; nothing where the file is not there yet. */
export async function readMap(path: string): Promise<Mapping[]> {
  const { fileName, rows } = await readTable<MapColumn>(path, {
    columns: MAP_COLUMNS,
    optional: MAP_OPTIONAL,
  })
  const wrong: Wrong[] = []
  const seen = new Set<string>()
  const mappings = rows.flatMap(({ row, cells }): Mapping[] => {
    const read = mappingOf((column) => cells[column].text.trim())
    if ("open" in read) return []
    if ("wrong" in read) {
      const { column } = cells[read.column]
      wrong.push({ pointer: `dòng ${row}, cột ${column} (${read.column})`, detail: read.wrong })
      return []
    }
    const key = `${read.mapping.kind} ${read.mapping.external}`
    if (seen.has(key)) wrong.push({ pointer: `dòng ${row}`, detail: `${key} có hai lần` })
    seen.add(key)
    return [read.mapping]
  })
  if (wrong.length > 0) throw exchangeFileRefused(fileName, wrong)
  return mappings
}
