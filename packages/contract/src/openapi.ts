import type { z } from 'zod'
import { errorBody, errorBodyOf } from './error-body.ts'
import type { Language } from './language.ts'
import { type JsonObject, SchemaCollector } from './openapi-schemas.ts'
import { type KnownRefusal, type RefusalCode, refusalEntry } from './refusals/catalogue.ts'
import { isForStaff, type Route, refusalsOf, successOf } from './route.ts'
import { routeList } from './routes/routes.ts'

/** Name of the session cookie, as the sign-in module sets it over plain HTTP. */
const SESSION_COOKIE = 'aftersale.session_token'

/** Name of the cookie of consumers who have shown that an order is theirs. */
export const PORTAL_COOKIE = 'aftersale.portal'

/** The contract as an OpenAPI 3.1.1 document, its sentences in one language. `version` is the program's. */
export function openApiOf(version: string, language: Language): JsonObject {
  const schemas = new SchemaCollector()
  const error = schemas.collect(errorBody)
  const paths: Record<string, JsonObject> = {}
  for (const route of routeList) {
    const operations = (paths[route.path] ??= {})
    operations[route.method.toLowerCase()] = operationOf(route, schemas, language)
  }
  return {
    openapi: '3.1.1',
    info: { title: 'Aftersale', version, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    servers: [{ url: '/' }],
    tags: [...new Set(routeList.map((route) => route.topic))].map((name) => ({ name })),
    paths,
    components: {
      schemas: { ...schemas.components, Error: error },
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: SESSION_COOKIE },
        key: { type: 'apiKey', in: 'header', name: 'x-api-key' },
        portal: { type: 'apiKey', in: 'cookie', name: PORTAL_COOKIE },
      },
    },
  }
}

function operationOf(route: Route, schemas: SchemaCollector, language: Language): JsonObject {
  const parameters = [...parametersOf(route.params, 'path', schemas), ...parametersOf(route.query, 'query', schemas)]
  const body = requestBodyOf(route, schemas)
  return {
    operationId: route.id,
    tags: [route.topic],
    summary: route.summary[language],
    security: securityOf(route),
    ...(isForStaff(route) && { 'x-permission': route.permission }),
    ...(parameters.length > 0 && { parameters }),
    ...(body && { requestBody: body }),
    responses: { ...successResponse(route, schemas), ...refusalResponses(refusalsOf(route), language) },
  }
}

function securityOf(route: Route): JsonObject[] {
  if (route.access === 'open') return []
  if (route.access === 'portal') return [{ portal: [] }]
  return route.access === 'session' ? [{ session: [] }, { key: [] }] : [{ session: [] }]
}

function parametersOf(
  object: z.ZodObject | undefined,
  place: 'path' | 'query',
  schemas: SchemaCollector,
): JsonObject[] {
  return Object.entries(object?.shape ?? {}).map(([name, field]) => {
    const { description, ...schema } = schemas.collect(field)
    const required = place === 'path' || !field.safeParse(undefined).success
    return { name, in: place, required, schema, ...(description !== undefined && { description }) }
  })
}

function requestBodyOf(route: Route, schemas: SchemaCollector): JsonObject | undefined {
  if (route.upload ?? route.raw) return { required: true, content: { 'application/octet-stream': {} } }
  return route.body && { required: true, content: contentOf(route.body, schemas) }
}

function successResponse(route: Route, schemas: SchemaCollector): JsonObject {
  const { status, schema } = successOf(route)
  if (status === 204) return { 204: { description: 'Done' } }
  if (route.binary) return { [status]: FILE, 206: FILE, 304: { description: 'As you have it' } }
  const type = route.stream ? LINES : route.html ? 'text/html' : undefined
  return { [status]: { description: 'Done', content: contentOf(schema, schemas, type) } }
}

const FILE = { description: 'Done', content: { 'application/octet-stream': {} } }

/** A stream's values, one a line. */
const LINES = 'application/x-ndjson'

/** The examples stand beside the schema: zod leaves them out of schemas that hold instants. */
function contentOf(schema: z.ZodType, schemas: SchemaCollector, type = 'application/json'): JsonObject {
  const examples = schema.meta()?.['examples']
  const example: unknown = Array.isArray(examples) ? examples[0] : undefined
  return { [type]: { schema: schemas.collect(schema), ...(example !== undefined && { example }) } }
}

/** One response a status. Its examples show each code with the sentence it brings. */
function refusalResponses(codes: RefusalCode[], language: Language): JsonObject {
  const byStatus = Map.groupBy(codes, (code) => refusalEntry(code).status)
  const responses = [...byStatus].map(([status, group]) => {
    const examples = group.map((code) => [code, { value: errorBodyOf(exampleOf(code), language) }])
    const content = { schema: { $ref: '#/components/schemas/Error' }, examples: Object.fromEntries(examples) }
    return [status, { description: group.join(', '), content: { 'application/json': content } }]
  })
  return Object.fromEntries(responses) as JsonObject
}

const exampleOf = (code: RefusalCode) => ({ code, ...refusalEntry(code).example }) as KnownRefusal
