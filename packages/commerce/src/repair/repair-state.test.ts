import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type RepairAction,
  type RepairStage,
  type RepairState,
  repairActions,
  repairStep,
  requestedRepair,
} from './repair-state.ts'

function done(state: RepairState, actions: readonly RepairAction[]): RepairState {
  return actions.reduce((now, action) => {
    const next = repairStep(now, action)
    if (!next.ok) throw new Error(`expected ${action} to be possible, got ${JSON.stringify(next.refusal)}`)
    return next.value
  }, state)
}

describe.each<[RepairState['quoted'], string, RepairAction[], RepairStage[]]>([
  [
    'before-repair',
    'straight through',
    ['receive', 'diagnose', 'quote', 'approve', 'begin-repair', 'pass-test', 'finish', 'return'],
    ['received', 'diagnosed', 'quoted', 'approved', 'repairing', 'tested', 'done', 'returned'],
  ],
  [
    'before-repair',
    'with parts to wait for and a test that fails',
    [
      'receive',
      'diagnose',
      'quote',
      'approve',
      'wait-for-parts',
      'begin-repair',
      'fail-test',
      'pass-test',
      'fail-test',
      'pass-test',
      'finish',
    ],
    [
      'received',
      'diagnosed',
      'quoted',
      'approved',
      'waiting-for-parts',
      'repairing',
      'repairing',
      'tested',
      'repairing',
      'tested',
      'done',
    ],
  ],
  [
    'before-repair',
    'declined, then declined again, and returned as it is',
    ['receive', 'diagnose', 'quote', 'decline', 'quote', 'decline', 'return'],
    ['received', 'diagnosed', 'quoted', 'declined', 'quoted', 'declined', 'returned'],
  ],
  [
    'before-repair',
    'more turns up during the work',
    ['receive', 'diagnose', 'quote', 'approve', 'begin-repair', 'quote', 'approve', 'begin-repair'],
    ['received', 'diagnosed', 'quoted', 'approved', 'repairing', 'quoted', 'approved', 'repairing'],
  ],
  [
    'before-repair',
    'cancelled when the goods are here',
    ['receive', 'cancel', 'return'],
    ['received', 'cancelled', 'returned'],
  ],
  [
    'after-repair',
    'straight through',
    ['receive', 'diagnose', 'begin-repair', 'pass-test', 'quote', 'approve', 'finish', 'return'],
    ['received', 'diagnosed', 'repairing', 'tested', 'quoted', 'approved', 'done', 'returned'],
  ],
])('quoted %s, %s', (quoted, _, actions, stages) => {
  test(actions.join(', '), () => {
    let state = requestedRepair(quoted)
    expect(actions.map((action) => (state = done(state, [action])).stage)).toEqual(stages)
  })
})

describe('what is not possible now is refused, with what is', () => {
  test.each<[RepairState['quoted'], RepairAction[], RepairAction, RepairAction[]]>([
    ['before-repair', [], 'diagnose', ['receive', 'cancel']],
    ['before-repair', ['cancel'], 'return', []],
    ['before-repair', ['receive', 'diagnose'], 'begin-repair', ['quote', 'cancel']],
    ['after-repair', ['receive', 'diagnose', 'begin-repair'], 'quote', ['wait-for-parts', 'pass-test', 'fail-test']],
    ['after-repair', ['receive', 'diagnose', 'begin-repair', 'pass-test'], 'finish', ['fail-test', 'quote']],
    ['before-repair', ['receive', 'cancel', 'return'], 'return', []],
  ])('quoted %s, after %j, %s: possible is %j', (quoted, actions, action, possible) => {
    const state = done(requestedRepair(quoted), actions)
    expect(repairStep(state, action)).toEqual({
      ok: false,
      refusal: { code: 'repairs.not-now', stage: state.stage, action, possible },
    })
  })
})

const anyQuoted = fc.constantFrom<RepairState['quoted'][]>('before-repair', 'after-repair')
/** Each number chooses one of what is possible then. */
const anyCourse = fc.tuple(anyQuoted, fc.array(fc.nat(11), { maxLength: 25 }))

function walk(
  quoted: RepairState['quoted'],
  choices: readonly number[],
): { action: RepairAction; state: RepairState }[] {
  const steps: { action: RepairAction; state: RepairState }[] = []
  let state = requestedRepair(quoted)
  for (const choice of choices) {
    const possible = repairActions(state)
    const action = possible[choice % possible.length]
    if (action === undefined) break
    state = done(state, [action])
    steps.push({ action, state })
  }
  return steps
}

test('nothing is finished untested or without approval, and only what is here goes back', () => {
  fc.assert(
    fc.property(anyCourse, ([quoted, choices]) => {
      const steps = walk(quoted, choices)
      const actions = steps.map(({ action }) => action)
      for (const [index, { action, state }] of steps.entries()) {
        const before = actions.slice(0, index)
        const last = (...wanted: RepairAction[]) => Math.max(...wanted.map((one) => before.lastIndexOf(one)))
        if (action === 'finish') {
          expect(last('pass-test')).toBeGreaterThan(last('fail-test', 'begin-repair'))
          expect(last('approve')).toBeGreaterThan(last('quote', 'decline'))
        }
        if (action === 'begin-repair' && quoted === 'before-repair')
          expect(last('approve')).toBeGreaterThan(last('quote'))
        if (action === 'return') expect(before).toContain('receive')
        expect(state.goodsHere).toBe(before.concat(action).includes('receive') && action !== 'return')
      }
    }),
  )
})

test('every stage is reached, and from every one the goods can still get back to the customer', () => {
  for (const quoted of ['before-repair', 'after-repair'] as const) {
    const reached = new Map<string, RepairState>()
    const open = [requestedRepair(quoted)]
    for (let state = open.pop(); state !== undefined; state = open.pop()) {
      const key = JSON.stringify(state)
      if (reached.has(key)) continue
      reached.set(key, state)
      open.push(...repairActions(state).map((action) => done(state, [action])))
    }
    expect(new Set([...reached.values()].map(({ stage }) => stage)).size).toBe(12)
    for (const state of reached.values()) {
      expect(ends(state)).toContain(state.goodsHere || state.stage === 'returned' ? 'returned' : 'cancelled')
    }
  }
})

/** The stages that nothing follows, as far as they can be reached from a state. */
function ends(from: RepairState): RepairStage[] {
  const seen = new Set<string>()
  const found: RepairStage[] = []
  const open = [from]
  for (let state = open.pop(); state !== undefined; state = open.pop()) {
    if (seen.has(JSON.stringify(state))) continue
    seen.add(JSON.stringify(state))
    const actions = repairActions(state)
    if (actions.length === 0) found.push(state.stage)
    open.push(...actions.map((action) => done(state, [action])))
  }
  return found
}
