import type { Figure } from "../../model.ts"
import { CONTEXT_PATH } from "./context.ts"
import { type Linked, node, type Node } from "./linked.ts"

/** A figure of a public text: every version, the row of the file it was read from, the document. */
export function linkedPublished(history: readonly Figure[], origin: string): Linked {
  const documents = new Map(history.map(({ document }) => [document.id, document]))
  const nameOf = ({ id, version }: Figure) =>
    `${origin}/api/v1/figures/${encodeURIComponent(id)}#version-${version}`
  const documentName = (id: string) => `${origin}/van-ban/${encodeURIComponent(id)}`
  return {
    "@context": `${origin}${CONTEXT_PATH}`,
    graph: [
      ...history.flatMap((one, i): Node[] => {
        const name = nameOf(one)
        const earlier = history[i + 1]
        const { source } = one
        return [
          node(name, "Entity", {
            label: one.label,
            value: one.value,
            unitText: one.unitOfMeasure,
            temporal: one.period.code,
            spatial: `${origin}/dia-ban/${one.place.id}`,
            description: one.comparator === "=" ? null : one.comparator,
            generatedAtTime: one.recordedAt,
            invalidatedAtTime: one.supersededAt,
            wasRevisionOf: earlier === undefined ? null : nameOf(earlier),
            wasDerivedFrom: [`${name}-row`],
            hadPrimarySource: documentName(one.document.id),
          }),
          node(`${name}-row`, "Entity", {
            label: `${source.file}${source.sheet === null ? "" : `, ${source.sheet}`}, dòng ${source.row}`,
            identifier: `sha256:${source.sha256}`,
            wasDerivedFrom: [documentName(one.document.id)],
          }),
        ]
      }),
      ...[...documents.values()].map(({ id, title, number, issuer, issued }) =>
        node(documentName(id), "Entity", {
          label: title,
          identifier: number,
          description: issuer,
          issued: issued?.kind === "day" ? issued.starts : null,
        }),
      ),
    ],
  }
}
