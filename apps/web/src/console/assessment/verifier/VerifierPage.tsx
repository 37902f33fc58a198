import { Select } from "@mantine/core"
import type { VerificationOverview } from "@tinhso/server/assessment/model"
import { useQuery } from "@tanstack/react-query"
import { Link, useNavigate, useParams, useSearchParams } from "react-router"
import { Loaded } from "../../frame/Loaded.tsx"
import { Page } from "../../frame/Page.tsx"
import { useWords } from "../../words/index.ts"
import { roundPage } from "../queries.ts"
import { Overview } from "./Overview.tsx"
import { sittingPath } from "./paths.ts"
import { overviewQuery, type Scope } from "./queries.ts"
import { Sitting } from "./Sitting.tsx"

/** The queue of whoever verifies in a round; with an agency or a criterion named, a sitting. */
export function VerifierPage() {
  const { say } = useWords()
  const { round, scope, organisation } = useAsked()
  const overview = useQuery(overviewQuery(round, organisation))
  const sits = scope.unit !== undefined || scope.criterion !== undefined
  const name = titleOf(scope, overview.data)
  return (
    <Page
      key={`${round} ${scope.unit ?? ""} ${scope.criterion ?? ""} ${organisation ?? ""}`}
      title={name === null ? say("vf.title") : say("vf.title.of", { name })}
      intro={
        <>
          {overview.data?.round.title ?? round}{" "}
          {sits && <Link to={sittingPath(round, {}, organisation)}>{say("vf.back")}</Link>}
          <Duties round={round} scope={scope} overview={overview.data} />
        </>
      }
    >
      {sits ? (
        <Sitting round={round} scope={scope} organisation={organisation} overview={overview.data} />
      ) : (
        <Loaded query={overview}>{(data) => <Overview round={round} overview={data} />}</Loaded>
      )}
    </Page>
  )
}

/** What the address asks for. */
function useAsked() {
  const { round = "", unit } = useParams()
  const [params] = useSearchParams()
  const criterion = params.get("tieu-chi")
  const scope: Scope = unit === undefined ? (criterion === null ? {} : { criterion }) : { unit }
  return { round, scope, organisation: params.get("tu-cach") ?? undefined }
}

function titleOf({ unit, criterion }: Scope, overview: VerificationOverview | undefined) {
  if (unit !== undefined) return overview?.agencies.find((one) => one.unit === unit)?.name ?? null
  if (criterion === undefined) return null
  const found = overview?.criteria.find(({ code }) => code === criterion)
  return found === undefined ? criterion : `${found.code}. ${found.name}`
}

/** Whoever verifies for more than one organisation says for which. */
function Duties({
  round,
  scope,
  overview,
}: {
  round: string
  scope: Scope
  overview: VerificationOverview | undefined
}) {
  const { say } = useWords()
  const navigate = useNavigate()
  if (overview === undefined) return null
  const verifying = overview.duties.filter(({ part }) => part !== "council")
  const council = overview.duties.some(({ part }) => part === "council")
  return (
    <span className="duties">
      {verifying.length > 1 ? (
        <Select
          size="xs"
          label={say("vf.as")}
          allowDeselect={false}
          data={verifying.map(({ organisation, name, part }) => ({
            value: organisation,
            label: `${name} (${say(`vf.part.${part}`)})`,
          }))}
          value={overview.organisation}
          onChange={(next) => {
            if (next !== null) void navigate(sittingPath(round, scope, next))
          }}
        />
      ) : (
        verifying.map(({ organisation, name, part }) => (
          <span key={organisation}>{say("vf.as.one", { name, part: say(`vf.part.${part}`) })}</span>
        ))
      )}
      {council && <Link to={roundPage(round, "hoi-dong")}>{say("vf.to-council")}</Link>}
    </span>
  )
}
