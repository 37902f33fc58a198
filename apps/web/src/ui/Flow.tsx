export interface FlowNode {
  readonly key: string
  readonly title: string
  readonly note: string
  readonly href: string | null
}

interface Props {
  /** The whole diagram in words. */
  readonly description: string
  readonly before: readonly FlowNode[]
  readonly center: FlowNode
  readonly after: readonly FlowNode[]
  /** Written on the line between the center and a node: a date, a share. */
  readonly edge: (node: FlowNode) => string
}

const BOX = 176
const TALL = 46
const GAP = 12
const LINK = 92

/** What something was made of and what became of it, from left to right. Drawn on the server. */
export function Flow({ description, before, center, after, edge }: Props) {
  const columns = [before, [center], after].filter((nodes) => nodes.length > 0)
  const rows = Math.max(...columns.map((nodes) => nodes.length))
  const height = rows * (TALL + GAP) - GAP + 2
  const width = columns.length * BOX + (columns.length - 1) * LINK + 2
  const middle = columns.findIndex((nodes) => nodes.includes(center))
  const left = (column: number) => 1 + column * (BOX + LINK)
  const top = (count: number, row: number) =>
    1 + (height - 2 - (count * (TALL + GAP) - GAP)) / 2 + row * (TALL + GAP)
  const centerY = top(1, 0) + TALL / 2
  return (
    <div className="flow">
      <svg viewBox={`0 0 ${width} ${height}`} width={width} role="group" aria-label={description}>
        {columns.map((nodes, column) =>
          column === middle
            ? null
            : nodes.map((node, row) => {
                const from = column < middle ? left(column) + BOX : left(middle) + BOX
                const y = top(nodes.length, row) + TALL / 2
                const [y1, y2] = column < middle ? [y, centerY] : [centerY, y]
                return <Link key={node.key} x={from} y1={y1} y2={y2} text={edge(node)} at={y} />
              }),
        )}
        {columns.map((nodes, column) =>
          nodes.map((node, row) => (
            <Box
              key={node.key}
              node={node}
              x={left(column)}
              y={top(nodes.length, row)}
              strong={node === center}
            />
          )),
        )}
      </svg>
    </div>
  )
}

function Link(props: { x: number; y1: number; y2: number; text: string; at: number }) {
  const { x, y1, y2 } = props
  const bend = LINK / 2
  const path = `M${x} ${y1}C${x + bend} ${y1} ${x + LINK - bend} ${y2} ${x + LINK - 7} ${y2}`
  const labelX = props.at === y1 ? x + 6 : x + LINK - 12
  return (
    <g aria-hidden="true">
      <path className="flow-link" d={path} />
      <path className="flow-head" d={`M${x + LINK - 9} ${y2 - 4}l8 4-8 4z`} />
      <text className="flow-edge" x={labelX} y={props.at - 6} textAnchor={props.at === y1 ? "start" : "end"}>
        {props.text}
      </text>
    </g>
  )
}

function Box({ node, x, y, strong }: { node: FlowNode; x: number; y: number; strong: boolean }) {
  const content = (
    <>
      <rect
        className={strong ? "flow-box strong" : "flow-box"}
        x={x}
        y={y}
        width={BOX}
        height={TALL}
        rx="6"
      />
      <text className="flow-title" x={x + 12} y={y + 20}>
        {shortened(node.title)}
      </text>
      <text className="flow-note" x={x + 12} y={y + 36}>
        {node.note}
      </text>
    </>
  )
  return node.href === null ? <g>{content}</g> : <a href={node.href}>{content}</a>
}

const shortened = (text: string) => (text.length > 23 ? `${text.slice(0, 22)}…` : text)
