import { Stack, Text } from "@mantine/core"
import type { MeasureUse } from "@tinhso/server/indicators/definitions/model"
import { useQuery } from "@tanstack/react-query"
import { Link, useParams } from "react-router"
import { Loaded } from "../frame/Loaded.tsx"
import { Page } from "../frame/Page.tsx"
import { useWords } from "../words/index.ts"
import { MeasureEditor } from "./MeasureEditor.tsx"
import { measureQuery } from "./queries.ts"

/** One base measure: who uses it, and its form with what can no longer change. */
export function MeasurePage() {
  const { code = "" } = useParams()
  const { say, language } = useWords()
  const found = useQuery(measureQuery(code))
  const name = language === "vi" ? found.data?.nameVi : found.data?.nameEn
  return (
    <Page title={name ?? code} intro={<Link to="/console/chi-so">{say("def.back")}</Link>}>
      <Loaded query={found}>
        {({ use, ...one }) => (
          <Stack gap="xl">
            <Used use={use} />
            <MeasureEditor key={one.version} one={one} locked={use.locked} />
          </Stack>
        )}
      </Loaded>
    </Page>
  )
}

/** A base measure that is not there yet. */
export function NewMeasurePage() {
  const { say } = useWords()
  return (
    <Page title={say("def.addMeasure")} intro={<Link to="/console/chi-so">{say("def.back")}</Link>}>
      <MeasureEditor one={null} locked={[]} />
    </Page>
  )
}

function Used({ use }: { use: MeasureUse }) {
  const { say, language } = useWords()
  const { cells, figures, collections, targets, indicators } = use
  return (
    <section aria-labelledby="ai-dung">
      <h2 id="ai-dung" className="section-title">
        {say("def.use")}
      </h2>
      <Text>{say("def.use.counts", { cells, figures, collections, targets })}</Text>
      {indicators.length === 0 ? (
        <Text>{say("def.use.none")}</Text>
      ) : (
        <>
          <Text>{say("def.use.readers")}</Text>
          <ul>
            {indicators.map((one) => (
              <li key={one.code}>
                <Link to={`/console/chi-so/tinh-toan/${encodeURIComponent(one.code)}`}>
                  {language === "vi" ? one.nameVi : one.nameEn}
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
