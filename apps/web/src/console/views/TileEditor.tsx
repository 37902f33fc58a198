import type { SavedView, Tile } from "@tinhso/server/indicators/views/model"
import { Button, Group, NativeSelect, TextInput } from "@mantine/core"
import { useWords } from "../words/index.ts"

const KINDS = ["number", "table", "ranking", "trend", "multiples"] as const
const SIZES = ["small", "medium", "wide"] as const

interface Props {
  readonly tile: Tile
  readonly place: number
  readonly count: number
  readonly views: readonly SavedView[]
  readonly onChange: (tile: Tile) => void
  readonly onMove: (by: -1 | 1) => void
  readonly onRemove: () => void
}

/** One tile: which view, how it is shown, how large, and where it stands. */
export function TileEditor({ tile, place, count, views, onChange, onMove, onRemove }: Props) {
  const { say } = useWords()
  const name = say("boards.tile", { place: place + 1 })
  const known = views.some(({ id }) => id === tile.view)
  return (
    <fieldset className="tile-editor">
      <legend>{name}</legend>
      <Group align="end">
        <NativeSelect
          label={say("boards.view")}
          value={tile.view}
          data={[
            ...(known ? [] : [{ value: tile.view, label: tile.view }]),
            ...views.map((view) => ({ value: view.id, label: view.name })),
          ]}
          onChange={(event) => onChange({ ...tile, view: event.currentTarget.value })}
        />
        <NativeSelect
          label={say("boards.kind")}
          value={tile.kind}
          data={KINDS.map((kind) => ({ value: kind, label: say(`boards.kind.${kind}`) }))}
          onChange={(event) => {
            const kind = KINDS.find((one) => one === event.currentTarget.value)
            if (kind !== undefined) onChange({ ...tile, kind })
          }}
        />
        <NativeSelect
          label={say("boards.size")}
          value={tile.size}
          data={SIZES.map((size) => ({ value: size, label: say(`boards.size.${size}`) }))}
          onChange={(event) => {
            const size = SIZES.find((one) => one === event.currentTarget.value)
            if (size !== undefined) onChange({ ...tile, size })
          }}
        />
        <TextInput
          label={say("boards.tileTitle")}
          maxLength={200}
          value={tile.title}
          onChange={(event) => onChange({ ...tile, title: event.currentTarget.value })}
        />
        <PlaceButtons name={name} place={place} count={count} onMove={onMove} onRemove={onRemove} />
      </Group>
    </fieldset>
  )
}

function PlaceButtons({
  name,
  place,
  count,
  onMove,
  onRemove,
}: Pick<Props, "place" | "count" | "onMove" | "onRemove"> & { readonly name: string }) {
  const { say } = useWords()
  return (
    <>
      <Button
        variant="default"
        disabled={place === 0}
        aria-label={`${say("boards.up")}: ${name}`}
        onClick={() => onMove(-1)}
      >
        {say("boards.up")}
      </Button>
      <Button
        variant="default"
        disabled={place === count - 1}
        aria-label={`${say("boards.down")}: ${name}`}
        onClick={() => onMove(1)}
      >
        {say("boards.down")}
      </Button>
      <Button variant="default" aria-label={`${say("boards.remove")}: ${name}`} onClick={onRemove}>
        {say("boards.remove")}
      </Button>
    </>
  )
}
