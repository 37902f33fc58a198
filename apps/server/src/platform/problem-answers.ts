import { randomUUID } from "node:crypto"
import { STATUS_CODES } from "node:http"
import type { Socket } from "node:net"
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from "fastify"
import { explained } from "./failure.ts"
import type { Log } from "./log.ts"
import { type ProblemKind, Refusal } from "./problem.ts"
import { type Fault, faultsInWords } from "./validation-words.ts"

const KINDS: Readonly<Record<number, ProblemKind>> = {
  400: { code: "yeu-cau-khong-hop-le", status: 400, title: "Yêu cầu không hợp lệ" },
  401: { code: "chua-dang-nhap", status: 401, title: "Chưa đăng nhập" },
  403: { code: "khong-du-quyen", status: 403, title: "Không đủ quyền" },
  404: { code: "khong-tim-thay", status: 404, title: "Không tìm thấy" },
  405: { code: "phuong-thuc-khong-dung", status: 405, title: "Phương thức không được nhận" },
  408: { code: "qua-lau", status: 408, title: "Yêu cầu gửi quá lâu" },
  409: { code: "xung-dot", status: 409, title: "Trái với hiện trạng" },
  410: { code: "khong-con", status: 410, title: "Không còn dùng được" },
  413: { code: "noi-dung-qua-lon", status: 413, title: "Nội dung gửi lên quá lớn" },
  414: { code: "dia-chi-qua-dai", status: 414, title: "Địa chỉ quá dài" },
  415: { code: "kieu-noi-dung-la", status: 415, title: "Kiểu nội dung không được nhận" },
  422: { code: "noi-dung-khong-dung", status: 422, title: "Nội dung không dùng được" },
  429: { code: "qua-nhieu-yeu-cau", status: 429, title: "Quá nhiều yêu cầu, hãy thử lại sau" },
  431: { code: "dau-de-qua-lon", status: 431, title: "Địa chỉ hoặc đầu đề quá dài" },
  500: { code: "loi-he-thong", status: 500, title: "Lỗi hệ thống" },
}

/** What Fastify refuses by itself, in Vietnamese; any other refusal keeps its own words. */
const DETAILS: Readonly<Record<string, string>> = {
  FST_ERR_BAD_URL: "Địa chỉ có dấu % không đọc được.",
  FST_ERR_MAX_PARAM_LENGTH: "Một phần của địa chỉ dài quá mức.",
  FST_ERR_CTP_BODY_TOO_LARGE: "Nội dung gửi lên lớn hơn mức cho phép.",
  FST_ERR_CTP_INVALID_MEDIA_TYPE: "Không nhận kiểu nội dung (Content-Type) này.",
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: "Nội dung không dài như Content-Length nói.",
  FST_ERR_CTP_EMPTY_JSON_BODY: "Nội dung gửi lên còn trống.",
  FST_ERR_CTP_INVALID_JSON_BODY: "Nội dung gửi lên không phải là JSON hợp lệ.",
}

/** What a status means, where nothing more precise is known. */
export function kindFor(status: number): ProblemKind {
  const fallback = status >= 500 ? KINDS[500] : KINDS[400]
  const kind = KINDS[status] ?? fallback
  return kind === undefined ? { code: "loi", status, title: "Lỗi" } : { ...kind, status }
}

/** The `type` of a problem: a stable name, not an address that must answer. */
function bodyOf(kind: ProblemKind, instance: string, more: object) {
  const { title, status } = kind
  return { type: `urn:tinhso:loi:${kind.code}`, title, status, instance, ...more }
}

function send(reply: FastifyReply, request: FastifyRequest, kind: ProblemKind, more: object) {
  return reply
    .code(kind.status)
    .headers(kind.headers ?? {})
    .type("application/problem+json")
    .serializer(JSON.stringify)
    .send(bodyOf(kind, request.id, more))
}

/** Every failure leaves as RFC 9457; a bug shows its request id and nothing else. */
export function answerProblems(app: FastifyInstance, log: Log): void {
  const allowed = methodsByAddress(app)
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    if (error instanceof Refusal) {
      const errors = error.errors.length === 0 ? {} : { errors: error.errors }
      return send(reply, request, error.kind, { detail: error.message, ...errors })
    }
    if (error.validation !== undefined) {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- TypeBox's validator made them
      const faults = error.validation as unknown as readonly Fault[]
      const errors = faultsInWords(faults, error.validationContext ?? "")
      const detail = errors.map((one) => one.detail).join(" ")
      return send(reply, request, kindFor(400), { detail, errors })
    }
    const status = error.statusCode ?? 500
    if (status < 500) return answerFrameworkError(error, request, reply)
    const told = explained(error, "Máy chủ")
    if (told?.kind.status === 507 || told?.kind.status === 503) {
      log.error({ requestId: request.id, why: told.message }, "cannot work")
      const detail = "Máy chủ tạm thời không làm được việc này. Hãy thử lại sau."
      return send(reply, request, told.kind, { detail })
    }
    log.error({ requestId: request.id, route: request.routeOptions.url, stack: error.stack }, "bug")
    return send(reply, request, kindFor(500), {
      detail: `Hệ thống gặp lỗi. Khi báo lỗi, hãy gửi kèm mã ${request.id}.`,
    })
  })
  app.setNotFoundHandler((request, reply) => {
    const methods = allowed(request.url)
    const detail = `Không có ${request.method} ${request.url}`
    if (methods.length === 0) return send(reply, request, kindFor(404), { detail })
    const kind = { ...kindFor(405), headers: { allow: methods.join(", ") } }
    return send(reply, request, kind, { detail: `Địa chỉ này chỉ nhận ${methods.join(", ")}.` })
  })
}

/** What Fastify refuses before any route is found. */
export function answerFrameworkError(
  error: FastifyError,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const detail = DETAILS[error.code] ?? error.message
  return send(reply, request, kindFor(error.statusCode ?? 400), { detail })
}

/** The methods that an address of the API takes; pages take whatever is left. */
function methodsByAddress(app: FastifyInstance): (url: string) => string[] {
  const routes: { pattern: RegExp; methods: readonly string[] }[] = []
  app.addHook("onRoute", ({ url, method }) => {
    if (url.includes("*")) return
    const path = url.replaceAll(".", "\\.").replaceAll(/:\w+/gu, "[^/]+")
    routes.push({ pattern: new RegExp(`^${path}/?$`, "u"), methods: [method].flat() })
  })
  return (url) => {
    const path = url.split("?", 1)[0] ?? ""
    const found = routes.filter(({ pattern }) => pattern.test(path))
    return [...new Set(found.flatMap(({ methods }) => methods))].toSorted()
  }
}

const SOCKET_STATUS: Readonly<Record<string, number>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 408,
  HPE_HEADER_OVERFLOW: 431,
}

/** How long a sender may go on after our answer: closing at once would take the answer back. */
const LINGER_MS = 1000

/** What is no HTTP at all, or more of it than is read: answered on the bare connection. */
export function answerBrokenRequest(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === "ECONNRESET") return void socket.destroy()
  if (!socket.writable) return
  const status = SOCKET_STATUS[error.code ?? ""] ?? 400
  const detail = "Yêu cầu không đọc được, hoặc dài quá mức cho phép."
  const body = JSON.stringify(bodyOf(kindFor(status), randomUUID(), { detail }))
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ""}\r\nConnection: close\r\n` +
      `Content-Type: application/problem+json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  )
  setTimeout(() => socket.destroy(), LINGER_MS).unref()
}
