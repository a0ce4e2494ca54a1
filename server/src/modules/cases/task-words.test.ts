import { expect, test } from 'vitest'
import { personsNamed, taskWords } from './task-words.ts'

const task = { en: 'Decide', 'zh-CN': '审核' }
const names = new Map([
  ['a@x', 'Ann'],
  ['b@x', '老王'],
])

test.each([
  [{ claimed: true, by: 'a@x' }, 'Claimed: “Decide”', '领取：“审核”'],
  [{ released: true, by: 'a@x' }, 'Returned to queue: “Decide”', '放回队列：“审核”'],
  [
    { assigned: 'b@x', from: 'a@x', by: 'a@x', comment: '请看' },
    'Handed over to 老王: “Decide”: 请看',
    '转办给 老王：“审核”：请看',
  ],
  [
    { handedOver: 'a@x', to: 'b@x', by: 'a@x' },
    'Approval of Ann handed over to 老王: “Decide”',
    'Ann 的审批转办给 老王：“审核”',
  ],
  [
    { delegated: 'b@x', owner: 'a@x', by: 'a@x', comment: null },
    'Delegated to 老王 for Ann: “Decide”',
    '由 Ann 委托给 老王：“审核”',
  ],
  [
    { resolved: true, owner: 'a@x', by: 'b@x' },
    'Completed and returned to Ann: “Decide”',
    '已办理，退还给委托人 Ann：“审核”',
  ],
  [{ redirected: 'b@x', from: 'a@x' }, 'Ann is away, reassigned to 老王: “Decide”', 'Ann 外出，由 老王 代理：“审核”'],
  [{ urged: true, whom: 'a@x', by: 'b@x' }, 'Reminder sent: “Decide”', '催办：“审核”'],
  [{ copied: ['a@x', 'c@x'], by: 'b@x' }, 'Copied to Ann, c@x: “Decide”', '抄送给 Ann、c@x：“审核”'],
  [{ withdrawn: true, by: 'a@x' }, 'Withdrawn: “Decide”', '撤回：“审核”'],
  [{ sentBackTo: 'Fill', by: 'a@x' }, 'Sent back: “Decide”', '退回：“审核”'],
  [{ added: 'b@x', before: null, by: 'a@x' }, 'Approver added: 老王: “Decide”', '加签 老王：“审核”'],
  [{ signed: 'a@x', approves: true, by: 'a@x' }, 'Approved: “Decide”', '同意：“审核”'],
  [{ signed: 'a@x', approves: false, by: 'a@x' }, 'Rejected: “Decide”', '不同意：“审核”'],
  [{ commented: '缺发票', by: 'a@x' }, '“Decide”: 缺发票', '“审核”：缺发票'],
  [
    { changed: { priority: 80, dueAt: null }, by: 'a@x' },
    'Changed (priority 80, due none): “Decide”',
    '修改（优先级 80，截止 无）：“审核”',
  ],
])('%j is told as %s', (done, en, zh) => {
  expect(taskWords(done, task, names)).toEqual({ en, 'zh-CN': zh })
})

test('what a later release notes and this one does not know is left out', () => {
  expect(taskWords({ somersaulted: true }, task, names)).toBe(null)
})

test('everybody who is named is looked up', () => {
  expect(personsNamed({ copied: ['a@x', 'c@x'], by: 'b@x' }).toSorted()).toEqual(['a@x', 'b@x', 'c@x'])
})
