import { Stack, Text } from "@mantine/core"
import type { AssetDetail, AssetHistory } from "@tinhso/server/registry/assets/model"
import { useQuery } from "@tanstack/react-query"
import { formatDay, formatInstant, type Language } from "../../i18n/index.ts"
import { type ListColumn, ListTable } from "../frame/ListTable.tsx"
import { Loaded } from "../frame/Loaded.tsx"
import { type Say, useWords } from "../words/index.ts"
import { historyQuery } from "./queries.ts"
import { attributeOf, fieldText } from "./field-text.ts"
import { valueText } from "./value-text.ts"

type Act = AssetHistory["acts"][number]
interface Line {
  readonly key: string
  readonly field: string
  readonly value: string
  readonly days: string
  readonly act: string
}

/** The acts that made an asset what it is, and every value that every field had. */
export function History({ asset }: { readonly asset: AssetDetail }) {
  const found = useQuery(historyQuery(asset.id))
  return (
    <Loaded query={found}>
      {(history) => (
        <Stack gap="xl">
          <Timeline history={history} asset={asset} />
          <Fields history={history} asset={asset} />
        </Stack>
      )}
    </Loaded>
  )
}

interface Props {
  readonly history: AssetHistory
  readonly asset: AssetDetail
}

function Timeline({ history, asset }: Props) {
  const { say, language } = useWords()
  return (
    <section aria-labelledby="dong-thoi-gian">
      <h2 id="dong-thoi-gian" className="section-title">
        {say("asset.timeline")}
      </h2>
      <ol className="plain asset-timeline">
        {history.acts.map((act) => (
          <li key={act.act}>
            <Text size="sm" c="var(--muted)">
              {formatInstant(act.at, language)} · {sourceText(act, say)}
              {act.place !== null && ` · ${act.place}`}
            </Text>
            {act.note !== "" && <Text>{act.note}</Text>}
            {act.said.map(({ from, to, fields }) => (
              <Text key={`${from} ${to}`} size="sm">
                {daysText({ from, to }, say, language)}:{" "}
                {Object.keys(fields)
                  .map((field) => fieldText(field, asset, say, language))
                  .join(", ")}
              </Text>
            ))}
          </li>
        ))}
      </ol>
    </section>
  )
}

function Fields({ history, asset }: Props) {
  const { say, language } = useWords()
  const lines = history.fields.flatMap(({ field, stretches }) =>
    stretches.map((one): Line => ({
      key: `${field} ${one.from}`,
      field: fieldText(field, asset, say, language),
      value: fieldValue(field, one.value, asset, say, language),
      days: daysText(one, say, language),
      act: actText(history, one.act, language),
    })),
  )
  const columns: ListColumn<Line>[] = [
    { title: say("asset.history.field"), heads: true, cell: ({ field }) => field },
    { title: say("asset.history.value"), cell: ({ value }) => value },
    { title: say("asset.history.days"), cell: ({ days }) => days },
    { title: say("asset.history.act"), cell: ({ act }) => act },
  ]
  return (
    <section aria-labelledby="lich-su">
      <h2 id="lich-su" className="section-title">
        {say("asset.history")}
      </h2>
      <ListTable
        caption={say("asset.history")}
        columns={columns}
        rows={lines}
        rowKey={({ key }) => key}
      />
    </section>
  )
}

function actText({ acts }: AssetHistory, number: number, language: Language): string {
  const act = acts.find((one) => one.act === number)
  return act === undefined ? "—" : formatInstant(act.at, language)
}

function sourceText({ source }: Act, say: Say): string {
  return source.kind === "file"
    ? say("asset.source.file", { file: source.file })
    : say(`asset.source.${source.kind}`)
}

function fieldValue(
  field: string,
  value: unknown,
  asset: AssetDetail,
  say: Say,
  language: Language,
): string {
  if (value === null) return say("asset.history.gone")
  if (field === "state" && isState(value)) return say(`asset.state.${value}`)
  if (field === "geometry") return geometryText(value)
  return valueText(attributeOf(field, asset), value, language)
}

const STATES = ["planned", "active", "faulty", "removed"] as const
const isState = (value: unknown): value is (typeof STATES)[number] =>
  STATES.some((state) => state === value)

function geometryText(value: unknown): string {
  if (typeof value !== "object" || value === null || !("coordinates" in value)) return ""
  const text = JSON.stringify(value.coordinates)
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}

function daysText(
  { from, to }: { readonly from: string | null; readonly to: string | null },
  say: Say,
  language: Language,
): string {
  const day = (one: string) => formatDay(one, language)
  const start = from === null ? say("asset.history.always") : day(from)
  if (to !== null) return say("asset.history.between", { from: start, to: day(to) })
  return from === null ? start : say("asset.history.since", { day: start })
}
