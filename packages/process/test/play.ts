import { type FeelContext, type FeelValue, feelToJson } from '@aftersale/feel'
import { type Instant, isoOf } from '@aftersale/kernel'
import {
  type Cause,
  type Command,
  type ElementInstance,
  INSTANCE,
  instantAfter,
  type ProcessDefinition,
  printEvents,
  type StartCommand,
  type Step,
  type Subscription,
  type Surroundings,
  step,
} from '../src/index.ts'
import { definitionOf, type Piece, processXml } from './bpmn-xml.ts'
import { now, printed } from './instance.ts'
import { expectAccounted, expectSound, readBack } from './invariants.ts'

export const broken: Cause = { code: 'work.broken', message: { en: 'It broke.', 'zh-CN': '坏了。' } }

const ZONE = 'Asia/Shanghai'

/** A process drawn of these pieces, started with these variables. */
export async function play(pieces: readonly Piece[], variables: FeelContext = {}, how: How = {}): Promise<Play> {
  return new Play(await definitionOf(processXml(...pieces)), variables, how)
}

interface How extends Pick<StartCommand, 'isCalled' | 'businessKey' | 'by' | 'at'> {
  readonly calendars?: Surroundings['calendars']
}

/**
 * An instance played by hand: what is asked of it names elements, and answers what happened, on one line (`printEvents`).
 * Between two commands it is stored and read back, and everything that must always hold of it is looked at.
 */
export class Play {
  readonly definition: ProcessDefinition
  readonly #surroundings: Surroundings
  readonly #steps: Step[] = []
  #now: Instant = now

  constructor(definition: ProcessDefinition, variables: FeelContext, how: How) {
    const { calendars = new Map(), ...rest } = how
    this.definition = definition
    this.#surroundings = { zone: ZONE, calendars }
    this.give({ kind: 'start', variables, ...rest })
  }

  give(command: Command): string {
    const before = this.#steps.at(-1)
    const state = before === undefined ? null : readBack(before.state)
    const answer = step(this.definition, state, command, this.#now, this.#surroundings)
    if (!answer.ok) return `refused ${answer.refusal.code}`
    this.#steps.push(answer.value)
    expectSound(this.definition, answer.value.state)
    expectAccounted(this.#steps)
    return printEvents(answer.value.events)
  }

  /** What the last command made. */
  get last(): Step {
    const last = this.#steps.at(-1)
    if (last === undefined) throw new Error('expected the instance to have started')
    return last
  }

  get told(): string {
    return printEvents(this.last.events)
  }

  get state() {
    return this.last.state
  }

  get status() {
    return this.state.status
  }

  get variables() {
    return feelToJson(this.state.variables)
  }

  /** Effects of the last command but for what is merely waited for, a line each. */
  get asked(): readonly string[] {
    const [, ...effects] = printed(this.last)
    return effects.filter((line) => !line.startsWith('waits '))
  }

  /** Every leaf that waits, by element and key, and every subscription by its event. */
  get waiting(): string {
    const leaves = this.state.elements.flatMap(({ element, key, wait }) =>
      wait.kind === 'children' ? [] : [`${element}(${key}) ${wait.kind === 'job' ? `job ${wait.type}` : wait.kind}`],
    )
    return leaves.join(', ')
  }

  /** The events that can happen, each with its due time where it is a timer. */
  get events(): string {
    return this.state.subscriptions
      .map((one) => (one.kind === 'timer' ? `${one.event} ${isoOf(one.due).slice(0, 16)}` : one.event))
      .join(', ')
  }

  /** The oldest active visit to an element (the `nth` after it). */
  at(element: string, nth = 0): ElementInstance {
    const found = this.state.elements.filter((one) => one.element === element && one.loop === null)[nth]
    if (found === undefined) throw new Error(`expected ${element} to be active, but there is ${this.waiting}`)
    return found
  }

  /** The work of an element is done: its own, or the listener's that it waits for. */
  work(element: string, variables: FeelContext = {}, nth = 0): string {
    const waits = this.state.elements.filter((one) => one.element === element && one.wait.kind === 'job')
    const { key, wait } = waits[nth] ?? this.at(element, nth)
    return this.give({ kind: 'complete-job', key, part: wait.kind === 'job' ? wait.part : '', variables })
  }

  user(element: string, variables: FeelContext = {}, nth = 0): string {
    return this.give({ kind: 'complete-user-task', key: this.at(element, nth).key, variables, by: 'ann' })
  }

  sign(element: string, who: string, decision: FeelValue): string {
    return this.give({ kind: 'sign', key: this.at(element).key, who, variables: { decision }, by: who })
  }

  fail(element: string, nth = 0): string {
    return this.give({ kind: 'fail', key: this.at(element, nth).key, cause: broken })
  }

  retry(element: string, nth = 0): string {
    return this.give({ kind: 'retry', key: this.#stopped(element, nth), by: 'ann' })
  }

  skip(element: string, variables: FeelContext = {}, nth = 0): string {
    return this.give({ kind: 'skip', key: this.at(element, nth).key, variables, by: 'ann' })
  }

  throwError(element: string, code: string, nth = 0, variables: FeelContext = {}): string {
    return this.give({ kind: 'throw-error', key: this.at(element, nth).key, code, message: 'why', variables })
  }

  escalate(element: string, code: string, nth = 0): string {
    return this.give({ kind: 'escalate', key: this.at(element, nth).key, code, variables: {} })
  }

  message(name: string, variables: FeelContext = {}, correlationKey?: string): string {
    return this.trigger(
      (one) =>
        one.kind === 'message' &&
        one.name === name &&
        (correlationKey === undefined || one.correlationKey === correlationKey),
      variables,
    )
  }

  /** A signal is for all that wait for it. */
  signal(name: string, variables: FeelContext = {}): string {
    const all = this.state.subscriptions.filter((one) => one.kind === 'signal' && one.name === name)
    return all.map(({ owner, event, index }) => this.#trigger(owner, event, index, variables)).join(' | ')
  }

  /** The first subscription that is meant. */
  trigger(isMeant: (one: Subscription) => boolean, variables: FeelContext = {}): string {
    const found = this.state.subscriptions.find((one) => !one.happened && isMeant(one))
    if (found === undefined) throw new Error(`expected a subscription, but there is ${this.events}`)
    return this.#trigger(found.owner, found.event, found.index, variables)
  }

  /** Moves the clock, and fires what becomes due, one after the other. */
  advance(duration: string): string {
    const until = instantAfter(duration, this.#now, ZONE)
    if (until === null) throw new Error(`expected a duration, got ${duration}`)
    const told: string[] = []
    for (let next = this.#nextTimer(until); next !== undefined; next = this.#nextTimer(until)) {
      if (next.due > this.#now) this.#now = next.due
      told.push(this.#trigger(next.owner, next.event, next.index, {}))
    }
    this.#now = until
    return told.join(' | ')
  }

  set(variables: FeelContext, scope: number = INSTANCE, isLocal = false): string {
    const told = this.give({ kind: 'set-variables', scope, isLocal, variables, by: 'ann' })
    return told.split(' ').slice(1).join(' ')
  }

  modify(terminate: readonly number[], ...elements: readonly string[]): string {
    const activate = elements.map((element) => ({ element, scope: null, variables: {} }))
    return this.give({ kind: 'modify', terminate, activate, by: 'ann' })
  }

  #trigger(owner: number, event: string, index: number, variables: FeelContext): string {
    return this.give({ kind: 'trigger', owner, event, index, variables })
  }

  #nextTimer(until: Instant) {
    return this.state.subscriptions
      .flatMap((one) => (one.kind === 'timer' && !one.happened && one.due <= until ? [one] : []))
      .toSorted((one, other) => one.due - other.due)[0]
  }

  #stopped(element: string, nth: number): number {
    const found = this.state.elements.filter((one) => one.element === element && one.wait.kind === 'repair')[nth]
    return found?.key ?? this.at(element, nth).key
  }
}
