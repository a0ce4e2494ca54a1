import { type FeelContext, feelFromJson } from '@aftersale/feel'
import { instantOf } from '@aftersale/kernel'
import { type ElementInstance, INSTANCE, type InstanceState, type UserTaskWait, type Wait } from './state.ts'

interface FirstElement {
  readonly key: number
  readonly element: string
  readonly since: number
  readonly waitsFor: string
  readonly locals: unknown
}

/**
 * Reads an instance as release 0.1.0 stored it: one token at the level of the process, waiting for a person or for
 * repair. For whom a task was and why it stopped stands in the rows of the task and the incident.
 */
export function readFirstForm(position: unknown, variables: FeelContext): InstanceState {
  const { nextKey, elements } = position as { nextKey: number; elements: readonly FirstElement[] }
  return {
    status: 'active',
    businessKey: '',
    isCalled: false,
    nextKey,
    variables,
    elements: elements.map(readElement),
    taken: [],
    subscriptions: [],
    compensable: [],
    fired: [],
  }
}

function readElement({ key, element, since, waitsFor, locals }: FirstElement): ElementInstance {
  return {
    key,
    element,
    scope: INSTANCE,
    since: instantOf(since),
    variables: locals === null ? null : (feelFromJson(locals) as FeelContext),
    brought: null,
    wait: waitOf(waitsFor),
    loop: null,
    compensates: null,
  }
}

function waitOf(waitsFor: string): Wait {
  return waitsFor === 'user-task' ? TASK : { kind: 'repair', cause: UNKNOWN, from: { kind: 'activate' } }
}

const TASK: UserTaskWait = {
  kind: 'user-task',
  assignee: null,
  candidateGroups: [],
  candidateUsers: [],
  formId: null,
  dueDate: null,
  followUpDate: null,
  priority: 50,
  signers: null,
}

const UNKNOWN = {
  code: 'process.stopped-earlier',
  message: { en: 'It stopped before an update; the incident says why.', 'zh-CN': '更新之前已停止；原因见异常记录。' },
}
