/** Speed of @tinhso/formula beside mathjs 15.2.0 and @dhis2/expression-parser 1.1.0. */
import { ExpressionDataJs, ExpressionJs, ExpressionMode } from "@dhis2/expression-parser"
import { parse as parseMath } from "mathjs"
import {
  check,
  compile,
  compileColumns,
  evaluate,
  figures,
  type Node,
  parse,
  toSql,
} from "../packages/formula/src/index.ts"
import { report } from "./measure/report.ts"

const RATIO = "hộ_có_cáp_quang / tổng_hộ"
const RULE =
  "tier(cuộc_họp; 4,20; 3,15; 2,10; 1,5) + round(min(hộ_có_cáp_quang / tổng_hộ; 100%) * 20; 2) + if(prev(điểm) > 50 and not (cuộc_họp < 2); 5; 0)"
const DHIS2 = "#{fbfJHSPpUQD} / #{cYeuwXTCPkU}"
const RUNS = 25
const ROWS = 1_000_000

let kept: unknown = null

/** Time of one call in nanoseconds, `RUNS` times over, after as many calls to warm up. */
function times(calls: number, call: (i: number) => unknown): number[] {
  const values: number[] = []
  for (let run = -3; run < RUNS; run++) {
    const started = performance.now()
    for (let i = 0; i < calls; i++) kept = call(i)
    if (run >= 0) values.push(((performance.now() - started) * 1e6) / calls)
  }
  return values
}

const micro = (values: readonly number[]) => values.map((value) => value / 1e3)
const milli = (values: readonly number[]) => values.map((value) => value / 1e6)

function tree(text: string): Node {
  const parsed = parse(text)
  if (!parsed.ok) throw new Error(parsed.errors[0].en)
  return parsed.ast
}

const ratio = tree(RATIO)
const rule = tree(RULE)
const two = "two operands"
const long = `${RULE.length} characters, 4 figures`

report({
  work: "formula: parse",
  size: two,
  values: micro(times(20_000, () => parse(RATIO))),
  unit: "µs",
  bar: 20,
})
report({
  work: "formula: parse",
  size: long,
  values: micro(times(5000, () => parse(RULE))),
  unit: "µs",
  bar: null,
})
const broken = "hộ_có_cáp_quang / tổng_hộ + tirr(a; 4,20)"
report({
  work: "formula: refuse, with a suggestion",
  size: "one fault",
  values: micro(times(5000, () => parse(broken))),
  unit: "µs",
  bar: null,
})
const mathText = "a / b"
report({
  work: "mathjs: parse",
  size: two,
  values: micro(times(20_000, () => parseMath(mathText))),
  unit: "µs",
  bar: null,
})
const dhis2 = () => new ExpressionJs(DHIS2, ExpressionMode.INDICATOR_EXPRESSION)
report({
  work: "DHIS2: parse",
  size: two,
  values: micro(times(1000, dhis2)),
  unit: "µs",
  bar: null,
})

const measures = new Map([
  ["hộ_có_cáp_quang", { unit: "hộ" }],
  ["tổng_hộ", { unit: "hộ" }],
])
report({
  work: "formula: check types and units",
  size: two,
  values: micro(times(5000, () => check(ratio, { measures }))),
  unit: "µs",
  bar: null,
})
report({
  work: "formula: compile to SQL",
  size: two,
  values: micro(times(5000, () => toSql(ratio, { column: ({ key }) => key }))),
  unit: "µs",
  bar: null,
})

const fast = compile(ratio)
const row = new Float64Array([884, 3775])
report({
  work: "formula: evaluate, compiled",
  size: two,
  values: times(1_000_000, (i) => {
    row[0] = i
    return fast.run(row)
  }),
  unit: "ns",
  bar: 100,
})
const fastRule = compile(rule)
const ruleRow = new Float64Array([3, 884, 3775, 60])
report({
  work: "formula: evaluate, compiled",
  size: long,
  values: times(200_000, (i) => {
    ruleRow[1] = i % 3775
    return fastRule.run(ruleRow)
  }),
  unit: "ns",
  bar: null,
})
const known = figures({ hộ_có_cáp_quang: 884, tổng_hộ: 3775 })
if (!known.ok) throw new Error(known.name)
report({
  work: "formula: evaluate, reference",
  size: two,
  values: micro(times(20_000, () => evaluate(ratio, known.read))),
  unit: "µs",
  bar: null,
})

const math = parseMath(mathText).compile()
const scope = { a: 884, b: 3775 }
report({
  work: "mathjs: evaluate, compiled",
  size: two,
  values: times(200_000, (i) => {
    scope.a = i
    return math.evaluate(scope)
  }),
  unit: "ns",
  bar: null,
})
const expression = dhis2()
const items = new Map(expression.collectDataItems().map((item, i) => [item, i === 0 ? 884 : 3775]))
const data = new ExpressionDataJs(new Map(), new Map(), new Map(), items, new Map())
report({
  work: "DHIS2: evaluate",
  size: two,
  values: micro(times(1000, () => expression.evaluate(() => null, data))),
  unit: "µs",
  bar: null,
})

const columns = [7, 11, 13, 17].map((step) =>
  Float64Array.from({ length: ROWS }, (_, i) => (i % 97 === 0 ? Number.NaN : (i * step) % 5000)),
)
const out = new Float64Array(ROWS)
for (const [name, ast] of [
  [two, ratio],
  [long, rule],
] as const) {
  const { run } = compileColumns(ast)
  const values = milli(times(1, () => run(columns, ROWS, out)))
  report({
    work: "formula: columns",
    size: `${name}, 1 000 000 rows`,
    values,
    unit: "ms",
    bar: null,
  })
}
if (kept === undefined) throw new Error("nothing was computed")
