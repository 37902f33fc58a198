import { Button, Group, Stack, Text } from "@mantine/core"
import type { OrganisationDetail } from "@tinhso/server/registry/organisations/model"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { Link, useParams } from "react-router"
import { formatDay } from "../../i18n/index.ts"
import { Failure } from "../frame/Failure.tsx"
import { Loaded } from "../frame/Loaded.tsx"
import { Page } from "../frame/Page.tsx"
import { ConfirmDialog, type Question } from "../people/ConfirmDialog.tsx"
import { organisationQuery } from "../people/queries.ts"
import { useUnitName } from "../people/UnitName.tsx"
import { useWords } from "../words/index.ts"
import { CloseForm } from "./CloseForm.tsx"
import { EditForm } from "./EditForm.tsx"
import { groupName } from "./fields.tsx"
import { Life } from "./OrganisationsPage.tsx"
import { useOrganisationChanges } from "./queries.ts"

/** One organisation: what it is, was, came from and became; edited and ended here. */
export function OrganisationPage() {
  const { id = "" } = useParams()
  const found = useQuery(organisationQuery(id))
  const name = useUnitName(id)
  const { say } = useWords()
  return (
    <Page title={name} intro={<Link to="/console/to-chuc">{say("org.back")}</Link>}>
      <Loaded query={found}>{(one) => <Sheet key={one.version} one={one} />}</Loaded>
    </Page>
  )
}

type Doing = "edit" | "close" | null

function Sheet({ one }: { one: OrganisationDetail }) {
  const { say } = useWords()
  const [doing, setDoing] = useState<Doing>(null)
  const [question, setQuestion] = useState<Question | null>(null)
  const { reopen } = useOrganisationChanges()
  const askReopen = () =>
    setQuestion({
      text: say("org.reopen.confirm", { name: one.nameVi }),
      action: say("org.reopen"),
      onYes: () => reopen.mutate({ id: one.id, version: one.version }),
    })
  return (
    <Stack gap="xl">
      {reopen.isError && <Failure error={reopen.error} title={say("org.failed")} />}
      <Stack gap="sm">
        <Facts one={one} />
        <Group>
          <Button variant="default" onClick={() => setDoing("edit")}>
            {say("org.edit")}
          </Button>
          {one.closed === null ? (
            <Button variant="default" onClick={() => setDoing("close")}>
              {say("org.close")}
            </Button>
          ) : (
            <Button variant="default" onClick={askReopen} loading={reopen.isPending}>
              {say("org.reopen")}
            </Button>
          )}
        </Group>
      </Stack>
      {doing === "edit" && <EditForm one={one} onDone={() => setDoing(null)} />}
      {doing === "close" && <CloseForm one={one} onDone={() => setDoing(null)} />}
      <History one={one} />
      <Links one={one} />
      <ConfirmDialog question={question} onClose={() => setQuestion(null)} />
    </Stack>
  )
}

function Facts({ one }: { one: OrganisationDetail }) {
  const { say } = useWords()
  const rows: readonly (readonly [string, string])[] = [
    [say("org.id"), one.id],
    [say("org.shortName"), one.shortName],
    [say("org.nameEn"), one.nameEn],
    [say("org.kind"), say(`org.kind.${one.kind}`)],
    [say("org.unit"), one.unitName],
    [say("org.code"), one.code ?? ""],
    [say("org.groups"), one.groups.map((group) => groupName(group, say)).join(", ")],
  ]
  return (
    <dl className="org-facts">
      {rows
        .filter(([, value]) => value !== "")
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      {one.parent !== null && (
        <div>
          <dt>{say("org.parent")}</dt>
          <dd>
            <OrganisationLink id={one.parent} />
          </dd>
        </div>
      )}
      <div>
        <dt>{say("org.life")}</dt>
        <dd>
          <Life opened={one.opened} closed={one.closed} />
        </dd>
      </div>
    </dl>
  )
}

function OrganisationLink({ id }: { id: string }) {
  return <Link to={`/console/to-chuc/${id}`}>{useUnitName(id)}</Link>
}

function History({ one }: { one: OrganisationDetail }) {
  const { say, language } = useWords()
  if (one.states.length < 2) return null
  const titles = ["history.from", "nameVi", "kind", "code", "document"] as const
  return (
    <section aria-labelledby="lich-su">
      <h2 id="lich-su" className="section-title">
        {say("org.history")}
      </h2>
      <table className="grid">
        <caption className="hidden">{say("org.history")}</caption>
        <thead>
          <tr>
            {titles.map((title) => (
              <th key={title} scope="col">
                {say(`org.${title}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {one.states.toReversed().map((state) => (
            <tr key={state.from ?? ""}>
              <th scope="row" data-label={say("org.history.from")}>
                {state.from === null ? say("org.history.always") : formatDay(state.from, language)}
              </th>
              <td data-label={say("org.nameVi")}>{state.nameVi}</td>
              <td data-label={say("org.kind")}>{say(`org.kind.${state.kind}`)}</td>
              <td data-label={say("org.code")}>{state.code ?? "—"}</td>
              <td data-label={say("org.document")}>{state.document ?? "—"}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Links({ one }: { one: OrganisationDetail }) {
  const { say, language } = useWords()
  const links = [
    { title: say("org.origins"), list: one.predecessors },
    { title: say("org.heirs"), list: one.successors },
  ]
  return (
    <>
      {links
        .filter(({ list }) => list.length > 0)
        .map(({ title, list }) => (
          <section key={title}>
            <h2 className="section-title">{title}</h2>
            <ul>
              {list.map(({ organisation, extent, date, document, note }) => (
                <li key={organisation.id}>
                  <Link to={`/console/to-chuc/${organisation.id}`}>{organisation.nameVi}</Link>{" "}
                  <Text component="span" c="var(--muted)">
                    {[say(`org.link.${extent}`, { day: formatDay(date, language) }), document, note]
                      .filter((part) => part !== null && part !== "")
                      .join(" · ")}
                  </Text>
                </li>
              ))}
            </ul>
          </section>
        ))}
      {one.children.length > 0 && (
        <section>
          <h2 className="section-title">{say("org.children")}</h2>
          <ul>
            {one.children.map((child) => (
              <li key={child.id}>
                <Link to={`/console/to-chuc/${child.id}`}>{child.nameVi}</Link>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
