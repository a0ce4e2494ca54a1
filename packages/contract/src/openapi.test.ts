import { Validator } from '@seriousme/openapi-schema-validator'
import { expect, test } from 'vitest'
import { openApiOf } from './openapi.ts'
import { refusalsOf } from './route.ts'
import { routeList } from './routes/routes.ts'

type Operation = {
  operationId: string
  summary: string
  security: object[]
  responses: Record<string, { content?: { 'application/json'?: { examples?: object; example?: object } } }>
}

const documentIn = (language: 'en' | 'zh-CN') => openApiOf('1.2.3', language)
const english = documentIn('en')
const operations = (document: object) => (document as { paths: Record<string, Record<string, Operation>> }).paths

test('the document is valid OpenAPI 3.1', async () => {
  expect(await new Validator().validate(structuredClone(english))).toEqual({ valid: true })
})

test('the validator would notice a mistake', async () => {
  const broken = { ...english, paths: { '/x': { get: { responses: { 200: {} } } } } }
  expect((await new Validator().validate(broken)).valid).toBe(false)
})

test('every reference leads somewhere', () => {
  const names = Object.keys((english as { components: { schemas: object } }).components.schemas)
  const targets = [...JSON.stringify(english).matchAll(/"\$ref":"([^"]+)"/g)].map((match) => match[1] ?? '')
  expect(targets.length).toBeGreaterThan(10)
  for (const target of targets) expect(names).toContain(target.replace('#/components/schemas/', ''))
})

test.each(routeList.map((route) => [route.id, route] as const))(
  '%s is in it with every code it may refuse',
  (_, route) => {
    const operation = operations(english)[route.path]?.[route.method.toLowerCase()]
    expect(operation).toMatchObject({ operationId: route.id, summary: route.summary.en })
    const codes = Object.values(operation?.responses ?? {}).flatMap((response) =>
      Object.keys(response.content?.['application/json']?.examples ?? {}),
    )
    expect(codes.sort()).toEqual(refusalsOf(route).sort())
  },
)

test('keys open what they may, and persons the rest', () => {
  const paths = operations(english)
  expect(paths['/health']?.['get']?.security).toEqual([])
  expect(paths['/api/cases']?.['get']?.security).toEqual([{ session: [] }, { key: [] }])
  expect(paths['/api/api-keys']?.['post']?.security).toEqual([{ session: [] }])
})

test('a stream is lines of JSON, and what may stand several times is an array', () => {
  const stream = operations(english)['/api/jobs/stream']?.['get'] as Operation & { parameters: object[] }
  expect(stream.responses['200']).toMatchObject({
    content: { 'application/x-ndjson': { schema: { $ref: '#/components/schemas/ActivatedJob' } } },
  })
  expect(stream.parameters[0]).toMatchObject({ name: 'type', required: true, schema: { type: 'array' } })
})

test('it is written in Chinese for whoever reads Chinese', () => {
  expect(operations(documentIn('zh-CN'))['/api/me']?.['get']?.summary).toBe('当前身份、权限、分组、角色与店铺')
})
