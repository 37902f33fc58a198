import { Button, Text } from "@mantine/core"
import type { AssetDetail, AssetDocument } from "@tinhso/server/registry/assets/model"
import { formatNumber } from "@tinhso/vietnamese"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { formatDay } from "../../i18n/index.ts"
import { Dialog } from "../frame/Dialog.tsx"
import { Failure } from "../frame/Failure.tsx"
import { type ListColumn, ListTable } from "../frame/ListTable.tsx"
import { Loaded } from "../frame/Loaded.tsx"
import { type Say, useWords } from "../words/index.ts"
import { DocumentForm } from "./DocumentForm.tsx"
import { documentsQuery, fileOf, useAssetChanges } from "./queries.ts"

interface Props {
  readonly asset: AssetDetail
  /** Whether they are attached and detached here. */
  readonly changes: boolean
}

/** Photographs and papers that stand on an asset; attached and detached here. */
export function Documents({ asset, changes }: Props) {
  const { say } = useWords()
  const found = useQuery(documentsQuery(asset))
  const [adding, setAdding] = useState(false)
  return (
    <section aria-labelledby="tai-lieu">
      <h2 id="tai-lieu" className="section-title">
        {say("asset.documents")}
      </h2>
      <Loaded query={found}>
        {({ documents, lost }) => (
          <>
            {documents.length === 0 && <Text>{say("asset.document.none")}</Text>}
            <Photographs documents={documents} asset={asset} />
            {documents.length > 0 && (
              <Papers documents={documents} asset={asset} changes={changes} />
            )}
            {lost.length > 0 && (
              <Text size="sm">{say("asset.documents.lost", { ids: lost.join(", ") })}</Text>
            )}
          </>
        )}
      </Loaded>
      {changes && !adding && (
        <Button variant="default" mt="sm" onClick={() => setAdding(true)}>
          {say("asset.document.add")}
        </Button>
      )}
      {adding && <DocumentForm asset={asset} onDone={() => setAdding(false)} />}
    </section>
  )
}

interface ListProps {
  readonly documents: readonly AssetDocument[]
  readonly asset: AssetDetail
}

/** Pictures that a browser draws. */
const DRAWN = new Set(["png", "jpeg", "webp"])

function Photographs({ documents, asset }: ListProps) {
  const { say } = useWords()
  const photographs = documents.filter(({ file }) => DRAWN.has(file?.kind ?? ""))
  if (photographs.length === 0) return null
  return (
    <ul className="asset-photos" aria-label={say("asset.document.photos")}>
      {photographs.map(({ id, summary, issued }) => (
        <li key={id}>
          <a href={fileOf(asset, id)} target="_blank" rel="noreferrer">
            <img src={fileOf(asset, id)} alt={summary} loading="lazy" decoding="async" />
          </a>
          <Day day={issued} />
        </li>
      ))}
    </ul>
  )
}

function Day({ day }: { readonly day: string | null }) {
  const { language } = useWords()
  return day === null ? null : <Text size="sm">{formatDay(day, language)}</Text>
}

function Papers({ documents, asset, changes }: ListProps & { readonly changes: boolean }) {
  const { say } = useWords()
  const [leaving, setLeaving] = useState<AssetDocument | null>(null)
  return (
    <>
      <ListTable
        caption={say("asset.documents")}
        columns={[
          ...documentColumns(asset, say),
          ...(changes ? [removeColumn(say, setLeaving)] : []),
        ]}
        rows={documents}
        rowKey={({ id }) => id}
      />
      {leaving !== null && (
        <Leaving document={leaving} asset={asset} onClose={() => setLeaving(null)} />
      )}
    </>
  )
}

const documentColumns = (asset: AssetDetail, say: Say): ListColumn<AssetDocument>[] => [
  { title: say("asset.document.summary"), heads: true, cell: ({ summary }) => summary },
  { title: say("asset.document.number"), cell: ({ number }) => number ?? "—" },
  { title: say("asset.document.issued"), cell: ({ issued }) => <Day day={issued} /> },
  {
    title: say("asset.document.file"),
    cell: (document) => <Sent document={document} asset={asset} />,
  },
]

const removeColumn = (
  say: Say,
  onLeave: (document: AssetDocument) => void,
): ListColumn<AssetDocument> => ({
  title: say("asset.document.remove"),
  cell: (document) => (
    <Button
      variant="default"
      size="compact-sm"
      aria-label={`${say("asset.document.remove")}: ${document.summary}`}
      onClick={() => onLeave(document)}
    >
      {say("asset.document.remove")}
    </Button>
  ),
})

interface LeavingProps {
  readonly document: AssetDocument
  readonly asset: AssetDetail
  readonly onClose: () => void
}

/** A document is taken off the asset; that it stood there stays in the history. */
function Leaving({ document, asset, onClose }: LeavingProps) {
  const { say } = useWords()
  const { change } = useAssetChanges()
  const { id, version, evidence } = asset
  const name = document.summary.slice(0, 200)
  const leave = () =>
    change.mutate(
      {
        id,
        version,
        evidence: evidence.filter((one) => one !== document.id),
        note: say("asset.document.detached", { name }),
      },
      { onSuccess: onClose },
    )
  return (
    <Dialog opened title={say("asset.document.remove.title", { name })} onClose={onClose}>
      {change.isError && <Failure error={change.error} />}
      <Text mb="md">{say("asset.document.remove.hint")}</Text>
      <Button loading={change.isPending} onClick={leave}>
        {say("asset.document.remove")}
      </Button>
    </Dialog>
  )
}

const kilobytes = (bytes: number) => formatNumber(Math.ceil(bytes / 1024), { maxDecimals: 0 })

function Sent({
  document: { id, file, link },
  asset,
}: {
  readonly document: AssetDocument
  readonly asset: AssetDetail
}) {
  return (
    <>
      {file !== null && (
        <a href={fileOf(asset, id)} download={file.name}>
          {file.name} ({kilobytes(file.bytes)} KB)
        </a>
      )}
      {link !== null && (
        <a href={link} rel="noreferrer" className="wrap-anywhere">
          {link}
        </a>
      )}
    </>
  )
}
