import { Button, Group, Stack } from "@mantine/core"
import type { GapProgramme, GapProgrammes } from "@tinhso/server/coverage/register/model"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { Link } from "react-router"
import { formatDay, formatWhole, type Language } from "../../i18n/index.ts"
import { type ListColumn, ListTable } from "../frame/ListTable.tsx"
import { Loaded } from "../frame/Loaded.tsx"
import { Page } from "../frame/Page.tsx"
import { holds, meQuery } from "../session/session.ts"
import { type Say, useWords } from "../words/index.ts"
import { ProgrammeDialog } from "./ProgrammeDialog.tsx"
import { figureQuery, programmesQuery } from "./queries.ts"

/** Which states make a share, programme by programme. */
export function ProgrammesPage() {
  const { say } = useWords()
  const found = useQuery(programmesQuery)
  return (
    <Page
      title={say("gap.prog.title")}
      intro={
        <>
          {say("gap.prog.intro")} <Link to="/console/vung-lom">{say("gap.back")}</Link>
        </>
      }
    >
      <Loaded query={found}>{(told) => <Programmes told={told} />}</Loaded>
    </Page>
  )
}

function Programmes({ told }: { readonly told: GapProgrammes }) {
  const { say, language } = useWords()
  const grants = useQuery(meQuery).data?.grants ?? []
  const administers = holds(grants, "administrator")
  const [open, setOpen] = useState<GapProgramme | "new" | null>(null)
  return (
    <Stack>
      {administers && (
        <Group>
          <Button onClick={() => setOpen("new")}>{say("gap.prog.new")}</Button>
        </Group>
      )}
      <ListTable
        caption={say("gap.prog.list")}
        columns={[
          ...columnsOf(say, language),
          ...(administers ? [changeColumn(say, setOpen)] : []),
        ]}
        rows={told.programmes}
        rowKey={({ code }) => code}
      />
      {open !== null && (
        <ProgrammeDialog
          programme={open === "new" ? null : open}
          presets={told.presets}
          onClose={() => setOpen(null)}
        />
      )}
    </Stack>
  )
}

function columnsOf(say: Say, language: Language): ListColumn<GapProgramme>[] {
  const statesOf = (states: GapProgramme["counted"]) =>
    states.map((state) => say(`gap.state.${state}`)).join(", ")
  return [
    { title: say("gap.prog.name"), heads: true, cell: (one) => <Name programme={one} /> },
    {
      title: say("gap.prog.membership"),
      cell: ({ membership }) => say(`gap.prog.membership.${membership}`),
    },
    { title: say("gap.prog.counted"), cell: ({ counted }) => statesOf(counted) },
    { title: say("gap.prog.reached"), cell: ({ reached }) => statesOf(reached) },
    {
      title: say("gap.prog.document"),
      cell: ({ document, listDay }) =>
        [document, listDay === null ? null : formatDay(listDay, language)]
          .filter((one) => one !== null)
          .join(" · ") || "—",
    },
    {
      title: say("gap.prog.gaps"),
      numeric: true,
      cell: ({ gaps }) => formatWhole(gaps, language),
    },
    { title: say("gap.prog.share"), cell: ({ code }) => <Share code={code} /> },
  ]
}

const changeColumn = (
  say: Say,
  onOpen: (programme: GapProgramme) => void,
): ListColumn<GapProgramme> => ({
  title: say("gap.prog.change"),
  cell: (one) => (
    <Button size="compact-sm" variant="default" onClick={() => onOpen(one)}>
      {say("gap.prog.change")}
    </Button>
  ),
})

function Name({ programme }: { readonly programme: GapProgramme }) {
  const { say, language } = useWords()
  const { code, nameVi, nameEn, shipped } = programme
  return (
    <>
      <Link to={`/console/vung-lom?chuong-trinh=${code}`}>
        {language === "vi" ? nameVi : nameEn}
      </Link>
      <span className="asset-note">
        {code}
        {shipped && ` · ${say("gap.prog.shipped")}`}
      </span>
    </>
  )
}

function Share({ code }: { readonly code: string }) {
  const { language } = useWords()
  const told = useQuery(figureQuery(code, "", "")).data
  return <>{language === "vi" ? told?.sentenceVi : told?.sentenceEn}</>
}
