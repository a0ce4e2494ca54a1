import { readFile } from 'node:fs/promises'
import { type CaseTypeDocument, caseTypeDocument, readFields, routeList, routes } from '@aftersale/contract'
import { expect, test } from 'vitest'
import { readCaseType } from './types/read-case-type.ts'

const pages = await Promise.all(
  ['cases.md', 'cases.zh-CN.md'].map((name) => readFile(new URL(`../../../../docs/${name}`, import.meta.url), 'utf8')),
)
const blocksOf = (text: string) =>
  [...text.matchAll(/^```json (.+)\n([\s\S]*?)^```/gm)].map(
    ([, head = '', body = '']) => [head, JSON.parse(body)] as const,
  )
const [english = [], chinese = []] = pages.map(blocksOf)
const bodies = english.filter(([head]) => head !== 'case-type')
const [, example] = english.find(([head]) => head === 'case-type') ?? []

const around = {
  processes: new Set(['complaint']),
  startable: new Map([['complaint', { elements: new Set(['Await']), messages: null }]]),
  decisions: new Set<string>(),
  calendars: new Set<string>(),
  earlierFields: new Map<string, ReadonlySet<string>>(),
}

test('the case type that the pages show can be deployed', () => {
  expect(readCaseType(example, around)).toMatchObject({ ok: true })
})

test('both pages show the same types and bodies, titles aside', () => {
  const plain = (blocks: typeof english) =>
    blocks.map(([head, body]) => [head, JSON.stringify(body).replace(/"title":"[^"]*",/, '')])
  expect(plain(chinese)).toEqual(plain(english))
})

test.each(bodies)('%s takes the body that the page shows', (head, body) => {
  const route = routeList.find(({ method, path }) => `${method} ${path}` === head)
  if (route?.body === undefined) throw new Error(`expected a route ${head} with a body`)
  expect(readFields(route.body, body)).toMatchObject({ ok: true })
})

test('the type within the body that deploys one is a type', () => {
  const [, body] = bodies.find(([head]) => head === 'POST /api/case-types') ?? []
  for (const { document } of readItems(body)) expect(readFields(caseTypeDocument, document)).toMatchObject({ ok: true })
})

const readItems = (body: unknown) => {
  const read = readFields(routes.putCaseTypes.body, body)
  return read.ok ? read.value.items : []
}

test.each(pages)('the page explains every key of a case type', (page) => {
  const keys: (keyof CaseTypeDocument)[] = Object.keys(caseTypeDocument.shape) as never
  expect(keys.length).toBeGreaterThan(7)
  for (const key of keys) expect(page).toContain(`| \`${key}\` |`)
})

test.each(pages)('every address that the page names is there', (page) => {
  const paths = new Set(routeList.map(({ path }) => path))
  const named = [...page.matchAll(/\/api\/[a-z/{}-]+/g)].map(([path]) => path)
  expect(named.length).toBeGreaterThan(6)
  for (const path of named) expect(paths).toContain(path)
})
