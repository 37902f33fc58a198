export type Side = "right" | "left" | "below" | "above"

export interface LabelledPoint {
  readonly key: string
  /** Where the point stands on the drawing, in pixels. */
  readonly x: number
  readonly y: number
  /** How far from its middle the name begins. */
  readonly gap: number
  /** The size of its name. */
  readonly width: number
  readonly height: number
  /** The sides to try, best first. */
  readonly sides: readonly Side[]
}

interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

export interface Area {
  readonly width: number
  readonly height: number
}

/**
 * On which side of its point each name stands so that no name covers another name or a named
 * point and none leaves the drawing; nor a point without a name, where that can be. Earlier points
 * choose first; a name without room has no side.
 */
export function labelSides(points: readonly LabelledPoint[], area: Area): Map<string, Side> {
  const dots = points.map((one) => ({ key: one.key, sides: one.sides, box: around(one) }))
  const taken: Box[] = []
  const found = new Map<string, Side>()
  for (const one of points) {
    const others = dots.filter(({ key }) => key !== one.key)
    const free = (side: Side, avoided: readonly { readonly box: Box }[]) => {
      const box = boxAt(one, side)
      const isTaken = (other: Box) => overlaps(box, other)
      return inside(box, area) && !taken.some(isTaken) && !avoided.some((dot) => isTaken(dot.box))
    }
    const side =
      one.sides.find((tried) => free(tried, others)) ??
      one.sides.find((tried) => free(tried, others.filter(isNamed)))
    if (side === undefined) continue
    taken.push(boxAt(one, side))
    found.set(one.key, side)
  }
  return found
}

const isNamed = ({ sides }: Pick<LabelledPoint, "sides">) => sides.length > 0

const DOT = 4

const around = ({ x, y }: LabelledPoint): Box => ({
  left: x - DOT,
  top: y - DOT,
  right: x + DOT,
  bottom: y + DOT,
})

function boxAt({ x, y, gap, width, height }: LabelledPoint, side: Side): Box {
  const across = { left: x - width / 2, right: x + width / 2 }
  const along = { top: y - height / 2, bottom: y + height / 2 }
  switch (side) {
    case "right":
      return { left: x + gap, right: x + gap + width, ...along }
    case "left":
      return { left: x - gap - width, right: x - gap, ...along }
    case "below":
      return { ...across, top: y + gap, bottom: y + gap + height }
    case "above":
      return { ...across, top: y - gap - height, bottom: y - gap }
  }
}

const inside = (box: Box, { width, height }: Area) =>
  box.left >= 0 && box.top >= 0 && box.right <= width && box.bottom <= height

const overlaps = (a: Box, b: Box) =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
