/** A refusal as the server words it (RFC 9457); `instance` is the request id. */
export interface ProblemBody {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail: string
  readonly instance?: string
  readonly errors?: readonly { readonly pointer: string; readonly detail: string }[]
}

/** An answer that is not a success. Status 0: no answer came at all. */
export class ApiError extends Error {
  override readonly name = "ApiError"
  readonly problem: ProblemBody

  constructor(problem: ProblemBody) {
    super(`${problem.title}: ${problem.detail}`)
    this.problem = problem
  }

  get status(): number {
    return this.problem.status
  }

  /** The stable code of the kind of problem: "khong-tim-thay". */
  get code(): string {
    return this.problem.type.split(":").at(-1) ?? ""
  }

  get requestId(): string | null {
    return this.problem.instance ?? null
  }
}

/** No answer came: the machine is off line, or the server does not run. */
export const NO_ANSWER = "mat-ket-noi"
/** The answer is not ours: a proxy's page, a half-sent body. */
export const STRANGE_ANSWER = "tra-loi-la"

function ownProblem(code: string, status: number, requestId: string | null): ApiError {
  const instance = requestId === null ? {} : { instance: requestId }
  return new ApiError({
    type: `urn:tinhso:loi:${code}`,
    title: code === NO_ANSWER ? "Không kết nối được máy chủ" : "Máy chủ trả lời không đúng khuôn",
    status,
    detail: "",
    ...instance,
  })
}

function isProblem(body: unknown): body is ProblemBody {
  return typeof body === "object" && body !== null && "type" in body && "title" in body
}

/** The body of an answer, or the problem it tells. An empty success is null. */
export function bodyOf(status: number, text: string, requestId: string | null): unknown {
  let body: unknown = null
  if (text !== "") {
    try {
      body = JSON.parse(text)
    } catch {
      throw ownProblem(STRANGE_ANSWER, status, requestId)
    }
  }
  if (status >= 200 && status < 300) return body
  if (isProblem(body)) throw new ApiError(body)
  throw ownProblem(STRANGE_ANSWER, status, requestId)
}

async function call(method: string, path: string, init: RequestInit): Promise<unknown> {
  let response: Response
  let text: string
  try {
    response = await fetch(path, { method, credentials: "same-origin", ...init })
    text = await response.text()
  } catch (error) {
    if (init.signal?.aborted === true) throw error
    throw ownProblem(NO_ANSWER, 0, null)
  }
  return bodyOf(response.status, text, response.headers.get("x-request-id"))
}

/** Reads `path`. The type is the server's contract for it; the server checks its own answers. */
export async function get<T>(path: string, signal?: AbortSignal): Promise<T> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the response schema of the route
  return (await call("GET", path, signal === undefined ? {} : { signal })) as T
}

/** Sends `body` as JSON. */
export async function send<T>(
  method: "POST" | "PUT" | "PATCH" | "DELETE",
  path: string,
  body?: unknown,
): Promise<T> {
  const init: RequestInit =
    body === undefined
      ? {}
      : { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the response schema of the route
  return (await call(method, path, init)) as T
}

interface Upload {
  readonly form: FormData
  readonly signal: AbortSignal
  /** The part of the body that has left this machine, 0 to 1. */
  readonly onProgress: (sent: number) => void
}

/** Sends a form with files, telling how much has gone out. */
export function upload<T>(path: string, { form, signal, onProgress }: Upload): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open("POST", path)
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total)
    })
    request.addEventListener("error", () => reject(ownProblem(NO_ANSWER, 0, null)))
    request.addEventListener("abort", () => reject(new DOMException("aborted", "AbortError")))
    request.addEventListener("load", () => {
      const id = request.getResponseHeader("x-request-id")
      try {
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the route's schema
        resolve(bodyOf(request.status, request.responseText, id) as T)
      } catch (error) {
        reject(error instanceof Error ? error : ownProblem(STRANGE_ANSWER, request.status, id))
      }
    })
    signal.addEventListener("abort", () => request.abort(), { once: true })
    if (signal.aborted) reject(new DOMException("aborted", "AbortError"))
    else request.send(form)
  })
}
