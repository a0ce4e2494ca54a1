import { expect, test } from 'vitest'
import {
  endEvent,
  flows,
  gateway,
  processFile,
  ruleTask,
  serviceTask,
  startEvent,
  userTask,
} from '../../../test/bpmn-text.ts'
import { testDatabase } from '../../../test/database.ts'
import { tableOf } from '../../../test/dmn-text.ts'
import { actor, at, deploy, engineWith, NOON, start } from '../../../test/engine.ts'
import { newId } from '../../platform/ids.ts'
import { inTransaction } from '../../platform/transaction.ts'
import type { JobHandlers } from '../jobs/job.ts'

const { database } = await testDatabase()
const LATER = at('2026-03-02T08:30:00Z')

const handlers: JobHandlers = {
  work: async (_, jobs) =>
    jobs.map(() => ({ failure: { code: 'work.odd', message: { en: 'Odd.', 'zh-CN': '奇怪。' } } })),
}
const flowFile = processFile(
  'p',
  startEvent(),
  ruleTask('Judge', 'judge-id', 'verdict', '判定'),
  gateway('G', 'Work'),
  userTask('Ask', 'ask-form', '人工审核'),
  serviceTask('Work', 'work', '执行'),
  endEvent(),
  flows('Start', 'Judge', 'G', '=verdict = "big"', 'Ask', 'Work'),
  flows('G', 'Work', 'End'),
)
const form = (label: string) =>
  JSON.stringify({
    type: 'default',
    id: 'ask-form',
    schemaVersion: 18,
    components: [{ type: 'textfield', id: 'F', key: 'note', label }],
  })

const first = {
  'p.bpmn': flowFile,
  'p.dmn': tableOf('FIRST', [
    ['> 5', '"big"'],
    ['> 3', '"big"'],
    ['-', '"small"'],
  ]),
  'p.form': form('first'),
}
const newer = {
  ...first,
  'p.dmn': tableOf('FIRST', [
    ['> 500', '"big"'],
    ['-', '"small"'],
  ]),
  'p.form': form('second'),
}

test('the history tells the rule that fired, its inputs and its words, by the version that judged', async () => {
  const { engine } = engineWith(handlers)
  await deploy(database, engine, first)
  const [id = ''] = await start(database, engine, 'p', [{ n: 7 }])
  await deploy(database, engine, newer)
  const history = await engineWith(handlers).engine.history(database, id)
  expect(history?.process).toEqual({ key: 'p', version: 1, name: { en: 'Process p', 'zh-CN': 'Process p' } })
  const judged = history?.entries.find(({ element }) => element === 'Judge')
  expect(judged).toMatchObject({
    at: NOON,
    kind: 'passed',
    elementKind: 'businessRuleTask',
    name: { en: 'Judge', 'zh-CN': '判定' },
    by: null,
    cause: null,
    decision: {
      key: 'judge-id',
      version: 1,
      trace: [
        {
          inputs: [{ label: 'n', value: 7 }],
          matched: [{ index: 1, inputEntries: ['> 5'] }],
          result: 'big',
        },
      ],
    },
  })
  expect(judged?.decision?.trace[0]?.matched).toHaveLength(1)
})

test('it tells the branch taken, who has to act with which form, who acted, and why it stands still', async () => {
  const { engine } = engineWith(handlers)
  await deploy(database, engine, first)
  const [id = ''] = await start(database, engine, 'p', [{ n: 7 }])
  await deploy(database, engine, newer)
  const waiting = await engine.history(database, id)
  expect(waiting?.entries.map(({ kind, element, flow }) => [kind, element, flow?.en ?? null])).toEqual([
    ['passed', 'Start', 'to Judge'],
    ['passed', 'Judge', 'to G'],
    ['passed', 'G', 'to Ask'],
    ['entered', 'Ask', null],
  ])
  expect(waiting?.tasks).toMatchObject([
    {
      element: 'Ask',
      name: { en: 'Ask', 'zh-CN': '人工审核' },
      groups: ['agents'],
      variables: { n: 7, verdict: 'big' },
    },
  ])
  // The form as it was when the task was opened.
  expect(waiting?.tasks[0]?.form).toEqual({ id: 'ask-form', content: first['p.form'], rights: {} })
  const task = waiting?.tasks[0]?.id ?? ''
  await inTransaction(database, (tx) => engine.tasks.complete(tx, task, { note: 'x' }, actor('ann'), LATER))
  const stuck = await engine.history(database, id)
  expect(
    stuck?.entries.slice(4).map(({ at: when, kind, element, by, cause }) => ({ when, kind, element, by, cause })),
  ).toEqual([
    { when: LATER, kind: 'left', element: 'Ask', by: 'ann', cause: null },
    {
      when: LATER,
      kind: 'stopped',
      element: 'Work',
      by: null,
      cause: { code: 'work.odd', message: { en: 'Odd.', 'zh-CN': '奇怪。' } },
    },
  ])
  expect(stuck).toMatchObject({
    startedAt: NOON,
    endedAt: null,
    tasks: [],
    incidents: [{ element: 'Work', message: { en: 'Odd.', 'zh-CN': '奇怪。' }, since: LATER }],
  })
})

test('nothing is known of an instance that is not there', async () => {
  expect(await engineWith().engine.history(database, newId(NOON))).toBe(null)
})
