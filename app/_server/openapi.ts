import { z } from 'zod'
import { env } from '#lib/env'
import { REFUSAL_STATUS } from '#lib/refusal'
import type { Door, Handler } from './route'

const METHODS = ['GET', 'POST', 'PATCH', 'PUT', 'DELETE'] as const
export type Module = Partial<Record<(typeof METHODS)[number], Handler>>

/** OpenAPI 3.1 of these route modules, made of the very schemas that their commands parse. */
export function openApiOf(modules: Record<string, Module>) {
  const paths = Object.fromEntries(
    Object.entries(modules).map(([path, module]) => [
      path,
      Object.fromEntries(
        METHODS.flatMap((method) => {
          const door = module[method]?.door
          return door ? [[method.toLowerCase(), operation(path, method, door)]] : []
        }),
      ),
    ]),
  )
  return {
    openapi: '3.1.0',
    info: { title: 'Cabinet', version: '1', license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    servers: [{ url: `${env().appUrl}/api/v1` }],
    security: [{ token: [] }],
    paths,
    components: {
      securitySchemes: {
        token: {
          type: 'http',
          scheme: 'bearer',
          description: 'A token from the profile page or npm run token.',
        },
      },
      schemas: { Problem },
    },
  }
}

const Problem = {
  type: 'object',
  required: ['title', 'status', 'code'],
  properties: {
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    code: { enum: [...Object.keys(REFUSAL_STATUS), 'internal'] },
    errors: {
      type: 'array',
      items: { type: 'object', properties: { path: { type: 'string' }, message: { type: 'string' } } },
    },
  },
}

function operation(path: string, method: string, door: Door) {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '')
  const { properties, required, rest } = fieldsOf(door.schema, inPath)
  const parameters = [
    ...inPath.map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } })),
    ...(door.does === 'read'
      ? Object.entries(properties).map(([name, schema]) => ({ name, in: 'query', required: false, schema }))
      : []),
    ...(door.does === 'upload'
      ? [{ name: 'name', in: 'query', required: true, schema: { type: 'string' } }]
      : []),
    ...(method === 'POST'
      ? [
          {
            name: 'Idempotency-Key',
            in: 'header',
            required: false,
            schema: { type: 'string', maxLength: 200 },
          },
        ]
      : []),
    ...(method === 'PATCH'
      ? [{ name: 'If-Match', in: 'header', required: false, schema: { type: 'string' } }]
      : []),
  ]
  const body =
    door.does === 'upload'
      ? { 'application/octet-stream': {} }
      : {
          'application/json': {
            schema: rest ?? { type: 'object', properties, required, additionalProperties: false },
          },
        }
  return {
    operationId: `${method.toLowerCase()}-${door.name}`,
    summary: `${door.name.charAt(0).toUpperCase()}${door.name.slice(1).replaceAll('-', ' ')}`,
    parameters,
    ...(door.does === 'read' ? {} : { requestBody: { content: body } }),
    responses: {
      [door.status]: { description: 'Done', content: { 'application/json': {} } },
      default: {
        description: 'Refused (RFC 9457)',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  }
}

type Fields = { properties: Record<string, object>; required: string[]; rest: object | null }

/** The fields of an input without those of the path; `rest` where it is no plain object, such as a choice of two. */
function fieldsOf(schema: z.ZodType | null, inPath: readonly string[]): Fields {
  if (!schema) return { properties: {}, required: [], rest: null }
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as {
    $schema?: string
    properties?: Record<string, object>
    required?: string[]
  }
  if (!json.properties) return { properties: {}, required: [], rest: json }
  return {
    properties: Object.fromEntries(
      Object.entries(json.properties).filter(([name]) => !inPath.includes(name)),
    ),
    required: (json.required ?? []).filter((name) => !inPath.includes(name)),
    rest: null,
  }
}

/** The one way the document becomes a route: public, as it says nothing of anybody's changes. */
export const document = (modules: Record<string, Module>) => () => Response.json(openApiOf(modules))
