import { Button, Group, NativeSelect, Stack } from "@mantine/core"
import type { IndexTold, IndexVersionRef, Mapping } from "@tinhso/server/assessment/model"
import { useQuery } from "@tanstack/react-query"
import { Link, useSearchParams } from "react-router"
import { formatInstant, type Language } from "../../../i18n/index.ts"
import { type ListColumn, ListTable } from "../../frame/ListTable.tsx"
import { Loaded } from "../../frame/Loaded.tsx"
import { type Say, useWords } from "../../words/index.ts"
import { indexPage, indicesQuery, versionsQuery } from "../index-editor/queries.ts"
import { formatPoints } from "../points.ts"
import { MappingEditor } from "./MappingEditor.tsx"
import { mappingsQuery, sameVersion } from "./queries.ts"

/** What makes this version comparable with others; the mapping that is open stands in the address. */
export function MappingsPart({ told }: { readonly told: IndexTold }) {
  const { say } = useWords()
  const here = { id: told.index.id, version: told.version }
  const [query, setQuery] = useSearchParams()
  const mappings = useQuery(mappingsQuery)
  const open = refOf(query.get("doi-chieu"))
  const choose = (other: IndexVersionRef | null) =>
    setQuery(
      (now) => {
        const next = new URLSearchParams(now)
        next.set("ban", String(here.version))
        if (other === null) next.delete("doi-chieu")
        else next.set("doi-chieu", `${other.id}/${other.version}`)
        return next
      },
      { replace: true, preventScrollReset: true },
    )
  return (
    <section aria-labelledby="doi-chieu">
      <h2 id="doi-chieu" className="section-title">
        {say("map.title")}
      </h2>
      <p className="quiet">{say("map.intro")}</p>
      {told.issuedAt === null ? (
        <p>{say("map.draft")}</p>
      ) : (
        <Loaded query={mappings}>
          {(all) => (
            <Stack>
              <Known
                here={here}
                mappings={all.filter(
                  (one) => sameVersion(one.to, here) || sameVersion(one.from, here),
                )}
                onOpen={choose}
              />
              <Chooser here={here} open={open} onChoose={choose} />
              {open !== null && !sameVersion(open, here) && (
                <MappingEditor
                  key={`${open.id} ${open.version}`}
                  from={open}
                  told={told}
                  known={all.find(
                    (one) => sameVersion(one.from, open) && sameVersion(one.to, here),
                  )}
                />
              )}
            </Stack>
          )}
        </Loaded>
      )}
    </section>
  )
}

/** "922-2022/1" in an address. */
function refOf(text: string | null): IndexVersionRef | null {
  const [, id, version] = /^([a-z0-9-]{1,60})\/(\d{1,6})$/u.exec(text ?? "") ?? []
  return id === undefined || version === undefined ? null : { id, version: Number(version) }
}

interface KnownProps {
  readonly here: IndexVersionRef
  readonly mappings: readonly Mapping[]
  readonly onOpen: (other: IndexVersionRef) => void
}

function Known({ here, mappings, onOpen }: KnownProps) {
  const { say, language } = useWords()
  if (mappings.length === 0) return <p>{say("map.none")}</p>
  return (
    <ListTable<Mapping>
      caption={say("map.list")}
      rows={mappings}
      rowKey={({ from, to }) => `${from.id} ${from.version} ${to.id} ${to.version}`}
      columns={columnsOf({ here, say, language, onOpen })}
    />
  )
}

interface Told extends Omit<KnownProps, "mappings"> {
  readonly say: Say
  readonly language: Language
}

function columnsOf({ here, say, language, onOpen }: Told): ListColumn<Mapping>[] {
  const covered = ({ points, of }: Mapping["coversTo"]) =>
    say("map.covers.of", {
      points: formatPoints(points, language),
      of: formatPoints(of, language),
    })
  const version = (one: IndexVersionRef) =>
    sameVersion(one, here) ? (
      say("map.of", { ...one })
    ) : (
      <Link to={indexPage(one.id, one.version)}>{say("map.of", { ...one })}</Link>
    )
  return [
    { title: say("map.from"), heads: true, cell: ({ from }) => version(from) },
    { title: say("map.to"), cell: ({ to }) => version(to) },
    { title: say("map.document"), cell: ({ document }) => document },
    { title: say("map.covers"), cell: ({ coversTo }) => covered(coversTo) },
    { title: say("map.kept"), cell: ({ recordedAt }) => formatInstant(recordedAt, language) },
    {
      title: say("map.col.change"),
      cell: ({ from, to }) =>
        sameVersion(to, here) ? (
          <Button
            size="compact-sm"
            variant="default"
            aria-label={say("map.edit.of", { ...from })}
            onClick={() => onOpen(from)}
          >
            {say("map.edit")}
          </Button>
        ) : null,
    },
  ]
}

interface ChooserProps {
  readonly here: IndexVersionRef
  readonly open: IndexVersionRef | null
  readonly onChoose: (other: IndexVersionRef | null) => void
}

/** Which earlier version this one is mapped to: an index, then one of its issued versions. */
function Chooser({ here, open, onChoose }: ChooserProps) {
  const { say } = useWords()
  const [query, setQuery] = useSearchParams()
  const index = open?.id ?? query.get("voi") ?? ""
  const indices = useQuery(indicesQuery).data ?? []
  const versions = useQuery({ ...versionsQuery(index), enabled: index !== "" }).data
  const issued = (versions ?? []).filter(
    ({ version, issuedAt }) => issuedAt !== null && !sameVersion({ id: index, version }, here),
  )
  const choose = (id: string) =>
    setQuery(
      (now) => {
        const next = new URLSearchParams(now)
        next.delete("doi-chieu")
        if (id === "") next.delete("voi")
        else next.set("voi", id)
        return next
      },
      { replace: true, preventScrollReset: true },
    )
  return (
    <Group align="flex-end">
      <NativeSelect
        label={say("map.index")}
        value={index}
        data={[
          { value: "", label: say("map.choose") },
          ...indices.map((one) => ({ value: one.index.id, label: one.index.id })),
        ]}
        onChange={(event) => choose(event.currentTarget.value)}
      />
      {index !== "" && issued.length > 0 && (
        <NativeSelect
          label={say("map.version")}
          value={open === null ? "" : String(open.version)}
          data={[
            { value: "", label: say("map.choose") },
            ...issued.map(({ version }) => String(version)),
          ]}
          onChange={(event) => {
            const version = Number(event.currentTarget.value)
            onChoose(version === 0 ? null : { id: index, version })
          }}
        />
      )}
      {versions !== undefined && issued.length === 0 && <output>{say("map.version.none")}</output>}
    </Group>
  )
}
