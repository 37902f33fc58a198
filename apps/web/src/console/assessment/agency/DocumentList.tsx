import { Button, Text } from "@mantine/core"
import type { Evidence } from "@tinhso/server/evidence/model"
import { formatDay } from "../../../i18n/index.ts"
import { Failure } from "../../frame/Failure.tsx"
import { Icon } from "../../frame/Icon.tsx"
import { useWords } from "../../words/index.ts"
import type { CriterionRow } from "./sheet-rows.ts"
import type { SheetProps } from "./sheet-props.ts"

type Props = SheetProps & { readonly row: CriterionRow }

/** The documents behind a criterion. */
export function DocumentList({ row, form, claims, deeds, onEvidence }: Props) {
  const { say } = useWords()
  const { documents, code, criterion } = row
  const open = form.may.cite
  if (!open && documents.length === 0) return null
  if (open && criterion.evidence === "none" && documents.length === 0) return null
  const uses = (id: string) => claims.rows.filter(({ score }) => score.evidence.includes(id)).length
  const remove = (evidence: string) =>
    deeds.cite.mutate({ add: [], remove: [{ criterion: code, evidence }] })
  return (
    <div>
      <h3 className="small-title">{say("dti.documents")}</h3>
      {documents.length === 0 ? (
        <Text size="sm">{say("dti.documents.none")}</Text>
      ) : (
        <ul className="evidence-list">
          {documents.map((one) => (
            <Document
              key={one.id}
              document={one}
              uses={uses(one.id)}
              {...(open ? { onRemove: () => remove(one.id) } : {})}
            />
          ))}
        </ul>
      )}
      {deeds.cite.isError && <Failure error={deeds.cite.error} />}
      {open && (
        <Button size="compact-sm" variant="default" onClick={() => onEvidence(code)}>
          {say("dti.documents.add")}
        </Button>
      )}
    </div>
  )
}

interface DocumentProps {
  readonly document: Evidence
  readonly uses: number
  readonly onRemove?: () => void
}

function Document({ document, uses, onRemove }: DocumentProps) {
  const { say, language } = useWords()
  const { id, number, issuer, issued, summary, file, link } = document
  const name = number ?? file?.name ?? summary
  const href = file === null ? (link ?? "") : `/api/v1/evidence/${encodeURIComponent(id)}/file`
  const told = [
    ...(name === summary ? [] : [summary]),
    issuer,
    issued === null ? null : formatDay(issued, language),
    file === null ? say("dti.documents.link") : null,
    uses > 1 ? say("dti.documents.many", { count: uses }) : null,
  ].filter((one) => one !== null)
  return (
    <li>
      <Icon name="file" />
      <span className="grow wrap-anywhere">
        <a href={href} target="_blank" rel="noreferrer">
          {name}
        </a>
        <span className="quiet"> {told.join(" · ")}</span>
      </span>
      {onRemove !== undefined && (
        <Button
          size="compact-sm"
          variant="subtle"
          aria-label={say("dti.documents.remove.aria", { number: name })}
          onClick={onRemove}
        >
          {say("dti.documents.remove")}
        </Button>
      )}
    </li>
  )
}
