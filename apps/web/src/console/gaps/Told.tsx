import type { CitizenWords } from "@tinhso/server/coverage/register/model"
import { formatDay } from "../../i18n/index.ts"
import { ListTable } from "../frame/ListTable.tsx"
import { useWords } from "../words/index.ts"

/** What citizens told, in their words: for staff alone. */
export function Told({ told }: { readonly told: readonly CitizenWords[] }) {
  const { say, language } = useWords()
  const rows = told.map((one, at) => ({ ...one, at }))
  return (
    <section aria-labelledby="phan-anh">
      <h2 id="phan-anh" className="section-title">
        {say("gap.told")}
      </h2>
      <ListTable
        caption={say("gap.told")}
        columns={[
          { title: say("gap.day"), heads: true, cell: ({ day }) => formatDay(day, language) },
          {
            title: say("gap.technology"),
            cell: ({ technology, operator }) =>
              operator === null ? technology : `${technology}, ${operator}`,
          },
          {
            title: say("gap.place"),
            cell: ({ latitude, longitude, village }) =>
              `${village === null ? "" : `${village}: `}${latitude.toFixed(5)}, ${longitude.toFixed(5)}`,
          },
          { title: say("gap.told.text"), cell: ({ text }) => text ?? "—" },
        ]}
        rows={rows}
        rowKey={({ at }) => at}
      />
    </section>
  )
}
