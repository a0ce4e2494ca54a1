import { expect, test } from 'vitest'
import { casePlace } from '../../../../test/case-place.ts'
import { codeOf, valueOf } from '../../../../test/http-server.ts'
import { conversationRoutes } from '../conversations.routes.ts'

const { program, type, open } = await casePlace(conversationRoutes)
const field = { name: 'about', label: { en: 'About', 'zh-CN': '内容' }, kind: { type: 'text' } }
await type('matter', { fields: [field] })
const put = (key: string, en: string, zh: string) =>
  program.putMessageTemplate({
    body: { template: { key, name: { en: key, 'zh-CN': key }, text: { en, 'zh-CN': zh } }, reason: 'test' },
  })
valueOf(
  await put(
    'received',
    'We have {{ case.number }}: {{ request.about }}{{ onlyTheFlowKnows }}.',
    '已收到 {{ case.number }}。',
  ),
)

test('a template is filled in from the case and its fields; what is not known is left out', async () => {
  const [outcome] = await open({ type: 'matter', fields: { about: '破损' } })
  const { number = '' } = outcome?.done ?? {}
  const { text } = valueOf(await program.draftReply({ params: { id: number, template: 'received' } }))
  expect(text).toEqual({ en: `We have ${number}: 破损.`, 'zh-CN': `已收到 ${number}。` })
})

test('a template or a case that is not there is refused', async () => {
  const [outcome] = await open({ type: 'matter', fields: {} })
  const { number = '' } = outcome?.done ?? {}
  expect(codeOf(await program.draftReply({ params: { id: number, template: 'none' } }))).toBe(
    'conversations.template-unknown',
  )
  expect(codeOf(await program.draftReply({ params: { id: 'X1', template: 'received' } }))).toBe('cases.not-found')
})
