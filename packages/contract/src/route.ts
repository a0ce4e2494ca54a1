import type { z } from 'zod'
import type { BinaryContent } from './binary.ts'
import type { Bilingual } from './language.ts'
import { OWN_ACCOUNT, type Permission, permissionEntry } from './permissions.ts'
import type { KnownRefusal, RefusalCode } from './refusals/catalogue.ts'

/**
 * How one must have come in: not at all; as a consumer who has proved that an order is theirs, which no person and no key
 * replaces; as a signed-in person or with an API key; as a signed-in person.
 */
export type Access = 'open' | 'portal' | 'session' | 'person'

/** Whoever had to come in must be permitted too: nothing but what is open to anyone goes without. */
export type Door =
  | { readonly access: 'open' | 'portal'; readonly permission?: never }
  | { readonly access: 'session' | 'person'; readonly permission: Permission | typeof OWN_ACCOUNT }

/** What a route is, apart from its name. Exactly one success status; refusals bring the others. */
export type RouteShape = Door & {
  readonly method: 'GET' | 'POST' | 'DELETE'
  /** With `{name}` where a parameter stands. */
  readonly path: string
  readonly topic: Topic
  readonly summary: Bilingual
  readonly params?: z.ZodObject
  readonly query?: z.ZodObject
  readonly body?: z.ZodType
  /** The body is a file of any size that the server takes, stored before the handler sees it. Not together with `body`. */
  readonly upload?: true
  /** The body is taken as it came, byte for byte, whatever its type: others have signed it. Not together with `body`. */
  readonly raw?: true
  /** The largest JSON body in bytes; 1 MiB where nothing is said. */
  readonly bodyLimit?: number
  /** The answer is any number of values as they come, a line of JSON each; the schema is that of one. Of what reads. */
  readonly stream?: true
  /** The answer is a file, with ranges and caching as HTTP has them; the schema is `binaryContent`. Only of GET. */
  readonly binary?: true
  /** The answer is a page for people, as HTML; the schema is that of its text. Only of GET. */
  readonly html?: true
  /** Records leave by it as a file: the audit says who took them. */
  readonly handsOut?: true
  /** Staff may change what the audit keeps by it: else only what is reserved, one's own account and coming in are watched. */
  readonly audited?: true
  /** What the company is made of (flows, rules, case types, roles, units) stays as it is: that is read as it was when it came in. */
  readonly keepsContent?: true
  readonly answers: Readonly<Partial<Record<200 | 201 | 202 | 204, z.ZodType>>>
  /** What this route refuses by itself. What every route of its kind may refuse is added by `refusalsOf`. */
  readonly refusals: readonly RefusalCode[]
}

/** The chapters of the API documentation. */
type Topic =
  | 'service'
  | 'access'
  | 'api-keys'
  | 'automations'
  | 'cases'
  | 'conversations'
  | 'attachments'
  | 'tasks'
  | 'jobs'
  | 'definitions'
  | 'calendars'
  | 'instances'
  | 'incidents'
  | 'messages'
  | 'intake'
  | 'imports'
  | 'orders'
  | 'lists'
  | 'reports'
  | 'returns'
  | 'refunds'
  | 'exchanges'
  | 'fields'
  | 'words'
  | 'customers'
  | 'products'
  | 'stock'
  | 'units'
  | 'repairs'
  | 'providers'
  | 'parcels'
  | 'invoices'
  | 'portal'
  | 'studio'

/** One route of the contract. */
export type Route = RouteShape & { readonly id: string }

/** Names the routes by their keys. */
export function defineRoutes<const T extends Readonly<Record<string, RouteShape>>>(shapes: T) {
  const named = Object.entries(shapes).map(([id, shape]) => [id, { ...shape, id }])
  return Object.fromEntries(named) as { readonly [K in keyof T]: T[K] & { readonly id: K & string } }
}

type OutputOf<T> = T extends z.ZodType ? z.output<T> : undefined
type InputOf<T> = T extends z.ZodType ? z.input<T> : undefined

/** What the handler gets after reading: instants are `Instant`s, absent query values have their fallbacks. */
export type ParamsOf<R extends RouteShape> = OutputOf<R['params']>
export type QueryOf<R extends RouteShape> = OutputOf<R['query']>
export type BodyOf<R extends RouteShape> = OutputOf<R['body']>

/** What travels: instants are ISO 8601 text. */
export type WireParamsOf<R extends RouteShape> = InputOf<R['params']>
export type WireQueryOf<R extends RouteShape> = InputOf<R['query']>
export type WireBodyOf<R extends RouteShape> = InputOf<R['body']>

/** The value of a success: of a stream, its values in groups as they come, where an empty group is a sign of life. */
export type AnswerOf<R extends RouteShape> = R['stream'] extends true
  ? AsyncIterable<readonly OutputOf<R['answers'][keyof R['answers']]>[]>
  : R['binary'] extends true
    ? BinaryContent
    : OutputOf<R['answers'][keyof R['answers']]>

/** What the route's handler may refuse. */
export type RefusalOf<R extends RouteShape> = KnownRefusal<R['refusals'][number]>

/** The success status and the schema of its body. */
export function successOf(route: RouteShape): { status: number; schema: z.ZodType } {
  const [only, ...others] = Object.entries(route.answers)
  if (only === undefined || others.length > 0) {
    throw new Error(`expected exactly one success status for ${route.method} ${route.path}, got ${others.length + 1}`)
  }
  return { status: Number(only[0]), schema: only[1] as z.ZodType }
}

/** Whether whoever works here comes in by it, a person or a key of theirs: the others are for everybody and for consumers. */
export const isForStaff = ({ access }: Pick<Door, 'access'>): boolean => access === 'session' || access === 'person'

const UPLOAD_REFUSALS = [
  'http.body-type-wrong',
  'http.upload-cut-off',
  'http.upload-too-large',
  'http.disk-full',
] as const

/** Whether the body names shops, which may be out of the reach of the caller's roles. */
const isAboutSources = ({ body, permission }: RouteShape) =>
  body !== undefined &&
  permission !== undefined &&
  permission !== OWN_ACCOUNT &&
  permissionEntry(permission).reach !== 'company'

/** Every code a caller of the route may meet: its own, and those of its kind. */
export function refusalsOf(route: RouteShape): RefusalCode[] {
  const codes = new Set<RefusalCode>(['http.host-unknown', 'http.origin-foreign', ...route.refusals])
  if (route.access === 'portal') codes.add('portal.session-needed')
  if (isForStaff(route)) for (const code of ['access.sign-in-needed', 'access.key-wrong'] as const) codes.add(code)
  if (route.access === 'person') codes.add('access.persons-only')
  if (isForStaff(route) && route.permission !== 'own-account') codes.add('access.not-permitted')
  if (isAboutSources(route)) codes.add('access.source-outside')
  if (route.params ?? route.query ?? route.body) codes.add('http.fields-wrong')
  if (route.body) {
    for (const code of ['http.body-unreadable', 'http.body-too-large', 'http.body-type-wrong'] as const) codes.add(code)
  }
  if (route.raw) codes.add('http.body-too-large')
  if (route.upload) {
    for (const code of UPLOAD_REFUSALS) codes.add(code)
  }
  if (route.binary) codes.add('http.range-unsatisfiable')
  return [...codes.add('http.unavailable').add('http.defect')]
}
