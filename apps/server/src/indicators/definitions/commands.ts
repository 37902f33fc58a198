import type { Command } from "commander"
import type { Cli } from "../../platform/cli.ts"
import { badFigures } from "./errors.ts"
import type { FormulaExplained } from "./model.ts"
import { definitionsOf, explainFormula, tryFormula } from "./service.ts"

export function definitionCommands(program: Command, cli: Cli): void {
  const formula = program.command("formula").description("công thức của chỉ số (formulas)")
  formula
    .command("explain <formula>")
    .description(
      "kiểu, đơn vị, phụ thuộc, SQL và câu diễn giải của một công thức (explain a formula)",
    )
    .option("--json", "JSON đầy đủ (full JSON)")
    .action(async (text: string, flags: { json?: boolean }) => {
      const told = await explainFormula(await cli.open(), text)
      if (flags.json === true) cli.out(JSON.stringify(told, null, 2))
      else for (const line of explainedLines(told)) cli.out(line)
    })
  formula
    .command("eval <formula>")
    .description(
      "giá trị của một công thức với các số cho trước, hoặc missing (value of a formula)",
    )
    .option("--with <json>", 'các số theo tên: {"a":1,"b":null} (numbers by name)', "{}")
    .action((text: string, flags: { with: string }) => {
      const { value, unused } = tryFormula(text, figuresFrom(flags.with))
      if (unused.length > 0) cli.note(`công thức không dùng: ${unused.join(", ")}`)
      cli.out(String(value ?? "missing"))
    })
  program
    .command("indicators")
    .description("chỉ số tính toán (indicators)")
    .command("list")
    .description("in mọi chỉ số tính toán với công thức mới nhất (print computed indicators)")
    .option("--json", "JSON đầy đủ, mọi phiên bản (full JSON, every version)")
    .action(async (flags: { json?: boolean }) => {
      const indicators = [...(await definitionsOf(await cli.open())).indicators.values()]
      if (flags.json === true) return cli.out(JSON.stringify(indicators, null, 2))
      for (const { code, nameVi, versions } of indicators) {
        cli.out([code, nameVi, versions.at(-1)?.formula ?? ""].join("\t"))
      }
    })
}

function explainedLines(told: FormulaExplained): string[] {
  const unit =
    told.type === "truth" ? "đúng/sai" : told.unit === "" ? "tỷ số (không đơn vị)" : told.unit
  return [
    `công thức\t${told.formula}`,
    `kiểu\t${told.type === "truth" ? "đúng/sai (truth)" : "số (number)"}`,
    `đơn vị\t${unit}`,
    ...told.dependencies.map(({ read, nameVi }) => `phụ thuộc\t${read}\t${nameVi}`),
    `SQL\t${told.sql}`,
    `câu\t${told.sentenceVi}`,
    `sentence\t${told.sentenceEn}`,
    ...told.notAggregable.map((code) => `lưu ý\t${code} không cộng được lên đơn vị lớn hơn`),
  ]
}

function figuresFrom(text: string): Record<string, number | boolean | null> {
  let read: unknown
  try {
    read = JSON.parse(text)
  } catch {
    throw badFigures(`không phải JSON: ${text.slice(0, 100)}`)
  }
  if (typeof read !== "object" || read === null || Array.isArray(read)) {
    throw badFigures('phải là một đối tượng JSON, ví dụ {"a":1,"b":null}')
  }
  const given: Record<string, number | boolean | null> = Object.create(null)
  for (const [name, value] of Object.entries(read)) {
    if (value !== null && typeof value !== "number" && typeof value !== "boolean") {
      throw badFigures(`“${name}” phải là số, true, false hoặc null`)
    }
    given[name] = value
  }
  return given
}
