import { eachOutcome, manyOf } from '../many.ts'
import { defineRoutes } from '../route.ts'
import { allWords, exampleWordItem, exampleWords, wordItem } from '../words.ts'

const written = wordItem.pick({ kind: true, of: true })
const { kind, of } = exampleWordItem

/** What people read where rules and flows write keys. */
export const wordRoutes = defineRoutes({
  listWords: {
    method: 'GET',
    path: '/api/words',
    topic: 'words',
    summary: {
      en: 'The words for reasons, outcomes, groups, channels and shops, by key',
      'zh-CN': '原因、处理结果、小组、渠道、店铺的显示名称（按键）',
    },
    access: 'session',
    permission: 'own-account',
    answers: { 200: allWords.meta({ examples: [exampleWords] }) },
    refusals: [],
  },
  putWords: {
    method: 'POST',
    path: '/api/words',
    topic: 'words',
    summary: {
      en: 'Says what people read for keys of rules and flows, or takes it back; a later pack changes neither',
      'zh-CN': '设置或撤销规则与流程中键的显示名称；之后的内容包不会覆盖',
    },
    access: 'session',
    permission: 'settings.put',
    body: manyOf(wordItem, 1_000).meta({ examples: [{ items: [{ key: 'w1', ...exampleWordItem }] }] }),
    answers: {
      200: eachOutcome(written).meta({
        examples: [{ items: [{ key: 'w1', done: { kind, of }, repeated: false, refusal: null }] }],
      }),
    },
    refusals: [],
  },
})
