import { readFile } from 'node:fs/promises'
import { readFields, routeList } from '@aftersale/contract'
import { expect, test } from 'vitest'

const PAGES = ['docs/stock.md', 'docs/customers-and-fields.md']

const shown = await Promise.all(
  PAGES.map(async (page) => {
    const text = await readFile(new URL(`../../../../${page}`, import.meta.url), 'utf8')
    return [...text.matchAll(/^```json (\w+) (\S+)\n([\s\S]*?)^```/gm)].map(
      ([, method = '', path = '', body = '']) => [page, method, path, body] as const,
    )
  }),
)

test('the pages show bodies at all', () => expect(shown.map((bodies) => bodies.length)).toEqual([4, 2]))

test.each(shown.flat())('%s: %s %s takes the body that it shows', (_, method, path, body) => {
  const route = routeList.find((one) => one.method === method && one.path === path)
  if (route?.body === undefined) throw new Error(`expected a route ${method} ${path} with a body`)
  expect(readFields(route.body, JSON.parse(body))).toMatchObject({ ok: true })
})
