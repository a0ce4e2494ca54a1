import { instant } from '@aftersale/kernel'
import { describe, expect, test } from 'vitest'
import {
  approval,
  boundary,
  chain,
  end,
  error,
  flow,
  gateway,
  headers,
  message,
  multi,
  nonInterrupting,
  processXml,
  receive,
  sendBack,
  service,
  start,
  timer,
  user,
} from '../../../process/test/bpmn-xml.ts'
import { versionOf } from '../../test/pack-cases.ts'
import { pastOf } from '../../test/past.ts'
import { ran } from '../../test/run.ts'
import { compareTrials, type Pair, type RecordedRun, replay, type Trial, trialInWords } from '../index.ts'

/** A past, played in one flow, and what becomes of it in this flow and in another. */
async function tried(before: string, after: string, steps: readonly object[], more: Partial<RecordedRun> = {}) {
  const { recording, brings } = pastOf(await ran({ 'p.bpmn': before }, [{ start: 'p' }, ...steps]), more)
  const trialOf = async (content: string) =>
    replay(await versionOf([{ name: 'p.bpmn', content }], 'p'), recording, brings)
  const pair: Pair = { recording, before: await trialOf(before), after: await trialOf(after) }
  return { ...pair, compared: compareTrials([pair]) }
}

const wayOf = ({ path }: Trial) => path.map(({ element, isDone }) => (isDone ? element : `${element}…`)).join(' ')

const agent = { candidateGroups: 'agents' }
const finance = { candidateGroups: 'finance' }
const plain = processXml(
  start(),
  user('Decide', agent),
  service('Pay', 'pay'),
  end(),
  chain('Start', 'Decide', 'Pay', 'End'),
)
const decided = [{ complete: 'Decide', variables: { decision: 'approve' } }, { complete: 'Pay' }]

test('what the past answered is answered again, and the same flow goes the same way', async () => {
  const { before, compared } = await tried(plain, plain, decided)
  expect(wayOf(before)).toBe('Start Decide Pay End')
  expect(before).toMatchObject({ status: 'ended', end: { element: 'End' }, verdict: { granted: true, by: 'person' } })
  expect(before.tasks).toMatchObject([{ element: 'Decide', groups: ['agents'], answeredBy: 'ann' }])
  expect(compared).toMatchObject({ compared: 1, unclear: [], cases: [] })
})

test('a step of a person less: fewer people are asked, the rest goes on as it did', async () => {
  const without = processXml(start(), service('Pay', 'pay'), end(), chain('Start', 'Pay', 'End'))
  const { after, compared } = await tried(plain, without, decided)
  expect(wayOf(after)).toBe('Start Pay End')
  expect(compared.before.askedByGroup).toEqual({ agents: 1 })
  expect(compared.after.asked).toBe(0)
  expect(compared.cases).toMatchObject([{ asked: -1, changes: expect.arrayContaining(['asked', 'path']) }])
})

test('a step of a person more: the case waits there, for nobody has decided it in the past', async () => {
  const checked = processXml(
    start(),
    user('Decide', agent),
    user('Check', finance),
    service('Pay', 'pay'),
    end(),
    chain('Start', 'Decide', 'Check', 'Pay', 'End'),
  )
  const { after, compared } = await tried(plain, checked, decided)
  expect(wayOf(after)).toBe('Start Decide Check…')
  expect(after.stops).toMatchObject([{ kind: 'person', element: 'Check', groups: ['finance'], wasSo: false }])
  expect(trialInWords(after)).toEqual({
    en: 'Granted by a person; asks agents; waits at “Check” for finance: nobody has decided this in the past.',
    'zh-CN': '人工同意；经agents处理；在“Check”等待finance处理：过去没有人作过这项决定。',
  })
  expect(compared.after).toMatchObject({ waiting: 1, ended: 0, askedByGroup: { agents: 1, finance: 1 } })
  expect(compared.cases[0]?.changes).toEqual(['waits', 'outcome', 'asked', 'path'])
})

test('a step that was given another name finds its answer by its form; one that is new beside it does not', async () => {
  const form = { ...agent, formId: 'f' }
  const one = (id: string) => processXml(start(), user(id, form), end(), chain('Start', id, 'End'))
  const renamed = await tried(one('Decide'), one('Judge'), [{ complete: 'Decide', variables: { decision: 'refuse' } }])
  expect(renamed.after).toMatchObject({ status: 'ended', verdict: { granted: false } })
  const two = processXml(
    start(),
    user('Decide', form),
    user('Again', form),
    end(),
    chain('Start', 'Decide', 'Again', 'End'),
  )
  const { after } = await tried(one('Decide'), two, [{ complete: 'Decide' }])
  expect(wayOf(after)).toBe('Start Decide Again…')
  const first = processXml(
    start(),
    user('Again', form),
    user('Decide', form),
    end(),
    chain('Start', 'Again', 'Decide', 'End'),
  )
  expect(wayOf((await tried(one('Decide'), first, [{ complete: 'Decide' }])).after)).toBe('Start Again…')
})

test('an answer comes as long after its question as it did: a shorter deadline is over before it', async () => {
  const within = (time: string) =>
    processXml(
      start(),
      user('Decide', agent),
      boundary('Late', 'Decide', timer('duration', time)),
      end(),
      end('Over'),
      chain('Start', 'Decide', 'End'),
      flow('Late', 'Over'),
    )
  const steps = [{ advance: 'P3D' }, { complete: 'Decide' }]
  const { before, after } = await tried(within('P5D'), within('P2D'), steps)
  expect(wayOf(before)).toBe('Start Decide End')
  expect(wayOf(after)).toBe('Start Decide… Late Over')
  const longer = await tried(within('P5D'), within('P9D'), [{ advance: 'P6D' }])
  expect(wayOf(longer.before)).toBe('Start Decide… Late Over')
  expect(longer.after).toMatchObject({ status: 'waits', stops: [{ element: 'Decide' }] })
})

test('a message that came comes again, at what waits for it now; one that never came is waited for', async () => {
  const awaiting = (id: string) =>
    processXml(start(), receive(id, 'goods', '=1'), service('Pay', 'pay'), end(), chain('Start', id, 'Pay', 'End'))
  const steps = [{ advance: 'PT2H' }, { message: 'goods', correlationKey: '1' }, { complete: 'Pay' }]
  const { before, after } = await tried(awaiting('Await'), awaiting('Arrives'), steps)
  expect([wayOf(before), wayOf(after)]).toEqual(['Start Await Pay End', 'Start Arrives Pay End'])
  const never = await tried(awaiting('Await'), awaiting('Await'), [])
  expect(never.after.stops).toMatchObject([{ kind: 'event', element: 'Await', wasSo: true }])
})

test('a message at a border ends what it ended, and a reminder that fired fires', async () => {
  const drawn = processXml(
    start(),
    user('Decide', agent),
    boundary('Withdrawn', 'Decide', message('withdrawn', '=1')),
    boundary('Remind', 'Decide', timer('duration', 'P1D'), nonInterrupting),
    service('Nudge', 'nudge'),
    end(),
    end('Gone'),
    end('Nudged'),
    chain('Start', 'Decide', 'End'),
    flow('Withdrawn', 'Gone'),
    chain('Remind', 'Nudge', 'Nudged'),
  )
  const steps = [{ advance: 'P2D' }, { complete: 'Nudge' }, { message: 'withdrawn', correlationKey: '1' }]
  const { before } = await tried(drawn, drawn, steps)
  expect(wayOf(before)).toBe('Start Decide… Remind Nudge Nudged Withdrawn Gone')
})

test('work that business refused is refused again', async () => {
  const drawn = processXml(
    start(),
    service('Pay', 'pay'),
    boundary('No', 'Pay', error('funds')),
    user('Settle', agent),
    end(),
    chain('Start', 'Pay', 'End'),
    chain('No', 'Settle', 'End'),
  )
  const { before } = await tried(drawn, drawn, [{ throwError: 'Pay', code: 'funds' }, { complete: 'Settle' }])
  expect(wayOf(before)).toBe('Start Pay… No Settle End')
})

test('work that the past never did: what nothing depends on is supposed to be done, at the rest it ends', async () => {
  const more = processXml(
    start(),
    user('Decide', agent),
    service('Tell', 'tell', headers({ template: 'hello' })),
    service('Pay', 'pay'),
    service('Book', 'book'),
    end(),
    chain('Start', 'Decide', 'Tell', 'Pay', 'Book', 'End'),
  )
  const { recording } = pastOf(await ran({ 'p.bpmn': plain }, [{ start: 'p' }, ...decided]))
  const brings = (type: string) => (type === 'book' ? ['bookkeeping'] : [])
  const trial = replay(await versionOf([{ name: 'p.bpmn', content: more }], 'p'), recording, brings)
  expect(trial.messages).toMatchObject([{ element: 'Tell', template: 'hello' }])
  expect(trial.stops).toMatchObject([{ kind: 'work', element: 'Book', wasSo: false }])
})

test('approvers sign as they did; where another is asked, nobody has answered for them', async () => {
  const drawn = (who: string) =>
    processXml(
      start(),
      user('Decide', {}, approval({ policy: 'all', approvers: `=${who}` })),
      end(),
      chain('Start', 'Decide', 'End'),
    )
  const sign = (who: string) => ({ sign: 'Decide', who, variables: { decision: 'approve' } })
  const before = drawn('["ann", "bob"]')
  const { before: same, after } = await tried(before, drawn('["ann", "cat"]'), [sign('ann'), sign('bob')])
  expect(same).toMatchObject({ status: 'ended', verdict: { granted: true } })
  expect(after).toMatchObject({ status: 'waits', stops: [{ kind: 'person' }] })
})

test('each turn of a loop has the answer of its own, and a case that was sent back goes back', async () => {
  const loop = processXml(
    start(),
    user('Each', agent, multi({ collection: '=[1, 2, 3]' })),
    end(),
    chain('Start', 'Each', 'End'),
  )
  const turns = await tried(loop, loop, [{ complete: 'Each' }, { complete: 'Each' }, { complete: 'Each' }])
  expect(turns.before).toMatchObject({ status: 'ended', tasks: [{}, {}, {}] })
  const back = processXml(
    start(),
    user('Fill', agent),
    user('Decide', finance, sendBack('Fill')),
    end(),
    chain('Start', 'Fill', 'Decide', 'End'),
  )
  const steps = [{ complete: 'Fill' }, { sendBack: 'Decide', to: 'Fill' }, { complete: 'Fill' }, { complete: 'Decide' }]
  expect(wayOf((await tried(back, back, steps)).before)).toBe('Start Fill Decide… Fill Decide End')
})

describe('a draft with a flaw', () => {
  test('that stops a case says at which step and why', async () => {
    const broken = processXml(
      start(),
      gateway('Which', 'Else'),
      service('Pay', 'pay'),
      end(),
      chain('Start', 'Which'),
      flow('Which', 'Pay', '=nothing'),
      flow('Which', 'End', undefined, 'Else'),
      chain('Pay', 'End'),
    )
    const { after, compared } = await tried(plain, broken, decided)
    expect(after).toMatchObject({ status: 'stopped', stops: [{ kind: 'incident', element: 'Which' }] })
    expect(after.stops[0]?.cause?.message.en).not.toBe('')
    expect(compared.after.stopped).toBe(1)
    expect(compared.cases[0]?.changes[0]).toBe('stops')
  })

  test('that turns without end is stopped, and said to be so', async () => {
    const endless = processXml(
      start(),
      service('Pay', 'pay'),
      gateway('Again'),
      chain('Start', 'Pay', 'Again'),
      flow('Again', 'Pay', '=true'),
    )
    const { recording } = pastOf(await ran({ 'p.bpmn': plain }, [{ start: 'p' }, ...decided]))
    const version = await versionOf([{ name: 'p.bpmn', content: endless }], 'p')
    const trial = replay(version, recording, () => [])
    expect(trial.status).toBe('endless')
    expect(trialInWords(trial)['zh-CN']).toContain('无休止')
  })
})

test('a case of which nothing is left that was written down is in no sum', async () => {
  const { compared } = await tried(plain, plain, decided, { rows: [] })
  expect(compared).toMatchObject({ compared: 0, unclear: ['case'] })
})

test('a running case waits where it waits, and is said to', async () => {
  const { before, compared } = await tried(plain, plain, [], { seenUntil: instant('2026-02-01T00:00:00Z') })
  expect(before.stops).toMatchObject([{ element: 'Decide', wasSo: true }])
  expect(compared.before).toMatchObject({ waiting: 1 })
  expect(compared.cases).toEqual([])
})
