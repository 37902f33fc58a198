import type { OrganisationImport } from "@tinhso/server/registry/organisations/model"
import { CheckedImport } from "../imports/CheckedImport.tsx"
import { useWords } from "../words/index.ts"

const HEADER =
  "id,name_vi,name_en,short_name,kind,unit,code,parent,groups,opened,closed,document,valid_from,heirs"

/** A list of organisations from a file. */
export function OrganisationImportPage() {
  const { say } = useWords()
  return (
    <CheckedImport<OrganisationImport>
      part="org"
      path="/api/v1/imports/organisations"
      back="/console/to-chuc"
      template={{ name: "mau-co-quan.csv", header: HEADER }}
      columns={[
        { title: say("org.id"), heads: true, cell: ({ id }) => id },
        { title: say("org.nameVi"), cell: ({ nameVi }) => nameVi },
      ]}
      messagesOf={({ messages }) => messages}
      writes={({ counts: { add, change } }) => add + change > 0}
    />
  )
}
