import { renderToStaticMarkup as html } from "react-dom/server"
import { expect, test } from "vitest"
import { ListTable } from "./ListTable.tsx"

const columns = [
  { title: "Tên", heads: true, cell: ({ name }: { name: string }) => <b>{name}</b> },
  { title: "Cỡ", cell: ({ name }: { name: string }) => name.length },
]

test("a list has a caption, titles over its columns and beside each cell", () => {
  const text = html(
    <ListTable
      caption="Nơi"
      columns={columns}
      rows={[{ name: "Huế" }]}
      rowKey={({ name }) => name}
    />,
  )

  expect(text).toContain('<caption class="hidden">Nơi</caption>')
  expect(text).toContain('<tr><th scope="col">Tên</th><th scope="col">Cỡ</th></tr>')
  expect(text).toContain(
    '<tr><th scope="row" data-label="Tên"><b>Huế</b></th><td data-label="Cỡ">3</td></tr>',
  )
})

test("the rows of a list stand in the order given", () => {
  const rows = ["Vinh", "Huế", "Cần Thơ"].map((name) => ({ name }))
  const text = html(
    <ListTable caption="Nơi" columns={columns} rows={rows} rowKey={({ name }) => name} />,
  )

  expect([...text.matchAll(/<b>([^<]+)</g)].map(([, name]) => name)).toEqual([
    "Vinh",
    "Huế",
    "Cần Thơ",
  ])
})
