import type { FeelContext } from '@aftersale/feel'
import type { BusinessCalendar } from '@aftersale/kernel'

/** What members of a step hold, by the name of their kind. */
export interface MemberKinds {
  readonly text: string
  readonly texts: readonly string[]
  /** Values by name, as FEEL. */
  readonly variables: FeelContext
  /** Counts from 1. */
  readonly position: number
  /** 0 or more. */
  readonly count: number
  /** An ISO 8601 duration, or a date and time with its offset: both as written. */
  readonly time: string
  readonly begun: readonly Begun[]
  readonly modification: Modification
  readonly calendars: ReadonlyMap<string, BusinessCalendar>
  readonly expectation: Expectation
}

export type MemberKind = keyof MemberKinds

/** An element to begin, and the variables it begins with. */
export interface Begun {
  readonly element: string
  readonly variables: FeelContext
}

export interface Modification {
  /** Ids of elements, one for each visit that ends. */
  readonly terminate: readonly string[]
  readonly activate: readonly Begun[]
}

/** What must hold; null members are not looked at. */
export interface Expectation {
  readonly waitingAt: readonly string[] | null
  readonly ended: boolean | null
  readonly completed: readonly string[] | null
  readonly variables: FeelContext | null
  readonly incidents: readonly string[] | null
  readonly key: string | null
}

/** Which open work is meant: the oldest at the element, the nth, that of the instance with this key. */
const WHICH = { nth: 'position', key: 'text' } as const

/** Every step: what stands behind its name, and what else it may say. */
export const STEP_SHAPES = {
  deploy: { of: 'texts', may: {} },
  start: { of: 'text', may: { variables: 'variables', key: 'text' } },
  complete: { of: 'text', may: { variables: 'variables', ...WHICH } },
  fail: { of: 'text', may: { retries: 'count', message: 'text', ...WHICH } },
  throwError: { of: 'text', may: { code: 'text', message: 'text', variables: 'variables', ...WHICH } },
  escalate: { of: 'text', may: { code: 'text', variables: 'variables', ...WHICH } },
  message: {
    of: 'text',
    may: { correlationKey: 'text', variables: 'variables', timeToLive: 'time', messageId: 'text' },
  },
  signal: { of: 'text', may: { variables: 'variables' } },
  advance: { of: 'time', may: {} },
  set: { of: 'variables', may: { key: 'text', local: 'text' } },
  cancel: { of: 'text', may: {} },
  expect: { of: 'expectation', may: {} },
  retry: { of: 'text', may: { ...WHICH } },
  skip: { of: 'text', may: { variables: 'variables', ...WHICH } },
  sign: { of: 'text', may: { who: 'text', variables: 'variables', ...WHICH } },
  addSigner: { of: 'text', may: { who: 'text', before: 'text', ...WHICH } },
  replaceSigner: { of: 'text', may: { who: 'text', with: 'text', ...WHICH } },
  sendBack: { of: 'text', may: { to: 'text', variables: 'variables', ...WHICH } },
  activate: { of: 'text', may: { elements: 'begun', ...WHICH } },
  modify: { of: 'modification', may: { key: 'text' } },
  calendars: { of: 'calendars', may: {} },
} as const satisfies Readonly<Record<string, StepShape>>

export interface StepShape {
  readonly of: MemberKind
  readonly may: Readonly<Record<string, MemberKind>>
}

/** Members that a step does not go without. */
export const REQUIRED: Readonly<Partial<Record<StepName, readonly string[]>>> = {
  throwError: ['code'],
  escalate: ['code'],
  sign: ['who'],
  addSigner: ['who'],
  replaceSigner: ['who', 'with'],
  sendBack: ['to'],
  activate: ['elements'],
}

type Shapes = typeof STEP_SHAPES
export type StepName = keyof Shapes

/** A step as read: its name, what it is about, and what else it says (null where it does not). */
export type StepOf<N extends StepName> = {
  readonly [K in N]: {
    readonly does: K
    readonly of: MemberKinds[Shapes[K]['of']]
    readonly given: { readonly [M in keyof Shapes[K]['may']]: GivenOf<Shapes[K]['may'][M]> }
  }
}[N]
type GivenOf<M> = M extends MemberKind ? MemberKinds[M] | null : never

export type ScenarioStep = StepOf<StepName>
