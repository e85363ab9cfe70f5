import { RateLimiterMemory } from 'rate-limiter-flexible'
import type { z } from 'zod'
import type { Context } from '#lib/context'
import type { Command } from '#lib/define-command'
import { REFUSAL_STATUS, Refusal } from '#lib/refusal'
import { refuseCrossSite, requestOrigin } from './origin'
import { contextOf } from './session'

type Params = Record<string, string>
/** What a handler tells the OpenAPI document of itself. */
export type Door = {
  does: 'route' | 'read' | 'upload'
  name: string
  status: number
  /** Of the input; the parameters of the path are among its fields. */
  schema: z.ZodType | null
}
export type Handler = ((request: Request, route: { params: Promise<Params> }) => Promise<Response>) & {
  door: Door
}
type Runnable<T> = Pick<Command<T>, 'schema' | 'commandName'> & ((ctx: Context, input: unknown) => Promise<T>)

const MAX_BODY = 1_000_000 // T19
const MAX_DEPTH = 40
/** Calls a minute per person (T19). */
const limiter = new RateLimiterMemory({ points: 1200, duration: 60 })

/** The one way a command becomes a REST handler. Parameters of the path and the body make its input. */
export const route = <T>(
  command: Runnable<T>,
  {
    status = 200,
    input,
  }: { status?: number; input?: (params: Params, body: Record<string, unknown>) => unknown } = {},
): Handler =>
  guarded(
    { does: 'route', name: command.commandName, status, schema: command.schema },
    async (request, ctx, params) => {
      const body = await readJson(request)
      const version = /^"(\d+)"$/.exec(request.headers.get('if-match') ?? '')?.[1]
      const asked = { ...body, ...(version && { version: Number(version) }) }
      const key = request.headers.get('idempotency-key')
      const value = await command(
        key ? { ...ctx, idempotencyKey: key.slice(0, 200) } : ctx,
        input ? input(params, asked) : { ...asked, ...params },
      ).catch((error: unknown) => {
        // A failed If-Match is a precondition, not a conflict (RFC 9110 13.1.1).
        const stale =
          version && error instanceof Refusal && error.code === 'conflict' && 'version' in error.detail
        throw stale ? new Refusal('precondition', error.message, error.detail) : error
      })
      return Response.json(value ?? {}, { status })
    },
  )

/** The one way a query becomes a REST handler. */
export const read = <T>(
  name: string,
  query: (ctx: Context, params: Params, search: Record<string, string>) => Promise<T>,
  schema: z.ZodType | null = null,
): Handler =>
  guarded({ does: 'read', name, status: 200, schema }, async (request, ctx, params) => {
    const value = await query(ctx, params, Object.fromEntries(new URL(request.url).searchParams))
    if (value instanceof Response) return value
    const version = value !== null && typeof value === 'object' && 'version' in value ? value.version : null
    return Response.json(value, { headers: typeof version === 'number' ? { etag: `"${version}"` } : {} })
  })

/** A file: raw bytes in, name and number from the address. */
export const upload = <T>(command: Runnable<T>, maxBytes: number): Handler =>
  guarded(
    { does: 'upload', name: command.commandName, status: 201, schema: null },
    async (request, ctx, params) => {
      const bytes = await readBytes(request, maxBytes)
      return Response.json(
        await command(ctx, { ...params, name: new URL(request.url).searchParams.get('name') ?? '', bytes }),
        { status: 201 },
      )
    },
  )

function guarded(
  door: Door,
  answer: (request: Request, ctx: Context, params: Params) => Promise<Response>,
): Handler {
  const handler = async (request: Request, { params }: { params: Promise<Params> }) => {
    const requestId = crypto.randomUUID()
    try {
      const ctx = await contextOf(request.headers)
      const byToken = ctx.actor.kind === 'person' && ctx.actor.means.kind === 'token'
      if (!byToken && request.method !== 'GET') refuseCrossSite(request.headers)
      await limiter
        .consume(ctx.actor.kind === 'person' ? ctx.actor.id : requestOrigin(request.headers))
        .catch(() => {
          throw new Refusal('rate_limited', 'Too many requests. Try again in a minute.')
        })
      return await answer(request, { ...ctx, requestId }, await params)
    } catch (error) {
      return problem(error, requestId)
    }
  }
  return Object.assign(handler, { door })
}

/** RFC 9457. A surprise says nothing but the id under which the log has it (T21). */
export function problem(error: unknown, requestId: string): Response {
  const refusal = error instanceof Refusal ? error : null
  if (!refusal)
    process.stderr.write(`${JSON.stringify({ level: 'error', requestId, error: causeOf(error) })}\n`)
  const status = refusal ? Number(refusal.detail.status ?? REFUSAL_STATUS[refusal.code]) : 500
  const body = refusal
    ? {
        type: 'about:blank',
        title: refusal.message,
        status,
        code: refusal.code,
        detail: refusal.message,
        ...refusal.detail,
      }
    : {
        type: 'about:blank',
        title: 'Something went wrong.',
        status,
        code: 'internal',
        detail: `Reference ${requestId}`,
      }
  return Response.json(body, {
    status,
    headers: { 'content-type': 'application/problem+json', 'x-request-id': requestId },
  })
}

/** drizzle puts the values of a query into its message, its cause does not (T20). */
const causeOf = (error: unknown): string =>
  error instanceof Error ? (error.cause instanceof Error ? error.cause.message : error.message) : 'unknown'

async function readJson(request: Request): Promise<Record<string, unknown>> {
  const text = new TextDecoder('utf-8', { fatal: false }).decode(await readBytes(request, MAX_BODY))
  if (!text.trim()) return {}
  let body: unknown
  try {
    body = JSON.parse(text)
  } catch {
    throw new Refusal('invalid', 'The body is not valid JSON.')
  }
  if (body === null || typeof body !== 'object' || Array.isArray(body))
    throw new Refusal('invalid', 'The body must be a JSON object.')
  if (tooDeep(body, MAX_DEPTH))
    throw new Refusal('invalid', `The body is nested deeper than ${MAX_DEPTH} levels.`)
  return body as Record<string, unknown>
}

async function readBytes(request: Request, max: number): Promise<Uint8Array<ArrayBuffer>> {
  const tooLarge = () => new Refusal('invalid', `The body is larger than ${max} bytes.`, { status: 413 })
  const declared = request.headers.get('content-length')
  if (Number(declared ?? 0) > max) throw tooLarge()
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of request.body ?? []) {
    size += part.byteLength
    if (size > max) throw tooLarge()
    parts.push(part)
  }
  if (declared !== null && Number(declared) !== size)
    throw new Refusal('invalid', `Only ${size} of ${Number(declared)} bytes arrived. Send it again.`)
  return new Uint8Array(Buffer.concat(parts))
}

const tooDeep = (value: unknown, left: number): boolean =>
  value !== null &&
  typeof value === 'object' &&
  (left === 0 || Object.values(value).some((item) => tooDeep(item, left - 1)))
