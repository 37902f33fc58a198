import { Text } from "@mantine/core"
import type { GapDetail } from "@tinhso/server/coverage/register/model"
import { VillagePlot } from "../../ui/VillagePlot.tsx"
import { ListTable } from "../frame/ListTable.tsx"
import { useWords } from "../words/index.ts"

/** Where the people of a gap live: a small map, and the same as a table. */
export function Villages({ gap }: { readonly gap: GapDetail }) {
  const { say } = useWords()
  const { villages } = gap
  return (
    <section aria-labelledby="thon-ban">
      <h2 id="thon-ban" className="section-title">
        {say("gap.villages")}
      </h2>
      {villages.length === 0 ? (
        <Text>{say("gap.villages.none")}</Text>
      ) : (
        <>
          <VillagePlot title={say("gap.plot", { count: villages.length })} villages={villages} />
          <ListTable
            caption={say("gap.villages")}
            columns={[
              { title: say("gap.village"), heads: true, cell: ({ name }) => name },
              {
                title: say("gap.place"),
                cell: ({ latitude, longitude }) =>
                  `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`,
              },
            ]}
            rows={villages}
            rowKey={({ name, latitude, longitude }) => `${name} ${latitude} ${longitude}`}
          />
        </>
      )}
    </section>
  )
}
