import { accept, type Result, refuse } from '@aftersale/kernel'

/** Where a repair is. `returned`, and `cancelled` where the goods never came, are its ends. */
export type RepairStage =
  | 'requested'
  | 'received'
  | 'diagnosed'
  | 'quoted'
  | 'approved'
  | 'declined'
  | 'waiting-for-parts'
  | 'repairing'
  | 'tested'
  | 'done'
  | 'returned'
  | 'cancelled'

export type RepairAction =
  | 'receive'
  | 'diagnose'
  | 'quote'
  | 'approve'
  | 'decline'
  | 'wait-for-parts'
  | 'begin-repair'
  | 'pass-test'
  | 'fail-test'
  | 'finish'
  | 'return'
  | 'cancel'

export type RepairState = {
  readonly stage: RepairStage
  /** Whether the customer is quoted before work begins, or when it has been done and tested. */
  readonly quoted: 'before-repair' | 'after-repair'
  /** Whether the goods are with us. */
  readonly goodsHere: boolean
}

export type RepairRefusal = {
  readonly code: 'repairs.not-now'
  readonly stage: RepairStage
  readonly action: RepairAction
  readonly possible: readonly RepairAction[]
}

type Steps = { readonly [action in RepairAction]?: RepairStage }
type Course = { readonly [stage in RepairStage]: Steps }

const ends = {
  done: { return: 'returned' },
  declined: { quote: 'quoted', return: 'returned' },
  cancelled: { return: 'returned' },
  returned: {},
} as const satisfies Partial<Course>

const begins = {
  requested: { receive: 'received', cancel: 'cancelled' },
  received: { diagnose: 'diagnosed', cancel: 'cancelled' },
} as const satisfies Partial<Course>

/** Work begins when the quotation is approved; what turns up during the work is quoted anew. */
const quotedBefore: Course = {
  ...begins,
  diagnosed: { quote: 'quoted', cancel: 'cancelled' },
  quoted: { quote: 'quoted', approve: 'approved', decline: 'declined', cancel: 'cancelled' },
  approved: {
    quote: 'quoted',
    'wait-for-parts': 'waiting-for-parts',
    'begin-repair': 'repairing',
    cancel: 'cancelled',
  },
  'waiting-for-parts': { quote: 'quoted', 'begin-repair': 'repairing', cancel: 'cancelled' },
  repairing: {
    quote: 'quoted',
    'wait-for-parts': 'waiting-for-parts',
    'pass-test': 'tested',
    'fail-test': 'repairing',
  },
  tested: { 'fail-test': 'repairing', finish: 'done' },
  ...ends,
}

/** Work begins after the diagnosis, and what was done is quoted once it is tested. */
const quotedAfter: Course = {
  ...begins,
  diagnosed: { 'wait-for-parts': 'waiting-for-parts', 'begin-repair': 'repairing', cancel: 'cancelled' },
  'waiting-for-parts': { 'begin-repair': 'repairing', cancel: 'cancelled' },
  repairing: { 'wait-for-parts': 'waiting-for-parts', 'pass-test': 'tested', 'fail-test': 'repairing' },
  tested: { 'fail-test': 'repairing', quote: 'quoted' },
  quoted: { quote: 'quoted', approve: 'approved', decline: 'declined' },
  approved: { finish: 'done' },
  ...ends,
}

/** A repair that was asked for. */
export const requestedRepair = (quoted: RepairState['quoted']): RepairState => ({
  stage: 'requested',
  quoted,
  goodsHere: false,
})

/** One action on a repair. What was repaired and fails its test is repaired again; declined goods go back as they are. */
export function repairStep(state: RepairState, action: RepairAction): Result<RepairState, RepairRefusal> {
  const stage = stepsOf(state)[action]
  if (stage === undefined) {
    return refuse({ code: 'repairs.not-now', stage: state.stage, action, possible: repairActions(state) })
  }
  const goodsHere = stage === 'received' || (state.goodsHere && stage !== 'returned')
  return accept({ stage, quoted: state.quoted, goodsHere })
}

/** What can be done with a repair as it stands. */
export function repairActions(state: RepairState): readonly RepairAction[] {
  return Object.keys(stepsOf(state)) as RepairAction[]
}

function stepsOf({ stage, quoted, goodsHere }: RepairState): Steps {
  if (stage === 'cancelled' && !goodsHere) return {}
  return (quoted === 'before-repair' ? quotedBefore : quotedAfter)[stage]
}
