import { Text } from "@mantine/core"
import type { SwitchOff } from "@tinhso/server/registry/assets/model"
import type { ReactNode } from "react"
import { Link } from "react-router"
import { formatDay, formatWhole, type Language } from "../../i18n/index.ts"
import { type ListColumn, ListTable } from "../frame/ListTable.tsx"
import { type Say, useWords } from "../words/index.ts"

/** Masts that are named; all of them stand in the file. */
const NAMED = 60

/** What is left, by operator and by unit, and the masts that have nothing else. */
export function LeftTables({ told }: { readonly told: SwitchOff }) {
  const { say, language } = useWords()
  const { technology } = told
  return (
    <>
      <Part id="theo-nha-mang" title={say("off.operators")}>
        <Text size="sm">{say("off.operators.hint")}</Text>
        <Operators told={told} />
      </Part>
      <Part id="theo-dia-ban" title={say("off.units")}>
        <ListTable
          caption={say("off.units")}
          rows={told.units}
          rowKey={({ unit }) => unit}
          columns={[
            unitColumn(technology, say),
            ...numbers(technology, say("off.only", { technology }), say, language),
          ]}
        />
      </Part>
      {told.onlyOn.length > 0 && (
        <Part id="cot-khong-con" title={say("off.onlyOn")}>
          <ul className="asset-ids">
            {told.onlyOn.slice(0, NAMED).map((id) => (
              <li key={id}>
                <Link to={`/console/ha-tang/${id}`}>{id}</Link>
              </li>
            ))}
          </ul>
          {told.onlyOn.length > NAMED && (
            <Text size="sm">
              {say("off.onlyOn.more", {
                count: formatWhole(told.onlyOn.length - NAMED, language),
              })}
            </Text>
          )}
        </Part>
      )}
    </>
  )
}

interface PartProps {
  readonly id: string
  readonly title: string
  readonly children: ReactNode
}

function Part({ id, title, children }: PartProps) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="section-title">
        {title}
      </h2>
      {children}
    </section>
  )
}

type Left = Pick<SwitchOff, "stations" | "masts" | "mastsOnly" | "unknown">

function numbers(
  technology: string,
  only: string,
  say: Say,
  language: Language,
): ListColumn<Left>[] {
  const whole = (value: number) => formatWhole(value, language)
  return [
    { title: say("off.stations", { technology }), numeric: true, cell: (r) => whole(r.stations) },
    { title: say("off.masts", { technology }), numeric: true, cell: (r) => whole(r.masts) },
    { title: only, numeric: true, cell: (r) => whole(r.mastsOnly) },
    { title: say("off.unknown"), numeric: true, cell: (r) => whole(r.unknown) },
  ]
}

const unitColumn = (technology: string, say: Say): ListColumn<SwitchOff["units"][number]> => ({
  title: say("asset.unit"),
  heads: true,
  cell: ({ unit, name }) => <Link to={`/console/ha-tang?${listOf(unit, technology)}`}>{name}</Link>,
})

type Operator = SwitchOff["operators"][number]

function Operators({ told: { operators, technology } }: { readonly told: SwitchOff }) {
  const { say, language } = useWords()
  return (
    <ListTable
      caption={say("off.operators")}
      columns={[
        {
          title: say("off.operator"),
          heads: true,
          cell: ({ operator, name }) => (operator === null ? say("off.operator.none") : name),
        },
        ...numbers(technology, say("off.only.own", { technology }), say, language),
        plannedColumn(say, language),
      ]}
      rows={operators}
      rowKey={({ operator }) => operator ?? ""}
    />
  )
}

const plannedColumn = (say: Say, language: Language): ListColumn<Operator> => ({
  title: say("off.planned"),
  cell: ({ planned, late }) => (
    <>
      {planned === null ? say("off.planned.none") : formatDay(planned.day, language)}
      {planned !== null && <span className="under">{planned.basis}</span>}
      {late > 0 && (
        <strong className="under">{say("off.late", { count: formatWhole(late, language) })}</strong>
      )}
    </>
  ),
})

const listOf = (unit: string, technology: string) =>
  new URLSearchParams({
    loai: "base-station",
    "dia-ban": unit,
    "dieu-kien": `technology=${technology}`,
  }).toString()
