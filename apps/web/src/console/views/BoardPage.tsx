import type {
  Dashboard,
  DashboardDraft,
  SavedView,
  Tile,
} from "@tinhso/server/indicators/views/model"
import { Anchor, Button, Group, Stack, Text, Textarea, TextInput, Title } from "@mantine/core"
import { useQuery } from "@tanstack/react-query"
import { type SubmitEvent, useState } from "react"
import { useNavigate, useParams } from "react-router"
import { Copyable } from "../frame/Copyable.tsx"
import { Failure } from "../frame/Failure.tsx"
import { Loaded } from "../frame/Loaded.tsx"
import { Page } from "../frame/Page.tsx"
import { useFirstWrong } from "../session/use-first-wrong.ts"
import { useWords } from "../words/index.ts"
import { DeleteButton } from "./DeleteButton.tsx"
import { boardQuery, useSavedChanges, viewsQuery } from "./queries.ts"
import { TileEditor } from "./TileEditor.tsx"
import { VisibilityChoice } from "./VisibilityChoice.tsx"

const EMPTY: DashboardDraft = { name: "", visibility: "private", lead: "", tiles: [] }

export function NewBoardPage() {
  const { say } = useWords()
  return (
    <Page title={say("boards.new")}>
      <Loaded query={useQuery(viewsQuery)}>
        {(views) => <BoardEditor saved={null} views={views} />}
      </Loaded>
    </Page>
  )
}

export function BoardPage() {
  const { say } = useWords()
  const { id = "" } = useParams()
  const board = useQuery(boardQuery(id))
  const views = useQuery(viewsQuery)
  return (
    <Page title={board.data?.name ?? say("boards.edit")}>
      <Loaded query={board}>
        {(saved) => (
          <Loaded query={views}>
            {(some) => <BoardEditor key={saved.version} saved={saved} views={some} />}
          </Loaded>
        )}
      </Loaded>
    </Page>
  )
}

/** A dashboard as it is being changed; nothing is kept before one saves. */
function useBoard(saved: Dashboard | null) {
  const { board } = useSavedChanges()
  const go = useNavigate()
  const [draft, setDraft] = useState<DashboardDraft>(() => (saved === null ? EMPTY : bare(saved)))
  const [wrong, setWrong] = useState<Readonly<Record<string, true>>>({})
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const missing = draft.name.trim() === ""
    setWrong(missing ? { name: true } : {})
    if (missing) return
    const kept = saved === null ? draft : { ...draft, id: saved.id, version: saved.version }
    board.mutate(kept, { onSuccess: ({ id }) => void go(`/console/bang/${id}`) })
  }
  return {
    board,
    draft,
    wrong,
    submit,
    set: (change: Partial<DashboardDraft>) => setDraft({ ...draft, ...change }),
  }
}

const bare = ({ name, visibility, lead, tiles }: Dashboard): DashboardDraft => ({
  name,
  visibility,
  lead,
  tiles,
})

function BoardEditor({ saved, views }: { saved: Dashboard | null; views: readonly SavedView[] }) {
  const { say } = useWords()
  const { board, draft, wrong, submit, set } = useBoard(saved)
  const form = useFirstWrong(wrong)
  return (
    <form ref={form} onSubmit={submit} noValidate>
      <Stack>
        {saved !== null && <Shared saved={saved} />}
        {board.isError && (
          <Failure error={board.error} title={say("views.failed")} next={say("views.kept")} />
        )}
        <TextInput
          label={say("views.name")}
          required
          maw="36rem"
          maxLength={200}
          value={draft.name}
          error={wrong["name"] === true ? say("views.nameMissing") : undefined}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        <Textarea
          label={say("boards.lead")}
          maw="36rem"
          maxLength={1000}
          value={draft.lead}
          onChange={(event) => set({ lead: event.currentTarget.value })}
        />
        <VisibilityChoice value={draft.visibility} onChange={(visibility) => set({ visibility })} />
        <Tiles tiles={draft.tiles} views={views} onChange={(tiles) => set({ tiles })} />
        <Group>
          <Button type="submit" loading={board.isPending}>
            {say("boards.save")}
          </Button>
          {saved !== null && <Remove id={saved.id} />}
        </Group>
      </Stack>
    </form>
  )
}

function Shared({ saved }: { saved: Dashboard }) {
  const { say } = useWords()
  if (saved.visibility === "private") return null
  return (
    <>
      <Anchor href={`/bang/${saved.id}`}>{say("boards.openPage")}</Anchor>
      <Copyable label={say("views.address")} value={`${location.origin}/bang/${saved.id}`} />
    </>
  )
}

function Remove({ id }: { id: string }) {
  const { say } = useWords()
  const { deleteBoard } = useSavedChanges()
  const go = useNavigate()
  return (
    <DeleteButton
      what={say("boards.deleteWhat")}
      busy={deleteBoard.isPending}
      onDelete={() => deleteBoard.mutate(id, { onSuccess: () => void go("/console/bang") })}
    />
  )
}

interface TilesProps {
  readonly tiles: readonly Tile[]
  readonly views: readonly SavedView[]
  readonly onChange: (tiles: Tile[]) => void
}

/** Tiles in their order; moved by buttons, so that the keyboard is enough. */
function Tiles({ tiles, views, onChange }: TilesProps) {
  const { say } = useWords()
  const [told, setTold] = useState("")
  const [first] = views
  const move = (place: number, by: -1 | 1) => {
    const moved = tiles[place]
    if (moved === undefined) return
    const next = tiles.toSpliced(place, 1).toSpliced(place + by, 0, moved)
    onChange(next)
    const name = moved.title || (views.find(({ id }) => id === moved.view)?.name ?? "")
    setTold(say("boards.moved", { name, place: place + by + 1 }))
  }
  return (
    <section aria-labelledby="cac-o">
      <Title order={2} size="h3" id="cac-o">
        {say("boards.tiles")}
      </Title>
      {tiles.length === 0 && (
        <Text>{say(first === undefined ? "views.none" : "boards.noTiles")}</Text>
      )}
      {tiles.map((tile, place) => (
        <TileEditor
          // oxlint-disable-next-line react/no-array-index-key -- a tile is its place; nothing in it is remembered
          key={place}
          tile={tile}
          place={place}
          count={tiles.length}
          views={views}
          onChange={(next) => onChange(tiles.with(place, next))}
          onMove={(by) => move(place, by)}
          onRemove={() => onChange(tiles.toSpliced(place, 1))}
        />
      ))}
      <output className="hidden">{told}</output>
      {first !== undefined && (
        <Button
          variant="default"
          onClick={() =>
            onChange([...tiles, { view: first.id, kind: "number", title: "", size: "small" }])
          }
        >
          {say("boards.add")}
        </Button>
      )}
    </section>
  )
}
