import { z } from 'zod'
import {
  entry,
  entryItem,
  exampleEntry,
  exampleWatcher,
  saidInCase,
  watchedCase,
  watcher,
  writtenEntry,
} from '../conversations.ts'
import { exampleCase } from '../examples.ts'
import { bilingual } from '../language.ts'
import { eachOutcome, manyOf } from '../many.ts'
import { page, paging } from '../paging.ts'
import { defineRoutes } from '../route.ts'
import { identifier, text } from '../scalars.ts'

const params = z.strictObject({ id: identifier.meta({ description: "The case's id or its number" }) })
const key = text(200).meta({ description: 'Asked again under the same key with the same content, it is written once' })
const persons = z.array(text(320)).max(100).default([]).meta({ description: 'E-mail addresses' })
const watchers = z.object({ items: z.array(watcher) }).meta({ examples: [{ items: [exampleWatcher] }] })
const exampleWritten = { id: exampleEntry.id, caseId: exampleCase.id, watching: [] }
const exampleSaid = { kind: 'public', text: exampleEntry.text ?? '' } as const

/** What is said in cases, to the customer, to partners and among the staff, and who follows it. */
export const conversationRoutes = defineRoutes({
  listEntries: {
    method: 'GET',
    path: '/api/cases/{id}/entries',
    topic: 'conversations',
    summary: { en: 'The conversation of a case, the newest first', 'zh-CN': '工单的沟通记录，最新的在前' },
    access: 'session',
    permission: 'cases.see',
    params,
    query: z.strictObject({ ...paging }),
    answers: { 200: page(entry).meta({ examples: [{ items: [exampleEntry], next: null }] }) },
    refusals: ['cases.not-found', 'paging.cursor-wrong'],
  },
  writeEntry: {
    method: 'POST',
    keepsContent: true,
    path: '/api/cases/{id}/entries',
    topic: 'conversations',
    summary: {
      en: 'Replies to the customer, writes to the partners of the case, or writes an internal note',
      'zh-CN': '公开回复客户、与合作方沟通，或写内部备注',
    },
    access: 'session',
    permission: 'cases.reply',
    params,
    body: saidInCase
      .extend({ key })
      .strict()
      .meta({ examples: [{ key: 'e1', ...exampleSaid }] }),
    answers: { 200: writtenEntry.meta({ examples: [exampleWritten] }) },
    refusals: ['cases.not-found', 'access.not-permitted', 'commands.key-taken', 'attachments.unknown'],
  },
  writeEntries: {
    method: 'POST',
    keepsContent: true,
    path: '/api/conversation-entries',
    topic: 'conversations',
    summary: { en: 'Writes entries into the conversations of many cases', 'zh-CN': '批量写入多个工单的沟通记录' },
    access: 'session',
    permission: 'cases.reply',
    bodyLimit: 32 * 1024 * 1024,
    body: manyOf(entryItem, 10_000).meta({
      examples: [{ items: [{ key: 'e1', case: exampleCase.number, ...exampleSaid }] }],
    }),
    answers: {
      200: eachOutcome(writtenEntry).meta({
        examples: [{ items: [{ key: 'e1', done: exampleWritten, repeated: false, refusal: null }] }],
      }),
    },
    refusals: [],
  },
  draftReply: {
    method: 'GET',
    path: '/api/cases/{id}/reply-drafts/{template}',
    topic: 'conversations',
    summary: {
      en: 'What a message template says of a case, to go on writing from',
      'zh-CN': '按消息模板生成回复草稿，可继续编辑',
    },
    access: 'session',
    permission: 'cases.answer',
    params: params.extend({ template: text(100).meta({ description: 'The key of the template' }) }),
    answers: {
      200: z.object({ text: bilingual }).meta({
        examples: [{ text: { en: 'We have your complaint TS-1.', 'zh-CN': '您的投诉 TS-1 已受理。' } }],
      }),
    },
    refusals: [
      'cases.not-found',
      'conversations.template-unknown',
      'conversations.placeholder-unreadable',
      'conversations.message-unusable',
    ],
  },
  listWatchers: {
    method: 'GET',
    path: '/api/cases/{id}/watchers',
    topic: 'conversations',
    summary: { en: 'Who watches a case', 'zh-CN': '关注此工单的人（抄送）' },
    access: 'session',
    permission: 'cases.see',
    params,
    answers: { 200: watchers },
    refusals: ['cases.not-found'],
  },
  changeWatchers: {
    method: 'POST',
    path: '/api/cases/{id}/watchers',
    topic: 'conversations',
    summary: { en: 'Adds people who watch a case, and takes others off', 'zh-CN': '添加或移除关注此工单的人' },
    access: 'session',
    permission: 'cases.link',
    params,
    body: z.strictObject({ add: persons, remove: persons }).meta({ examples: [{ add: [exampleWatcher.person] }] }),
    answers: { 200: watchers },
    refusals: ['cases.not-found', 'conversations.person-unknown'],
  },
  listWatchedCases: {
    method: 'GET',
    path: '/api/watched-cases',
    topic: 'conversations',
    summary: { en: 'Cases that I watch, the newest first', 'zh-CN': '我关注的工单，最新的在前' },
    access: 'session',
    permission: 'cases.see',
    query: z.strictObject({ ...paging }),
    answers: {
      200: page(watchedCase).meta({
        examples: [
          {
            items: [
              {
                id: exampleCase.id,
                number: exampleCase.number,
                type: 'return',
                state: 'waiting',
                customer: '14527',
                openedAt: '2026-03-01T08:00:00Z',
                watchedSince: '2026-03-01T09:00:00Z',
                addedBy: 'lin@example.com',
                last: { at: '2026-03-01T09:00:00Z', kind: 'note', author: 'user' },
              },
            ],
            next: null,
          },
        ],
      }),
    },
    refusals: ['paging.cursor-wrong'],
  },
})
