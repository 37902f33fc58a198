import { Text } from "@mantine/core"
import type { AssetDetail, AssetDocument } from "@tinhso/server/registry/assets/model"
import { formatNumber } from "@tinhso/vietnamese"
import { useQuery } from "@tanstack/react-query"
import { formatDay } from "../../i18n/index.ts"
import { type ListColumn, ListTable } from "../frame/ListTable.tsx"
import { Loaded } from "../frame/Loaded.tsx"
import { useWords } from "../words/index.ts"
import { documentsQuery, fileOf } from "./queries.ts"

/** Photographs and papers that stand on an asset, each to be saved. */
export function Documents({ asset }: { readonly asset: AssetDetail }) {
  const { say, language } = useWords()
  const found = useQuery(documentsQuery(asset))
  const sent = (document: AssetDocument) => <Sent document={document} asset={asset} />
  const columns: ListColumn<AssetDocument>[] = [
    { title: say("asset.document.summary"), heads: true, cell: ({ summary }) => summary },
    { title: say("asset.document.number"), cell: ({ number }) => number ?? "—" },
    {
      title: say("asset.document.issued"),
      cell: ({ issued }) => (issued === null ? "—" : formatDay(issued, language)),
    },
    { title: say("asset.document.file"), cell: sent },
  ]
  return (
    <section aria-labelledby="tai-lieu">
      <h2 id="tai-lieu" className="section-title">
        {say("asset.documents")}
      </h2>
      <Loaded query={found}>
        {({ documents, lost }) => (
          <>
            <ListTable
              caption={say("asset.documents")}
              columns={columns}
              rows={documents}
              rowKey={({ id }) => id}
            />
            {lost.length > 0 && (
              <Text size="sm">{say("asset.documents.lost", { ids: lost.join(", ") })}</Text>
            )}
          </>
        )}
      </Loaded>
    </section>
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
