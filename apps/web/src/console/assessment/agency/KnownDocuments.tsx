import { Radio, Stack, Text, TextInput } from "@mantine/core"
import { searchKey } from "@tinhso/vietnamese"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { formatDay } from "../../../i18n/index.ts"
import { Loaded } from "../../frame/Loaded.tsx"
import { useWords } from "../../words/index.ts"
import { documentsQuery } from "./queries.ts"
import type { CriterionRow } from "./sheet-rows.ts"

interface Props {
  readonly unit: string
  readonly row: CriterionRow
  readonly chosen: string | null
  readonly onChoose: (id: string) => void
}

/** As many as fit under the search: more words find the others. */
const SHOWN = 20

/** Documents that the agency has kept, found by their number or summary. */
export function KnownDocuments({ unit, row, chosen, onChoose }: Props) {
  const { say, language } = useWords()
  const found = useQuery(documentsQuery(unit))
  const [words, setWords] = useState("")
  const key = searchKey(words)
  return (
    <Stack gap="xs">
      <TextInput
        label={say("dti.cite.choose")}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      <Loaded query={found}>
        {({ rows }) => {
          const free = rows.filter(({ id }) => !row.score.evidence.includes(id))
          if (free.length === 0) return <Text>{say("dti.cite.none")}</Text>
          const shown = free
            .filter(({ number, summary, issuer }) =>
              searchKey(`${number ?? ""} ${summary} ${issuer ?? ""}`).includes(key),
            )
            .slice(0, SHOWN)
          return (
            <Radio.Group
              value={chosen}
              onChange={onChoose}
              aria-label={say("dti.cite.known")}
              className="documents-known"
            >
              <Stack gap="xs">
                {shown.map(({ id, number, summary, issued }) => (
                  <Radio
                    key={id}
                    value={id}
                    label={number ?? summary}
                    description={[
                      number === null ? null : summary,
                      issued === null ? null : formatDay(issued, language),
                    ]
                      .filter((one) => one !== null)
                      .join(" · ")}
                  />
                ))}
              </Stack>
            </Radio.Group>
          )
        }}
      </Loaded>
    </Stack>
  )
}
