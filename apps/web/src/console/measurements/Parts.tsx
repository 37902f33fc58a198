import { Title } from "@mantine/core"
import type { CampaignPart } from "@tinhso/server/coverage/measurements/model"
import { formatNumber } from "@tinhso/vietnamese"
import { formatWhole } from "../../i18n/index.ts"
import { ListTable } from "../frame/ListTable.tsx"
import { useWords } from "../words/index.ts"

const number = (value: number | null) =>
  value === null ? "–" : formatNumber(value, { maxDecimals: 1 })

/** What was measured of every technology and operator. */
export function Parts({ parts }: { readonly parts: readonly CampaignPart[] }) {
  const { say, language } = useWords()
  if (parts.length === 0) return null
  return (
    <section aria-labelledby="da-do">
      <Title order={2} size="h4" id="da-do">
        {say("measured.parts")}
      </Title>
      <ListTable
        caption={say("measured.parts")}
        rows={parts}
        rowKey={({ technology, operator }) => `${technology} ${operator}`}
        columns={[
          {
            title: say("measured.technology"),
            heads: true,
            cell: ({ technology, operatorName }) =>
              `${technology ?? say("measured.unknown")} · ${operatorName ?? say("measured.unknown")}`,
          },
          {
            title: say("measured.points"),
            numeric: true,
            cell: ({ points }) => formatWhole(points, language),
          },
          { title: say("measured.median"), numeric: true, cell: ({ median }) => number(median) },
          { title: say("measured.p10"), numeric: true, cell: ({ p10 }) => number(p10) },
          {
            title: say("measured.tests"),
            numeric: true,
            cell: ({ tests }) => formatWhole(tests, language),
          },
          {
            title: say("measured.download"),
            numeric: true,
            cell: ({ download, upload }) => `${number(download)} / ${number(upload)}`,
          },
          { title: say("measured.latency"), numeric: true, cell: ({ latency }) => number(latency) },
        ]}
      />
    </section>
  )
}
