import { readFile } from 'node:fs/promises'
import { readFields, routeList } from '@aftersale/contract'
import { expect, test } from 'vitest'

const text = await readFile(new URL('../../../../docs/repairs.md', import.meta.url), 'utf8')
const shown = [...text.matchAll(/^```json (\w+) (\S+)\n([\s\S]*?)^```/gm)].map(
  ([, method = '', path = '', body = '']) => [method, path, body] as const,
)

test('the page shows a body of each of these', () => expect(shown).toHaveLength(6))

test.each(shown)('%s %s takes the body that the page shows', (method, path, body) => {
  const route = routeList.find((one) => one.method === method && one.path === path)
  if (route?.body === undefined) throw new Error(`expected a route ${method} ${path} with a body`)
  expect(readFields(route.body, JSON.parse(body))).toMatchObject({ ok: true })
})

test('every address that the page names is there', () => {
  const paths = new Set(routeList.map(({ path }) => path))
  const named = [...text.matchAll(/\/api\/[a-z/{}-]+/g)].map(([path]) => path.replace(/\/$/, ''))
  expect(named.length).toBeGreaterThan(10)
  for (const path of named) expect(paths).toContain(path)
})
