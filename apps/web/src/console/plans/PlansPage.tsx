import { Button, Group, Stack, Text } from "@mantine/core"
import type { PlanSummary } from "@tinhso/server/indicators/plans/model"
import { useQuery } from "@tanstack/react-query"
import { Link } from "react-router"
import { formatWhole } from "../../i18n/index.ts"
import { Loaded } from "../frame/Loaded.tsx"
import { Page } from "../frame/Page.tsx"
import { holds, meQuery } from "../session/session.ts"
import { useWords } from "../words/index.ts"
import { DueTasks } from "./DueTasks.tsx"
import { plansQuery } from "./queries.ts"

/** What is due, and every plan with how many of its targets and tasks are behind. */
export function PlansPage() {
  const { say } = useWords()
  const plans = useQuery(plansQuery)
  const editor = holds(useQuery(meQuery).data?.grants ?? [], "editor")
  return (
    <Page title={say("plan.title")} intro={say("plan.intro")}>
      <Stack gap="xl">
        {editor && (
          <Group>
            <Button component={Link} to="/console/ke-hoach/nhap">
              {say("plan.import")}
            </Button>
          </Group>
        )}
        <DueTasks />
        <section aria-labelledby="cac-ke-hoach">
          <h2 id="cac-ke-hoach" className="section-title">
            {say("plan.list")}
          </h2>
          <Loaded query={plans}>
            {({ plans: list }) =>
              list.length === 0 ? <Text>{say("plan.none")}</Text> : <PlanTable list={list} />
            }
          </Loaded>
        </section>
      </Stack>
    </Page>
  )
}

function PlanTable({ list }: { list: readonly PlanSummary[] }) {
  const { say, language } = useWords()
  const number = (count: number | undefined) => formatWhole(count ?? 0, language)
  return (
    <table className="grid">
      <caption className="hidden">{say("plan.list")}</caption>
      <thead>
        <tr>
          <th scope="col">{say("plan.plan")}</th>
          <th scope="col">{say("plan.place")}</th>
          <th scope="col" className="numeric">
            {say("plan.targets")}
          </th>
          <th scope="col" className="numeric">
            {say("plan.behind")}
          </th>
          <th scope="col" className="numeric">
            {say("plan.late")}
          </th>
        </tr>
      </thead>
      <tbody>
        {list.map((plan) => (
          <tr key={plan.id}>
            <th scope="row" data-label={say("plan.plan")}>
              <PlanName plan={plan} />
            </th>
            <td data-label={say("plan.place")}>{plan.place.fullName}</td>
            <td className="numeric" data-label={say("plan.targets")}>
              {number(plan.targets)}
            </td>
            <td className="numeric" data-label={say("plan.behind")}>
              {number(plan.counts.behind)}
            </td>
            <td className="numeric" data-label={say("plan.late")}>
              {number(plan.taskStates["late"])}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function PlanName({ plan }: { plan: PlanSummary }) {
  const { language } = useWords()
  return (
    <span>
      <Link to={`/console/ke-hoach/${plan.id}`}>
        {language === "en" && plan.titleEn !== "" ? plan.titleEn : plan.title}
      </Link>
      {plan.number !== null && <span className="under">{plan.number}</span>}
    </span>
  )
}
