import { readFile } from 'node:fs/promises'
import { type AutomationDocument, automationDocument, readFields, routeList } from '@aftersale/contract'
import { expect, test } from 'vitest'
import { testDatabase } from '../../../test/database.ts'
import { readAutomation, type Surroundings } from './documents/read-automation.ts'
import { columnsOf } from './records/record.store.ts'

const { database } = await testDatabase()
const pages = await Promise.all(
  ['automations.md', 'automations.zh-CN.md'].map((name) =>
    readFile(new URL(`../../../../docs/${name}`, import.meta.url), 'utf8'),
  ),
)
const blocksOf = (text: string) =>
  [...text.matchAll(/^```json (.+)\n([\s\S]*?)^```/gm)].map(
    ([, head = '', body = '']) => [head, JSON.parse(body)] as const,
  )
const [english = [], chinese = []] = pages.map(blocksOf)
const examples = english.filter(([head]) => head === 'automation')

const around: Surroundings = {
  processes: new Set(),
  templates: new Set(['note-third-complaint', 'note-customer-silent']),
  calendars: new Set(['office-hours']),
  types: new Map([['complaint', new Set(['about'])]]),
  columns: new Map([
    ['case', ['id', 'number', 'kind', 'status', 'priority', 'title', 'opened_at', 'fields']],
    ['order', await columnsOf(database, 'order')],
    ['stock', await columnsOf(database, 'stock')],
  ]),
  allowPrivate: false,
}

test.each(examples)('%s that the pages show can be deployed', (_, example) => {
  expect(readAutomation(example, around)).toMatchObject({ ok: true })
})

test('both pages show the same', () => {
  expect(examples).toHaveLength(6)
  expect(chinese).toEqual(english)
})

test.each(english.filter(([head]) => head !== 'automation'))('%s takes the body that the page shows', (head, body) => {
  const route = routeList.find(({ method, path }) => `${method} ${path}` === head)
  if (route?.body === undefined) throw new Error(`expected a route ${head} with a body`)
  expect(readFields(route.body, body)).toMatchObject({ ok: true })
})

test.each(pages)('the page explains every key of an automation', (page) => {
  const keys: (keyof AutomationDocument)[] = Object.keys(automationDocument.shape) as never
  expect(keys.length).toBeGreaterThan(8)
  for (const key of keys) expect(page).toContain(`| \`${key}\` |`)
})

test.each(pages)('every address that the page names is there', (page) => {
  const paths = new Set(routeList.map(({ path }) => path))
  const named = [...page.matchAll(/\/api\/[a-z/{}-]+/g)].map(([path]) => path)
  expect(named.length).toBeGreaterThan(5)
  for (const path of named) expect(paths).toContain(path)
})
