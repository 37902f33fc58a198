/** One thing that a schema found wrong, as the validator tells it. */
export interface Fault {
  readonly keyword: string
  readonly instancePath: string
  readonly params: Readonly<Record<string, unknown>>
  readonly message?: string
}

interface FaultTold {
  readonly pointer: string
  readonly detail: string
}

const PARTS: Readonly<Record<string, string>> = {
  querystring: "Tham số",
  params: "Phần của địa chỉ",
  body: "Nội dung gửi lên",
  headers: "Đầu đề",
}

/** What a schema found wrong in a part of a request, in Vietnamese: one entry a place. */
export function faultsInWords(faults: readonly Fault[], part: string): FaultTold[] {
  const places = Map.groupBy(faults, ({ instancePath }) => instancePath)
  return [...places].map(([path, found]) => ({
    pointer: `${part}${path}`,
    detail: `${PARTS[part] ?? part}${path === "" ? "" : ` “${path.slice(1)}”`} ${wrong(found)}.`,
  }))
}

/** What is wrong with one value: "phải là số nguyên". */
export function wrong(faults: readonly Fault[]): string {
  const [first] = faults
  if (first === undefined) return "không hợp lệ"
  const allowed = faults.flatMap(({ keyword, params }) =>
    keyword === "const" ? [String(params["allowedValue"])] : [],
  )
  if (allowed.length > 0)
    return `phải là ${allowed.length > 1 ? "một trong: " : ""}${allowed.join(", ")}`
  return WORDS[first.keyword]?.(first.params) ?? "không có dạng được phép"
}

const TYPES: Readonly<Record<string, string>> = {
  string: "một đoạn chữ",
  integer: "số nguyên",
  number: "số",
  boolean: "true hoặc false",
  object: "một đối tượng JSON",
  array: "một danh sách",
  null: "null",
}

type Params = Fault["params"]
const compared = (params: Params) =>
  `phải ${String(params["comparison"])} ${String(params["limit"])}`

/** A pattern is for machines; what it allows is in the API's description. */
const WORDS: Readonly<Record<string, (params: Params) => string>> = {
  required: (params) => `thiếu ${listOf(params["requiredProperties"])}`,
  additionalProperties: (params) => `có phần thừa ${listOf(params["additionalProperties"])}`,
  type: ({ type }) => `phải là ${TYPES[String(type)] ?? String(type)}`,
  enum: (params) => `phải là một trong: ${listOf(params["allowedValues"])}`,
  minimum: compared,
  maximum: compared,
  exclusiveMinimum: compared,
  exclusiveMaximum: compared,
  minLength: ({ limit }) => (limit === 1 ? "còn trống" : `phải có ít nhất ${String(limit)} ký tự`),
  maxLength: ({ limit }) => `dài quá ${String(limit)} ký tự`,
  minItems: ({ limit }) => `phải có ít nhất ${String(limit)} phần tử`,
  maxItems: ({ limit }) => `có quá ${String(limit)} phần tử`,
}

const listOf = (names: unknown): string => (Array.isArray(names) ? names.join(", ") : String(names))
