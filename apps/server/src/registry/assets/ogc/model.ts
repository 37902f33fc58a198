import { Type } from "typebox"
import { Geometry } from "../model.ts"

const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()])

const Link = Type.Object({
  href: Type.String(),
  rel: Type.String(),
  type: Type.String(),
  title: Type.String(),
})
const Links = Type.Array(Link)

export const Landing = Type.Object({
  title: Type.String(),
  description: Type.String(),
  links: Links,
})

export const Conformance = Type.Object({ conformsTo: Type.Array(Type.String()) })

export const Collection = Type.Object({
  id: Type.String(),
  title: Type.String(),
  description: Type.String(),
  itemType: Type.Literal("feature"),
  crs: Type.Array(Type.String()),
  /** Left out where no place of it is told. */
  extent: Type.Optional(
    Type.Object({
      spatial: Type.Object({
        bbox: Type.Array(Type.Array(Type.Number(), { minItems: 4, maxItems: 4 })),
        crs: Type.String(),
      }),
    }),
  ),
  links: Links,
})

export const Collections = Type.Object({ links: Links, collections: Type.Array(Collection) })

export const Queryables = Type.Object(
  {
    type: Type.Literal("object"),
    title: Type.String(),
    properties: Type.Record(Type.String(), Type.Unknown()),
  },
  {
    additionalProperties: true,
    description: "A JSON Schema of what items can be filtered by, with $schema and $id",
  },
)

const feature = {
  type: Type.Literal("Feature"),
  id: Type.String(),
  geometry: Nullable(Geometry),
  properties: Type.Record(Type.String(), Type.Unknown()),
}
export const Item = Type.Object({ ...feature, links: Links })

export const Items = Type.Object({
  type: Type.Literal("FeatureCollection"),
  timeStamp: Type.String(),
  numberMatched: Type.Integer(),
  numberReturned: Type.Integer(),
  links: Links,
  features: Type.Array(Type.Object(feature)),
})

/** Any attribute of the collection may stand beside these. */
export const ItemsQuery = Type.Object(
  {
    bbox: Type.Optional(Type.String({ description: "west,south,east,north in degrees" })),
    datetime: Type.Optional(
      Type.String({
        description:
          "A day or an instant: assets as they stood on that day; of an interval its last day (today where open). Today without it.",
      }),
    ),
    limit: Type.Optional(
      Type.Integer({ minimum: 1, description: "At most 10 000; 100 without it" }),
    ),
    after: Type.Optional(Type.String({ description: "Of the link next", maxLength: 400 })),
    state: Type.Optional(
      Type.String({ description: "planned, active, faulty, removed; all but removed without it" }),
    ),
    unit: Type.Optional(Type.String({ description: "Inside this unit" })),
    organisation: Type.Optional(Type.String({ description: "Of this owner or operator" })),
    q: Type.Optional(Type.String({ maxLength: 200, description: "Words" })),
    f: Type.Optional(Type.Literal("json")),
  },
  { additionalProperties: Type.Unknown() },
)
