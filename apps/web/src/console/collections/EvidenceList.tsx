import { Button } from "@mantine/core"
import type { CitedEvidence } from "@tinhso/server/indicators/collections/model"
import { formatInstant } from "../../i18n/index.ts"
import { Failure } from "../frame/Failure.tsx"
import { Icon } from "../frame/Icon.tsx"
import { useWords } from "../words/index.ts"
import { type ReportId, useReportDeeds } from "./queries.ts"

interface Props {
  readonly report: ReportId
  readonly cited: readonly CitedEvidence[]
  readonly canRemove: boolean
}

/** Documents behind values: number, summary, the file to open. */
export function EvidenceList({ report, cited, canRemove }: Props) {
  const { say, language } = useWords()
  const { uncite } = useReportDeeds(report)
  if (cited.length === 0) return null
  return (
    <div>
      <h3 className="small-title">{say("rep.evidence")}</h3>
      <ul className="evidence-list">
        {cited.map((one) => (
          <li key={`${one.evidence} ${one.measure ?? ""}`}>
            <Icon name="file" />
            <span className="grow">
              <a
                href={`/api/v1/evidence/${encodeURIComponent(one.evidence)}/file`}
                target="_blank"
                rel="noreferrer"
              >
                {one.number === "" ? (one.fileName ?? one.summary) : one.number}
              </a>
              <span className="quiet">
                {" "}
                {one.summary} · {formatInstant(one.at, language)}
              </span>
            </span>
            {canRemove && (
              <Button
                size="compact-sm"
                variant="subtle"
                aria-label={say("rep.evidence.remove.aria", { number: one.number })}
                loading={uncite.isPending}
                onClick={() => uncite.mutate({ evidence: one.evidence, measure: one.measure })}
              >
                {say("rep.evidence.remove")}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {uncite.isError && <Failure error={uncite.error} />}
    </div>
  )
}
