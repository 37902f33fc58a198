/** The part of @dhis2/expression-parser 1.1.0 that is used; its own types are not found from a module. */
declare module "@dhis2/expression-parser" {
  interface IdJs {
    readonly value: string
  }
  export interface DataItemJs {
    readonly type: { readonly name: string }
    readonly uid0: IdJs
    readonly uid1: readonly IdJs[]
    readonly uid2: readonly IdJs[]
    readonly modifiers: {
      readonly periodOffset: number | null | undefined
      readonly yearToDate: boolean
    }
  }
  export const ExpressionMode: { readonly INDICATOR_EXPRESSION: unknown }

  export class ExpressionJs {
    constructor(expression: string, mode: unknown)
    collectDataItems(): DataItemJs[]
    evaluate(unsupported: (name: string) => null, data: ExpressionDataJs): number | boolean | null
  }

  export class ExpressionDataJs {
    constructor(
      programRuleVariables: Map<string, string>,
      programVariables: Map<string, string>,
      supplementary: Map<string, string>,
      dataItems: Map<unknown, number>,
      named: Map<string, number>,
    )
    toString(): string
  }
}
