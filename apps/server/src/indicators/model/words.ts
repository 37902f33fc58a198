import { Type } from "typebox"

/** A value or null. */
export const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()])

/** One of a few words. */
export const OneOf = <T extends string>(...values: T[]) => Type.Unsafe<T>(Type.Enum(values))
