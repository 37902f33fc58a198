import type { ServedResult, VillageRow } from "@tinhso/server/coverage/served/model"
import { Link } from "react-router"
import { formatDay, formatWhole, type Language } from "../../i18n/index.ts"
import { type ListColumn, ListTable } from "../frame/ListTable.tsx"
import { type Say, useWords } from "../words/index.ts"
import { villagePath } from "./address.ts"
import { SignalMark } from "./marks.tsx"

interface Props {
  readonly rows: readonly VillageRow[]
  readonly result: ServedResult | null
}

function columnsOf(
  result: ServedResult | null,
  say: Say,
  language: Language,
): ListColumn<VillageRow>[] {
  const count = (value: number | null) =>
    value === null ? say("village.unknown") : formatWhole(value, language)
  return [
    {
      title: say("village.name"),
      heads: true,
      cell: ({ id, name }) => (
        <Link to={villagePath(id, result?.id ?? "")}>{name === "" ? id : name}</Link>
      ),
    },
    {
      title: say("village.unit"),
      cell: ({ unitName }) => unitName ?? say("village.standing.unknown"),
    },
    { title: say("village.people"), numeric: true, cell: ({ population }) => count(population) },
    {
      title: say("village.households"),
      numeric: true,
      cell: ({ households }) => count(households),
    },
    {
      title: say("village.fibre"),
      numeric: true,
      cell: ({ fibreHouseholds }) => count(fibreHouseholds),
    },
    {
      title: say("village.standing"),
      cell: ({ layer }) => (result === null ? "" : <SignalMark layer={layer} />),
    },
    {
      title: say("village.source"),
      cell: ({ countedSource, countedOn }) =>
        [countedSource, countedOn === null ? null : formatDay(countedOn, language)]
          .filter((one) => one !== null)
          .join(", "),
    },
  ]
}

/** Villages with their people and what signal they have. */
export function VillageTable({ rows, result }: Props) {
  const { say, language } = useWords()
  return (
    <ListTable
      caption={say("village.list")}
      columns={columnsOf(result, say, language)}
      rows={rows}
      rowKey={({ id }) => id}
    />
  )
}
