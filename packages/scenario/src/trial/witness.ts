import { taskOf } from '@aftersale/process'
import type { Instance } from '../room/instance.ts'
import { activeInstances } from '../room/instances.ts'
import type { Room } from '../room/room.ts'
import type { Answer } from './answer.ts'
import { jobOf, nameOf } from './node-work.ts'
import type { Trial, TrialMessage, TrialTask } from './trial.ts'
import { verdictOfAnswer } from './verdict.ts'

type Verdict = NonNullable<Trial['verdict']> & { readonly after: number }

/** Keeps what a run shows only while it runs: who was asked, what was sent, what was only supposed. */
export class Witness {
  readonly messages: TrialMessage[] = []
  readonly supposed: string[] = []
  /** What people said, and after how many events. */
  readonly verdicts: Verdict[] = []
  readonly #tasks = new Map<string, TrialTask>()

  get tasks(): readonly TrialTask[] {
    return [...this.#tasks.values()]
  }

  /** Looks at the tasks that are open. */
  look(room: Room): void {
    for (const instance of activeInstances(room)) {
      for (const element of instance.state.elements) {
        const task = taskOf(element)
        const node = instance.deployed.process.nodes.get(element.element)
        const id = idOf(instance, element.key)
        if (task === null || node === undefined || this.#tasks.has(id)) continue
        this.#tasks.set(id, {
          element: node.id,
          name: nameOf(node),
          at: element.since,
          assignee: task.assignee,
          groups: task.candidateGroups,
          users: task.candidateUsers,
          signers: (task.signers ?? []).map(({ who }) => who),
          answeredBy: null,
          answeredAt: null,
        })
      }
    }
  }

  /** Hears an answer before it is given. */
  hear({ instance, element, visit, submitted }: Answer, { now: at, happened }: Room): void {
    const node = element === null ? undefined : instance.deployed.process.nodes.get(element.element)
    if (element === null || node === undefined) return
    const task = this.#tasks.get(idOf(instance, element.key))
    if (task !== undefined) {
      this.#tasks.set(idOf(instance, element.key), { ...task, answeredBy: submitted?.by ?? '', answeredAt: at })
      const granted = verdictOfAnswer(submitted?.values ?? {})
      if (granted !== null) this.verdicts.push({ granted, by: 'person', after: happened.length })
    }
    const template = jobOf(node)?.headers['template']
    const isOwn = element.wait.kind === 'job' && element.wait.part === ''
    if (isOwn && template !== undefined) this.messages.push({ element: node.id, name: nameOf(node), at, template })
    if (isOwn && visit === null && template === undefined) this.supposed.push(node.id)
  }
}

const idOf = ({ label }: Instance, key: number): string => `${label} ${key}`
