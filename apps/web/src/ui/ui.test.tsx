import { renderToStaticMarkup as html } from "react-dom/server"
import { expect, test } from "vitest"
import { BarChart } from "./BarChart.tsx"
import { DataTable } from "./DataTable.tsx"
import { Facts } from "./Facts.tsx"
import { Flow } from "./Flow.tsx"
import { LineChart } from "./LineChart.tsx"
import { PointMap } from "./PointMap.tsx"
import { Tag } from "./Tag.tsx"

const columns = [
  {
    key: "name",
    title: "Tên",
    heads: true,
    cell: (row: string) => row,
    order: (row: string) => row,
  },
  { key: "size", title: "Cỡ", numeric: true, cell: (row: string) => row.length },
]

test("a table has a caption, headings of columns and of rows", () => {
  const text = html(
    <DataTable caption="Nơi" columns={columns} rows={["Hạ Long"]} rowKey={(row) => row} />,
  )

  expect(text).toContain("<caption>Nơi</caption>")
  expect(text).toContain('<th scope="col" data-sortable="">Tên</th>')
  expect(text).toContain('<th scope="row" data-order="Hạ Long">Hạ Long</th>')
  expect(text).toContain('<td class="numeric" data-label="Cỡ"><div>7</div></td>')
})

test("a table without rows says what to do instead", () => {
  const text = html(
    <DataTable caption="Nơi" columns={columns} rows={[]} rowKey={(row) => row} empty="Chưa có." />,
  )

  expect(text).toBe('<p class="empty">Chưa có.</p>')
})

const point = (at: number, value: number) => ({ at, value, text: `${value}`, time: `${at}` })
const node = (key: string, href: string | null) => ({ key, title: key, note: "", href })
const bar = (key: string, value: number) => ({ key, label: key, value, text: String(value) })

test("bars start at zero and share one scale", () => {
  const text = html(<BarChart title="Trạm" bars={[bar("a", 50), bar("b", 25)]} />)

  expect(text.match(/width:[\d.]+%/g)).toEqual(["width:100%", "width:50%"])
})

test("shares keep the scale up to a hundred", () => {
  expect(html(<BarChart title="%" bars={[bar("a", 50)]} max={100} />)).toContain("width:50%")
})

test("a value below zero goes left from the zero line, on the one scale", () => {
  const text = html(<BarChart title="Tăng" bars={[bar("a", 0.47), bar("b", -3.44)]} />)
  const at = (pattern: RegExp) =>
    [...text.matchAll(pattern)].map(([, percent]) => Number(percent).toFixed(2))

  // The scale is from −3,44 to 0,47: 3,91 wide, its zero at 3,44.
  expect(at(/width:([\d.]+)%/g)).toEqual(["12.02", "87.98"])
  expect(at(/margin-inline-start:([\d.]+)%/g)).toEqual(["87.98", "0.00"])
  expect(at(/class="bar-zero" style="left:([\d.]+)%/g)).toEqual(["87.98", "87.98"])
  expect(text).toContain('<span class="bar-value">-3.44</span>')
})

test("bars that are all below zero end at the zero line", () => {
  const text = html(<BarChart title="Tăng" bars={[bar("a", -1), bar("b", -4)]} />)

  expect(text.match(/width:[\d.]+%/g)).toEqual(["width:25%", "width:100%"])
  expect(text.match(/margin-inline-start:[\d.]+%/g)).toEqual([
    "margin-inline-start:75%",
    "margin-inline-start:0%",
  ])
})

test("with a value below zero there are no shares to keep the scale for", () => {
  const text = html(<BarChart title="%" bars={[bar("a", 1), bar("b", -3)]} max={100} />)

  expect(text.match(/width:[\d.]+%/g)).toEqual(["width:25%", "width:75%"])
})

test("marks stand on the scale of the bars, below zero too", () => {
  const marks = [
    { value: -1, label: "Cả nước", kind: "whole" as const },
    { value: 1, label: "Chỉ tiêu", kind: "target" as const },
  ]
  const text = html(<BarChart title="Tăng" bars={[bar("a", -3)]} marks={marks} />)

  expect(text.match(/bar-mark (?:whole|target)" style="left:[\d.]+%/g)).toEqual([
    'bar-mark whole" style="left:50%',
    'bar-mark target" style="left:100%',
  ])
})

test("without a value below zero nothing but widths is said", () => {
  const text = html(<BarChart title="Trạm" bars={[bar("a", 0), bar("b", 5)]} />)

  expect(text.match(/width:[\d.]+%/g)).toEqual(["width:0%", "width:100%"])
  expect(text).not.toMatch(/margin|bar-zero/)
})

test("a line chart tells itself in words and keeps the order of time", () => {
  const text = html(
    <LineChart title="Sự kiện" description="giảm dần" points={[point(2, 1), point(1, 5)]} />,
  )

  expect(text).toContain('role="img" aria-label="giảm dần"')
  expect(text.indexOf(">5<")).toBeLessThan(text.indexOf(">1<"))
})

test("a flow links every box but its centre and describes itself", () => {
  const text = html(
    <Flow
      description="A thành B"
      columns={[[node("A", "/a")], [node("B", null)]]}
      links={[{ from: "A", to: "B", text: "01/07/2025" }]}
      center="B"
    />,
  )

  expect(text).toContain("<title>A thành B</title>")
  expect(text.match(/<a href/g)).toHaveLength(1)
  expect(text).toContain("01/07/2025")
})

test("a state is a word and a shape that nothing else has", () => {
  const tones = ["best", "good", "bad", "none", "warn", "info"] as const
  const shapes = tones.map((tone) => /d="([^"]+)"/.exec(html(<Tag tone={tone}>x</Tag>))?.[1])

  expect(new Set(shapes).size).toBe(tones.length)
})

test("a fact without value is left out", () => {
  const text = html(
    <Facts
      facts={[
        { name: "Số hiệu", value: null },
        { name: "Mã", value: "004" },
      ]}
    />,
  )

  expect(text).not.toContain("Số hiệu")
  expect(text).toContain("<dd>004</dd>")
})

test("the name of an archipelago stands under its point, in two lines", () => {
  const islands = {
    key: "hs",
    label: "Quần đảo Hoàng Sa\n(Đà Nẵng)",
    longitude: 112,
    latitude: 16.5,
    href: null,
    step: null,
    named: true,
    sides: ["below"] as const,
  }
  const text = html(<PointMap title="Bản đồ" points={[islands]} />)

  expect(text).toContain('text-anchor="middle"')
  expect(text.match(/<tspan/g)).toHaveLength(2)
})
