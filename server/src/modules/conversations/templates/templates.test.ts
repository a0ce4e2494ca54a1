import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { conversationPlace } from '../../../../test/conversation-place.ts'
import { NOON } from '../../../../test/engine.ts'
import { codeOf, valueOf } from '../../../../test/http-server.ts'
import { inTransaction } from '../../../platform/transaction.ts'
import { deployTemplates } from './deploy-templates.ts'
import { readMessageTemplate } from './message-template.ts'

const { program, database, overlapping, open } = await conversationPlace()

const template = (key: string, en: string, zh = '您好') => ({
  key,
  name: { en: 'Name', 'zh-CN': '名称' },
  text: { en, 'zh-CN': zh },
})
const put = (written: unknown, reason = 'Friendlier') =>
  program.putMessageTemplate({ body: { template: written as never, reason } })
const bring = (...written: readonly object[]) =>
  inTransaction(database, (tx) => {
    const files = written.map((one, n) => ({ name: `${n}.message.json`, content: JSON.stringify(one) }))
    return deployTemplates(tx, files, { now: NOON, by: null, reason: null })
  })

test('a template becomes a version where its content is new, with who and why', async () => {
  expect(valueOf(await put(template('v', 'Hello')))).toEqual({ key: 'v', version: 1, isNew: true })
  expect(valueOf(await put(template('v', 'Hello')))).toEqual({ key: 'v', version: 1, isNew: false })
  expect(valueOf(await put(template('v', 'Dear')))).toEqual({ key: 'v', version: 2, isNew: true })
  const get = (version?: number) =>
    program.getMessageTemplate({ params: { key: 'v' }, query: version === undefined ? {} : { version } })
  expect(valueOf(await get())).toMatchObject({
    version: 2,
    text: { en: 'Dear' },
    deployedBy: 'ops',
    reason: 'Friendlier',
  })
  expect(valueOf(await get(1))).toMatchObject({ version: 1, text: { en: 'Hello' } })
  expect(codeOf(await get(3))).toBe('conversations.template-unknown')
  const { items } = valueOf(await program.listMessageTemplates({}))
  expect(items.filter(({ key }) => key === 'v')).toMatchObject([{ version: 2 }])
})

test('what the pack brought last does not undo what somebody deployed since; what is new in it does', async () => {
  const [first, own, second] = ['First', 'Own', 'Second'].map((en) => template('pack', en))
  if (first === undefined || own === undefined || second === undefined) throw new Error('expected three')
  expect(await bring(first)).toMatchObject({ value: [{ version: 1, isNew: true }] })
  valueOf(await put(own))
  expect(await bring(first)).toMatchObject({ value: [{ version: 2, isNew: false }] })
  expect(await bring(second)).toMatchObject({ value: [{ version: 3, isNew: true }] })
})

test('wrong templates are refused with every reason and its place, and nothing is deployed', async () => {
  const refused = await bring(
    template('good', 'Good'),
    template('bad', 'One\nTwo {{ case. }} and {{ }}', '未完 {{ case'),
    template('good', 'Again'),
    { ...template('extra', 'x'), extra: 1 },
    { key: '../up', name: 'n' },
  )
  if (refused.ok) throw new Error('expected a refusal')
  expect(refused.refusal.problems.map(({ resource, path }) => `${resource} ${path}`)).toEqual([
    '1.message.json text.en',
    '1.message.json text.en',
    '1.message.json text.zh-CN',
    '3.message.json extra',
    '4.message.json key',
    '4.message.json name',
    '4.message.json text',
    '2.message.json key',
  ])
  const [expression, empty, open] = refused.refusal.problems
  expect(expression?.en).toMatch(/^line 2, column \d+: /)
  expect(empty?.en).toBe('line 2, column 23: this placeholder is empty')
  expect(open?.['zh-CN']).toBe('第 1 行第 4 列：占位符没有结束：缺少 }}')
  const { items } = valueOf(await program.listMessageTemplates({}))
  expect(items.map(({ key }) => key)).not.toContain('good')
  expect(await put(template('bad', '{{ 1 + }}'))).toMatchObject({
    refusal: { code: 'conversations.templates-wrong', facts: { problems: [{ resource: 'bad.message.json' }] } },
  })
})

test('who deploys while somebody else does waits, and makes the version after', async () => {
  const files = [{ name: 'o.message.json', content: template('overlap', 'First') }]
  const [, second] = await overlapping(
    (tx) => deployTemplates(tx, files, { now: NOON, by: 'ann', reason: null }),
    () => put(template('overlap', 'Second')),
  )
  expect(valueOf(second)).toEqual({ key: 'overlap', version: 2, isNew: true })
})

test('twenty who deploy the same at once make one version', async () => {
  const all = await Promise.all(Array.from({ length: 20 }, () => put(template('raced', 'Same'))))
  expect(all.map((one) => valueOf(one).version)).toEqual(Array(20).fill(1))
})

test.each(['conversations.md', 'conversations.zh-CN.md'])('the example of %s is a message template', async (page) => {
  const text = await readFile(join(import.meta.dirname, '../../../../../docs', page), 'utf8')
  const example = /^ {4}\{\n(?: {6}.*\n)+ {4}\}$/m.exec(text)?.[0] ?? ''
  expect(readMessageTemplate(page, example)).toMatchObject({
    ok: true,
    value: { document: { key: 'return-received' } },
  })
})

test('a draft is tried on a case as it stands, and nothing is said', async () => {
  const [found] = await open({})
  if (found === undefined) throw new Error('expected a case, got none')
  const { number } = found
  const text = { en: 'About {{ case.number }}{{ nothing }}.', 'zh-CN': '关于 {{ case.number }}。' }
  const template = { key: 'draft', name: { en: 'Draft', 'zh-CN': '草稿' }, text }
  const tried = valueOf(await program.tryMessageTemplate({ body: { template, case: number.toLowerCase() } }))
  expect(tried.text).toEqual({ en: `About ${number}.`, 'zh-CN': `关于 ${number}。` })
  const unknown = await program.tryMessageTemplate({ body: { template, case: 'R999999' } })
  expect(codeOf(unknown)).toBe('cases.not-found')
  const broken = { ...template, text: { ...text, en: '{{ 1 + }}' } }
  expect(codeOf(await program.tryMessageTemplate({ body: { template: broken, case: number } }))).toBe(
    'conversations.templates-wrong',
  )
  expect(valueOf(await program.listMessageTemplates({})).items.map(({ key }) => key)).not.toContain('draft')
})
