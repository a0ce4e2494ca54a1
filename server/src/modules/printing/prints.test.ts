import { readdir, readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { casePlace, caseType } from '../../../test/case-place.ts'
import { codeOf, valueOf } from '../../../test/http-server.ts'
import { readPrintText } from '../wording/index.ts'
import { printRoutes } from './index.ts'

const { program, put, database, server } = await casePlace(({ database: db, engine }) =>
  printRoutes({ database: db, engine, zone: 'Asia/Shanghai' }),
)

const fields = [
  { name: 'problem', label: { en: 'What is wrong', 'zh-CN': '故障' }, kind: { type: 'long-text' } },
  { name: 'price', label: { en: 'Price', 'zh-CN': '价格' }, kind: { type: 'money', currency: 'CNY' } },
  {
    name: 'fault',
    label: { en: 'Fault', 'zh-CN': '责任' },
    kind: { type: 'choice', options: [{ value: 'ours', label: { en: 'Ours', 'zh-CN': '我方' } }] },
  },
]
const table = '@each {{ fields }}\n| | |\n|---|---|\n| {{ item.label }} | {{ item.value }} |'
let types = 0
async function printed(text: string, values: Record<string, unknown> = {}, query: { language?: 'en' | 'zh-CN' } = {}) {
  const key = `print-${(types += 1)}`
  await put(caseType(key, { fields, print: { en: text, 'zh-CN': text } }))
  const item = { key, type: key, source: 'shop', fields: values as never }
  const opened = valueOf(await program.openCases({ body: { items: [item] } }))
  const id = opened.items[0]?.done?.id ?? ''
  return program.printCase({ params: { id }, query })
}

test('fields stand with their labels, money as money, choices by their words, in the language asked for', async () => {
  const values = { problem: 'Sparks', price: { minor: 123456, currency: 'CNY' }, fault: 'ours' }
  const english = valueOf(await printed(table, values, { language: 'en' }))
  for (const word of ['What is wrong', 'Sparks', '¥1,234.56', 'Ours', 'lang="en"']) expect(english).toContain(word)
  const chinese = valueOf(await printed(table, values, { language: 'zh-CN' }))
  for (const word of ['故障', '¥1,234.56', '我方', 'lang="zh-CN"']) expect(chinese).toContain(word)
})

test('the number of the case stands on it as text and as a bar code', async () => {
  const page = valueOf(await printed('{{ case.number }}'))
  expect(page).toMatch(/<title>T\d{6}|<title>T-\d{6}/)
  expect(page).toContain('class="bar-code"')
})

test('what somebody typed stays text: no markup, no Markdown, no placeholder, no cell of its own', async () => {
  const hostile = '<script>alert(1)</script>\n# big **bold** | cell | {{ case.number }}'
  const page = valueOf(await printed(`${table}\n\n**{{ request.problem }}**`, { problem: hostile }))
  expect(page).not.toContain('<script')
  expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;<br># big **bold** | cell | {{ case.number }}')
  expect(page.match(/<td/g)).toHaveLength(2)
})

test('the page answers as one that can do nothing', async () => {
  const key = valueOf(await server.access.createApiKey('printer')).key
  const found = await database.selectFrom('service_case').select('id').limit(1).executeTakeFirstOrThrow()
  const answer = await fetch(`${server.url}/api/cases/${found.id}/print`, { headers: { 'x-api-key': key } })
  expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8')
  expect(answer.headers.get('content-security-policy')).toMatch(/^default-src 'none'.*sandbox/)
})

test('a wrong expression is refused with its place when the type is deployed', async () => {
  const document = caseType('wrong', { print: { en: 'fine', 'zh-CN': '第一行\n{{ case. }}' } })
  const [outcome] = await put(document)
  expect(outcome?.refusal).toMatchObject({ code: 'cases.type-wrong' })
  expect(JSON.stringify(outcome?.refusal)).toMatch(/print\.zh-CN.*line 2, column \d+/)
})

test.each([
  ['a whole context', '{{ case }}'],
  ['a list that is none', `@each {{ case.number }}\n| |\n|---|\n| {{ item }} |`],
  ['a list without end', `@each {{ for i in 1..5000 return i }}\n| |\n|---|\n| {{ item }} |`],
])('%s cannot be printed, and says which placeholder', async (_, text) => {
  const result = await printed(text)
  expect(codeOf(result)).toBe('cases.print-unreadable')
})

test('what is not there is left out; a type without a text says so, and so does a case that is not there', async () => {
  expect(valueOf(await printed('a{{ nothing.at.all }}b'))).toContain('<p>ab</p>')
  const found = await program.printCase({ params: { id: 'T-999999' }, query: {} })
  expect(codeOf(found)).toBe('cases.not-found')
  await put(caseType('silent'))
  const item = { key: 'silent', type: 'silent', source: 'shop' }
  const opened = valueOf(await program.openCases({ body: { items: [item] } }))
  const silent = await program.printCase({ params: { id: opened.items[0]?.done?.id ?? '' }, query: {} })
  expect(codeOf(silent)).toBe('cases.print-missing')
})

test('a draft is tried on a case without being deployed; what is wrong with it is told with its place', async () => {
  await put(caseType('tried', { fields, print: { en: 'In force', 'zh-CN': '现行' } }))
  const item = { key: 'tried', type: 'tried', source: 'shop', fields: { problem: 'Sparks' } }
  const [opened] = valueOf(await program.openCases({ body: { items: [item] } })).items
  const number = opened?.done?.number ?? ''
  const tryIt = (en: string, named = number) =>
    program.tryPrintText({ body: { case: named, print: { en, 'zh-CN': '试' }, language: 'en' } })
  expect(valueOf(await tryIt('# {{ case.number }}: {{ request.problem }}')).page).toContain(
    `<h1>${number}: Sparks</h1>`,
  )
  expect(valueOf(await program.printCase({ params: { id: number }, query: { language: 'en' } }))).toContain('In force')
  expect(await tryIt('one\n{{ case. }}')).toMatchObject({
    refusal: { code: 'cases.type-wrong', fields: [{ path: 'print.en', message: expect.stringMatching(/^line 2/) }] },
  })
  expect(codeOf(await tryIt('{{ case }}'))).toBe('cases.print-unreadable')
  expect(codeOf(await tryIt(''))).toBe('cases.print-missing')
  expect(codeOf(await tryIt('x', 'T-999999'))).toBe('cases.not-found')
})

test('the texts of the pack can be printed, in both languages', async () => {
  const folder = new URL('../../../../pack/retail/', import.meta.url)
  const names = (await readdir(folder)).filter((name) => name.endsWith('.case-type.json'))
  const texts = await Promise.all(
    names.map(async (name) => JSON.parse(await readFile(new URL(name, folder), 'utf8')).print ?? null),
  )
  const printing = texts.filter((text) => text !== null)
  expect(printing.length).toBeGreaterThanOrEqual(4)
  for (const text of printing) {
    for (const language of ['en', 'zh-CN']) expect(readPrintText(text[language])).toMatchObject({ ok: true })
  }
})
