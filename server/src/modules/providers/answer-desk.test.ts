import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { callRoom } from '../../../test/provider-desk.ts'
import { withSeenSources } from '../../platform/seen-sources.ts'
import { AnswerDesk } from './answer-desk.ts'
import { PATIENCE } from './limits.ts'
import type { Settler } from './take-answers.ts'

test('what is kept for everybody sees the records of all shops, whoever brought the first answer', async () => {
  const room = await callRoom()
  const paths: string[] = []
  const payment: Settler = async (tx) => {
    const { rows } = await sql<{ search_path: string }>`show search_path`.execute(tx)
    paths.push(rows[0]?.search_path ?? '')
  }
  const desk = new AnswerDesk({ ...room, settlers: { payment }, patience: PATIENCE })
  const ids = await room.ask(3)
  const bring = (callId: string) =>
    desk.take([
      {
        callId,
        via: 'notification',
        answer: { kind: 'done', reference: 'R1', facts: {} },
        fence: null,
        wasUncertain: false,
        by: 'gateway',
      },
    ])
  // The first begins the work within what one shop sees; those that come meanwhile are kept by the same work.
  const [first = '', ...others] = ids
  const one = withSeenSources({ kind: 'in', sources: ['north'] }, () => bring(first))
  await Promise.all([one, ...others.map(bring)])
  expect((await Promise.all(ids.map(room.call))).map(({ status }) => status)).toEqual(['done', 'done', 'done'])
  expect(paths.length).toBeGreaterThan(0)
  expect(paths.filter((path) => path.includes('sight'))).toEqual([])
})
