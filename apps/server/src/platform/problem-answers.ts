import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from "fastify"
import type { Log } from "./log.ts"
import { type ProblemKind, Refusal } from "./problem.ts"

const KINDS: Readonly<Record<number, ProblemKind>> = {
  400: { code: "yeu-cau-khong-hop-le", status: 400, title: "Yêu cầu không hợp lệ" },
  404: { code: "khong-tim-thay", status: 404, title: "Không tìm thấy" },
  413: { code: "noi-dung-qua-lon", status: 413, title: "Nội dung gửi lên quá lớn" },
  415: { code: "kieu-noi-dung-la", status: 415, title: "Kiểu nội dung không được nhận" },
  429: { code: "qua-nhieu-yeu-cau", status: 429, title: "Quá nhiều yêu cầu, hãy thử lại sau" },
  500: { code: "loi-he-thong", status: 500, title: "Lỗi hệ thống" },
}

function kindFor(status: number): ProblemKind {
  const fallback = status >= 500 ? KINDS[500] : KINDS[400]
  const kind = KINDS[status] ?? fallback
  return kind === undefined ? { code: "loi", status, title: "Lỗi" } : { ...kind, status }
}

/** The `type` of a problem: a stable name, not an address that must answer. */
const typeOf = (kind: ProblemKind) => `urn:tinhso:loi:${kind.code}`

function send(reply: FastifyReply, request: FastifyRequest, kind: ProblemKind, more: object) {
  return reply
    .code(kind.status)
    .type("application/problem+json")
    .serializer(JSON.stringify)
    .send({
      type: typeOf(kind),
      title: kind.title,
      status: kind.status,
      instance: request.id,
      ...more,
    })
}

/** Every failure leaves as RFC 9457; a bug shows its request id and nothing else. */
export function answerProblems(app: FastifyInstance, log: Log): void {
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    if (error instanceof Refusal) {
      const errors = error.errors.length === 0 ? {} : { errors: error.errors }
      return send(reply, request, error.kind, { detail: error.message, ...errors })
    }
    if (error.validation !== undefined) {
      const errors = error.validation.map((one) => ({
        pointer: `${error.validationContext ?? ""}${one.instancePath}`,
        detail: one.message ?? "",
      }))
      return send(reply, request, kindFor(400), { detail: error.message, errors })
    }
    const status = error.statusCode ?? 500
    if (status < 500) return send(reply, request, kindFor(status), { detail: error.message })
    log.error({ requestId: request.id, route: request.routeOptions.url, stack: error.stack }, "bug")
    return send(reply, request, kindFor(500), {
      detail: `Hệ thống gặp lỗi. Khi báo lỗi, hãy gửi kèm mã ${request.id}.`,
    })
  })
  app.setNotFoundHandler((request, reply) =>
    send(reply, request, kindFor(404), { detail: `Không có ${request.method} ${request.url}` }),
  )
}
