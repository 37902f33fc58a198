import { readFileSync } from "node:fs"
import { type Static, type TSchema, Type } from "typebox"
import { Value } from "typebox/value"
import { MeasurementWords, type Network } from "./import/words.ts"
import { MeasurementRules } from "./rules.ts"

const DATA = new URL("../../../../../data/", import.meta.url)

/** Files that the product ships, each read once. */
function shipped<S extends TSchema, T>(name: string, schema: S, make: (read: Static<S>) => T) {
  let kept: T | undefined
  return (): T => {
    kept ??= make(Value.Parse(schema, JSON.parse(readFileSync(new URL(name, DATA), "utf8"))))
    return kept
  }
}

export const shippedWords = shipped("measurement-words.json", MeasurementWords, (words) => words)

export const shippedRules = shipped("measurement-rules.json", MeasurementRules, (rules) => rules)

const Kinds = Type.Object({
  kinds: Type.Array(
    Type.Object({
      code: Type.String(),
      attributes: Type.Array(
        Type.Object({
          code: Type.String(),
          values: Type.Optional(
            Type.Array(
              Type.Object({
                code: Type.String(),
                vi: Type.String(),
                words: Type.Optional(Type.Array(Type.String())),
              }),
            ),
          ),
        }),
      ),
    }),
  ),
})

/** The mobile networks that the kinds of assets name. */
export const shippedNetworks = shipped(
  "asset-kinds.json",
  Kinds,
  ({ kinds }): readonly Network[] => {
    const stations = kinds.find(({ code }) => code === "base-station")
    const values = stations?.attributes.find(({ code }) => code === "operator")?.values ?? []
    return values.map(({ code, vi, words = [] }) => ({ code, name: vi, words }))
  },
)
