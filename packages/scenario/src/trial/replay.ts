import { type FeelContext, feelFromJson } from '@aftersale/feel'
import type { Instant } from '@aftersale/kernel'
import { INSTANCE, type Subscription, type Surroundings, type TimerState } from '@aftersale/process'
import type { Deployments } from '../deploying/deployments.ts'
import type { ActiveInstance } from '../room/instance.ts'
import { activeInstances, newInstance } from '../room/instances.ts'
import { rest } from '../room/rest.ts'
import { isOverworked, openRoom, type Room } from '../room/room.ts'
import { give } from '../room/work.ts'
import { leavesOf } from '../steps/leaves.ts'
import type { Answer } from './answer.ts'
import { Memory } from './memory.ts'
import { answersTo, earliest } from './next-answer.ts'
import type { Brings, Recording } from './recording.ts'
import { tellTrial } from './tell-trial.ts'
import type { Trial } from './trial.ts'
import { Witness } from './witness.ts'

/** A flow with everything that it calls, read once. Many cases are tried on it. */
export interface TrialVersion {
  readonly deployments: Deployments
  /** Id of the process. */
  readonly process: string
  readonly surroundings: Surroundings
}

/** A case that has more to do than this turns without end. */
const MOST_WORK = 20_000
const MOST_ANSWERS = 2_000

/**
 * Runs a version of a flow on what is known of a past case. What jobs, people and messages answered in the past they answer
 * again, each as long after its question as then; timers fire by the clock of the run; rules judge anew. Where the past has
 * no answer the run stops there, and says so. The same recording and version always make the same.
 */
export function replay(version: TrialVersion, recording: Recording, brings: Brings): Trial {
  const { deployments, process, surroundings } = version
  const deployed = deployments.latest('process', process)
  if (deployed === null) throw new Error(`expected the process ${process} among the definitions`)
  const now = recording.openedAt
  const room = openRoom({ files: [], now, surroundings, deployments, mostWork: MOST_WORK })
  const memory = new Memory(recording, brings)
  const witness = new Witness()
  const variables = feelFromJson(recording.start) as FeelContext
  const root = newInstance(room, { deployed, variables, businessKey: recording.businessKey })
  rest(room)
  for (let count = 0; count < MOST_ANSWERS && !isOverworked(room); count += 1) {
    memory.note(room)
    witness.look(room)
    if (!goOn(room, memory, witness)) return tellTrial({ room, root, memory, witness, isEndless: false })
  }
  memory.note(room)
  return tellTrial({ room, root, memory, witness, isEndless: true })
}

/** The next answer or the next timer, whichever comes first. Answers whether there was one. */
function goOn(room: Room, memory: Memory, witness: Witness): boolean {
  const answers = answersTo(room, memory)
  const answer = earliest(answers)
  const due = nextTimer(room, memory, answer !== null)
  if (due !== null && (answer === null || due <= answer.at)) {
    if (due > room.now) room.now = due
    rest(room)
    return true
  }
  if (answer === null) return false
  return take(room, answer, memory, witness)
}

/** Gives an answer; a run that does not want it any more waits on. */
function take(room: Room, answer: Answer, memory: Memory, witness: Witness): boolean {
  const { instance, at, command, visit } = answer
  if (at > room.now) room.now = at
  if (visit !== null && (command.kind !== 'sign' || isLastSigner(answer))) memory.tell(visit)
  witness.hear(answer, room)
  if (give(room, { instance, command }) !== null) return false
  rest(room)
  return true
}

const isLastSigner = ({ element }: Answer): boolean =>
  element?.wait.kind === 'user-task' &&
  (element.wait.signers ?? []).filter(({ status }) => status === 'open' || status === 'waiting').length <= 1

/**
 * When the next timer is due. Where something waits that the past has no answer to, only what the past has seen counts: what
 * would come of waiting longer nobody knows.
 */
function nextTimer(room: Room, memory: Memory, hasAnswer: boolean): Instant | null {
  const actives = activeInstances(room)
  const isFree = hasAnswer || !actives.some(isStuck)
  let next: Instant | null = null
  for (const instance of actives) {
    for (const one of instance.state.subscriptions) {
      if (one.kind !== 'timer' || one.happened || (next !== null && one.due >= next)) continue
      if (isFree || wasSeen(instance, one, memory)) next = one.due
    }
  }
  return next
}

/** Whether the past waited here too, as long as the timer takes now or longer. */
function wasSeen(instance: ActiveInstance, { owner, due }: Subscription & TimerState, memory: Memory): boolean {
  const { seenUntil } = memory.recording
  const past = memory.visitOf(instance, owner)
  const element = instance.state.elements.find(({ key }) => key === owner)
  if (past === null || element === undefined) return owner === INSTANCE && due <= seenUntil
  return due - element.since <= (past.closedAt ?? seenUntil) - past.enteredAt
}

/** Whether something waits for anything but time. */
function isStuck(instance: ActiveInstance): boolean {
  const { subscriptions } = instance.state
  const others = new Set(subscriptions.flatMap(({ kind, owner }) => (kind === 'timer' ? [] : [owner])))
  return leavesOf(instance).some(({ key, wait }) => wait.kind !== 'event' || others.has(key))
}
