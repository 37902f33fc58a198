import { compile, evaluate, parse } from "../../../packages/formula/src/index.ts"
import { report } from "../report.ts"

/** What one formula costs, away from everything else. */
export function formulas(): void {
  const text = "hộ_có_cáp_quang / tổng_hộ"
  const parsed = parse(text)
  if (!parsed.ok) throw new Error(text)
  const { run } = compile(parsed.ast)
  const values = [884, 3775]
  const size = `\`${text}\``
  report({
    work: "parse a formula",
    size,
    values: each(200, 1000, () => void parse(text)).map((ns) => ns / 1000),
    unit: "µs",
    bar: 20,
  })
  report({
    work: "evaluate a compiled formula",
    size,
    values: each(200, 100_000, () => void run(values)),
    unit: "ns",
    bar: 100,
  })
  report({
    work: "evaluate by the reference evaluator",
    size,
    values: each(100, 10_000, () => void evaluate(parsed.ast, () => 1)),
    unit: "ns",
    bar: null,
  })
}

/** Nanoseconds of one call, `runs` times over `calls` calls. */
function each(runs: number, calls: number, work: () => void): number[] {
  const values: number[] = []
  for (let i = -20; i < runs; i++) {
    const started = process.hrtime.bigint()
    for (let call = 0; call < calls; call++) work()
    if (i >= 0) values.push(Number(process.hrtime.bigint() - started) / calls)
  }
  return values
}
