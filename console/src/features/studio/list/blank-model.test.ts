import { readCalendar } from '@aftersale/kernel'
import { expect, test } from 'vitest'
import { blankModel, isUsableKey, proposedKey } from './blank-model.ts'

const name = (en: string, zh = '') => ({ en, 'zh-CN': zh })

test('a key is proposed from the English name, else from the kind, and is no other file’s', () => {
  const taken = new Set(['complaint.bpmn', 'complaint-2.bpmn', 'message.message.json'])
  expect(proposedKey('flow', name('Complaint'), taken)).toBe('complaint-3')
  expect(proposedKey('rules', name('2026: Returns & more!'), taken)).toBe('returns-more')
  expect(proposedKey('template', name('', '退款通知'), taken)).toBe('message-2')
  expect(isUsableKey(proposedKey('automation', name('!!'), taken))).toBe(true)
})

test('a calendar begins as one that can be published', () => {
  const blank = blankModel({ kind: 'calendar', key: 'branch-hours', name: name('Branch', '分店') })
  expect(readCalendar(blank).ok).toBe(true)
})
