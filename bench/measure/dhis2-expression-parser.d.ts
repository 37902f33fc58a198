/** The part of @dhis2/expression-parser 1.1.0 that benches use; its own types are not found from a module. */
declare module "@dhis2/expression-parser" {
  export const ExpressionMode: { readonly INDICATOR_EXPRESSION: unknown }

  export class ExpressionJs {
    constructor(expression: string, mode: unknown)
    collectDataItems(): unknown[]
    evaluate(unsupported: (name: string) => null, data: ExpressionDataJs): number | null
  }

  export class ExpressionDataJs {
    constructor(
      programRuleVariables: Map<string, string>,
      programVariables: Map<string, string>,
      supplementary: Map<string, string>,
      dataItems: Map<unknown, number>,
      named: Map<string, string>,
    )
    toString(): string
  }
}
