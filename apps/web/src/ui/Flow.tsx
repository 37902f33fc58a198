export interface FlowNode {
  readonly key: string
  readonly title: string
  readonly note: string
  readonly href: string | null
}

interface FlowLink {
  readonly from: string
  readonly to: string
  /** Written where the arrow starts: a date. */
  readonly text: string
}

interface Props {
  /** The whole diagram in words. */
  readonly description: string
  /** Left to right; every link leads from a column to one further right. */
  readonly columns: readonly (readonly FlowNode[])[]
  readonly links: readonly FlowLink[]
  /** The node that the page is about. */
  readonly center: string
}

const BOX = 190
const TALL = 46
const GAP = 14
const LINK = 84

/** What came from what, from left to right, drawn on the server; boxes are links. */
export function Flow({ description, columns, links, center }: Props) {
  const rows = Math.max(...columns.map((nodes) => nodes.length))
  const height = rows * (TALL + GAP) - GAP + 2
  const width = columns.length * BOX + (columns.length - 1) * LINK + 2
  const places = placesOf(columns, height)
  return (
    <div className="flow">
      <svg viewBox={`0 0 ${width} ${height}`} width={width}>
        <title>{description}</title>
        {links.map((link) => (
          <Arrow
            key={`${link.from} ${link.to}`}
            from={places.get(link.from)}
            to={places.get(link.to)}
            text={link.text}
          />
        ))}
        {columns.flat().map((node) => (
          <Box key={node.key} node={node} at={places.get(node.key)} strong={node.key === center} />
        ))}
      </svg>
    </div>
  )
}

interface Place {
  readonly x: number
  readonly y: number
}

/** The upper left corner of every box; columns are centred. */
function placesOf(columns: Props["columns"], height: number): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>()
  for (const [column, nodes] of columns.entries()) {
    const top = 1 + (height - 2 - (nodes.length * (TALL + GAP) - GAP)) / 2
    for (const [row, node] of nodes.entries()) {
      places.set(node.key, { x: 1 + column * (BOX + LINK), y: top + row * (TALL + GAP) })
    }
  }
  return places
}

interface ArrowProps {
  readonly from: Place | undefined
  readonly to: Place | undefined
  readonly text: string
}

function Arrow({ from, to, text }: ArrowProps) {
  if (from === undefined || to === undefined) return null
  const [x1, y1] = [from.x + BOX, from.y + TALL / 2]
  const [x2, y2] = [to.x - 7, to.y + TALL / 2]
  const bend = LINK / 2
  return (
    <g>
      <path
        className="flow-link"
        d={`M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`}
      />
      <path className="flow-head" d={`M${x2 - 2} ${y2 - 4}l8 4-8 4z`} />
      <text className="flow-edge" x={x1 + 4} y={y1 - 6}>
        {text}
      </text>
    </g>
  )
}

interface BoxProps {
  readonly node: FlowNode
  readonly at: Place | undefined
  readonly strong: boolean
}

function Box({ node, at, strong }: BoxProps) {
  if (at === undefined) return null
  const content = (
    <>
      <rect
        className={strong ? "flow-box strong" : "flow-box"}
        x={at.x}
        y={at.y}
        width={BOX}
        height={TALL}
        rx="6"
      />
      <text className="flow-title" x={at.x + 12} y={at.y + 20}>
        {shortened(node.title)}
      </text>
      <text className="flow-note" x={at.x + 12} y={at.y + 36}>
        {node.note}
      </text>
    </>
  )
  return node.href === null ? <g>{content}</g> : <a href={node.href}>{content}</a>
}

const shortened = (text: string) => (text.length > 23 ? `${text.slice(0, 22)}…` : text)
