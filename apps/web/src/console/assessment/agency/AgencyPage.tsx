import { Stack, Text } from "@mantine/core"
import type { AgencyForm } from "@tinhso/server/assessment/agency/model"
import { notifications } from "@mantine/notifications"
import { useQuery } from "@tanstack/react-query"
import { useRef, useState } from "react"
import { Link, useParams } from "react-router"
import { formatInstant } from "../../../i18n/index.ts"
import { useMarks } from "../../collections/use-marks.ts"
import { Loaded } from "../../frame/Loaded.tsx"
import { Notice } from "../../frame/Notice.tsx"
import { Page } from "../../frame/Page.tsx"
import { meQuery } from "../../session/session.ts"
import { useWords } from "../../words/index.ts"
import { type AgencyId, roundPage } from "../queries.ts"
import { Contested } from "./Contested.tsx"
import { Gains } from "./Gains.tsx"
import { KeysDialog } from "./KeysDialog.tsx"
import { formQuery, useSheetDeeds } from "./queries.ts"
import { ReplyPart } from "./ReplyPart.tsx"
import { SheetActions } from "./SheetActions.tsx"
import { SheetHead } from "./SheetHead.tsx"
import { SheetList } from "./SheetList.tsx"
import { SubmitDialog } from "./SubmitDialog.tsx"
import { Unsent } from "./Unsent.tsx"
import { useClaims } from "./use-claims.ts"
import { useSheetView } from "./use-sheet-view.ts"
import { CiteDialog } from "./CiteDialog.tsx"

/** One agency's sheet: what it lacks, until when, worth what; later what was taken off and why. */
export function AgencyPage() {
  const { say } = useWords()
  const { round = "", unit = "" } = useParams()
  const agency = { round, unit }
  const form = useQuery(formQuery(agency))
  const account = useQuery(meQuery).data?.user?.id ?? null
  const name = form.data?.sheet.participant.name
  return (
    <Page
      key={`${round} ${unit}`}
      title={name === undefined ? say("dti.sheet") : say("dti.sheet.of", { name })}
      intro={form.data && <Link to={roundPage(round)}>{form.data.round.title}</Link>}
    >
      {account !== null && (
        <Loaded query={form}>
          {(data) => (
            <Sheet
              key={`${account} ${round} ${unit}`}
              agency={agency}
              form={data}
              account={account}
            />
          )}
        </Loaded>
      )}
    </Page>
  )
}

interface Props {
  readonly agency: AgencyId
  readonly form: AgencyForm
  readonly account: string
}

type Asked = "submit" | "keys" | { readonly evidence: string } | null

function Sheet({ agency, form, account }: Props) {
  const [marks, setMarks] = useMarks()
  const claims = useClaims({ agency, account, form, marks })
  const view = useSheetView()
  const deeds = useSheetDeeds(agency)
  const { asked, ask, close } = useAsked()
  return (
    <Stack gap="md">
      <div>
        <SheetHead agency={agency} form={form} rows={claims.rows} />
        <WhyClosed form={form} />
        <SheetActions form={form} claims={claims} onSubmit={() => ask("submit")} />
      </div>
      <Unsent claims={claims} form={form} />
      <Contested form={form} rows={claims.rows} decide={claims.decide} />
      {form.round.calendar.reply !== undefined && (
        <ReplyPart agency={agency} form={form} rows={claims.rows} deeds={deeds} />
      )}
      {form.round.state === "open" && <Gains agency={agency} open={view.open} />}
      <SheetList
        form={form}
        claims={claims}
        view={view}
        deeds={deeds}
        marks={marks}
        onMarks={setMarks}
        onEvidence={(code) => ask({ evidence: code })}
        onHelp={() => ask("keys")}
      />
      <SheetDialogs {...{ asked, close, form, claims, deeds, view }} />
    </Stack>
  )
}

/** The dialog that is open; when it closes, the focus goes back to where it was asked from. */
function useAsked() {
  const [asked, setAsked] = useState<Asked>(null)
  const opener = useRef<Element | null>(null)
  return {
    asked,
    ask: (next: Asked) => {
      opener.current = document.activeElement
      setAsked(next)
    },
    close: (to?: string) => {
      setAsked(null)
      requestAnimationFrame(() => {
        const back = to === undefined ? opener.current : rowButton(to)
        if (back instanceof HTMLElement) back.focus()
      })
    },
  }
}

const rowButton = (code: string) =>
  document.querySelector(`[data-criterion="${CSS.escape(code)}"] [data-row]`)

interface DialogsProps {
  readonly asked: Asked
  readonly close: (to?: string) => void
  readonly form: AgencyForm
  readonly claims: ReturnType<typeof useClaims>
  readonly deeds: ReturnType<typeof useSheetDeeds>
  readonly view: ReturnType<typeof useSheetView>
}

function SheetDialogs({ asked, close, form, claims, deeds, view }: DialogsProps) {
  const { say } = useWords()
  if (asked === null) return null
  if (asked === "keys") return <KeysDialog onClose={() => close()} />
  if (asked === "submit") {
    const done = () => {
      close()
      notifications.show({
        message: say("dti.submitted", { unit: form.sheet.participant.name }),
      })
    }
    const goTo = (code: string) => {
      view.open(code)
      close(code)
    }
    return <SubmitDialog {...{ form, claims, deeds, goTo }} onClose={() => close()} onDone={done} />
  }
  const row = claims.rows.find(({ code }) => code === asked.evidence)
  if (row === undefined) return null
  return (
    <CiteDialog row={row} rows={claims.rows} form={form} deeds={deeds} onClose={() => close()} />
  )
}

/** Why nothing can be typed now, where one would expect to. */
function WhyClosed({ form }: { form: AgencyForm }) {
  const { say, language } = useWords()
  const { stage, may, sheet, round } = form
  const at = (instant: string) => formatInstant(instant, language)
  if (stage === "prepared") return <Text mb="sm">{say("dti.closed.prepared")}</Text>
  if (stage === "before") {
    return <Text mb="sm">{say("dti.closed.before", { at: at(round.calendar.selfOpens) })}</Text>
  }
  if (!may.edit) return <Text mb="sm">{say("dti.closed.reader")}</Text>
  const late = stage === "verify" || stage === "appeal" || stage === "closing"
  if (!late || sheet.participant.submittedAt !== null) return null
  return <Notice tone="bad" title={say("dti.closed.late", { at: at(form.due) })} />
}
