import { Checkbox, Stack, Text } from "@mantine/core"
import type { ImportRow } from "@tinhso/server/registry/assets/import/model"
import type { AssetKindListed } from "@tinhso/server/registry/assets/model"
import { useState } from "react"
import { type ListColumn, ListTable } from "../frame/ListTable.tsx"
import { Pager } from "../frame/Pager.tsx"
import { type Say, useWords } from "../words/index.ts"

const PAGE = 100

/** The rows of a list as they were understood, with what is wrong beside each. */
export function Rows({
  rows,
  kinds,
}: {
  readonly rows: readonly ImportRow[]
  readonly kinds: readonly AssetKindListed[]
}) {
  const { say } = useWords()
  const [onlyWrong, setOnlyWrong] = useState(false)
  const [page, setPage] = useState(1)
  const names = new Map(kinds.map(({ code, nameVi }) => [code, nameVi]))
  const shown = rows.filter(({ what, problems, state }) =>
    onlyWrong ? state === "refuse" || problems.length > 0 : what !== "header",
  )
  const pages = Math.max(1, Math.ceil(shown.length / PAGE))
  const now = Math.min(page, pages)
  return (
    <Stack>
      <Checkbox
        label={say("assetImport.onlyWrong")}
        checked={onlyWrong}
        onChange={(event) => {
          setOnlyWrong(event.currentTarget.checked)
          setPage(1)
        }}
      />
      <ListTable<ImportRow>
        caption={say("assetImport.rows")}
        rows={shown.slice((now - 1) * PAGE, now * PAGE)}
        rowKey={({ sheet, row }) => `${sheet ?? ""}!${row}`}
        columns={columnsOf(say, names)}
      />
      {pages > 1 && <Pager page={now} size={PAGE} total={shown.length} onChange={setPage} />}
    </Stack>
  )
}

const degrees = new Intl.NumberFormat("vi-VN", {
  minimumFractionDigits: 5,
  maximumFractionDigits: 5,
})

type Names = ReadonlyMap<string, string>

const columnsOf = (say: Say, names: Names): ListColumn<ImportRow>[] => [
  { title: say("import.checked.row"), numeric: true, cell: ({ row }) => row },
  {
    title: say("assetImport.what"),
    heads: true,
    cell: ({ name, text }) => (name === "" ? text : name),
  },
  { title: say("asset.unit"), cell: ({ unitName }) => unitName ?? "" },
  { title: say("assetImport.place"), cell: placeText },
  { title: say("import.checked.result"), cell: (row) => <Result row={row} names={names} /> },
]

const placeText = ({ longitude, latitude }: ImportRow) =>
  longitude === null || latitude === null
    ? ""
    : `${degrees.format(latitude)}; ${degrees.format(longitude)}`

function Result({ row, names }: { readonly row: ImportRow; readonly names: Names }) {
  const { say } = useWords()
  const { state, what, told, problems, assets } = row
  return (
    <div>
      <Text size="sm" fw={600}>
        {what === "data" ? say(`assetImport.state.${state}`) : say(`assetImport.what.${what}`)}
      </Text>
      {assets.length > 0 && (
        <span className="under">
          {assets
            .map(({ kind, action, attributes: { technology } }) => {
              const which = typeof technology === "string" ? ` ${technology}` : ""
              return `${say(`import.checked.action.${action}`)}: ${names.get(kind) ?? kind}${which}`
            })
            .join("; ")}
        </span>
      )}
      {problems.map(({ code, severity, cell, vi, suggestions }) => (
        <span key={`${code} ${cell} ${vi}`} className="under">
          <strong>{say(`assetImport.severity.${severity}`)}</strong>
          {cell === null ? "" : ` ${cell}`}: {vi}
          {suggestions.length > 0 && ` (${suggestions.join("; ")})`}
        </span>
      ))}
      {told.map((text) => (
        <span key={text} className="under">
          {text}
        </span>
      ))}
    </div>
  )
}
