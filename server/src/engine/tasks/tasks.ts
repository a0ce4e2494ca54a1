import type { Instant } from '@aftersale/kernel'
import type { Database, Transaction } from '../../platform/database.ts'
import type { At } from '../instances/work.ts'
import type { EngineSetup } from '../setup.ts'
import type { Absence } from './absence.ts'
import { addAbsence, endAbsence, endAbsencesWith, listAbsences } from './absences.ts'
import type { Actor } from './actor.ts'
import { addApprover } from './add-approver.ts'
import { assignTask, delegateTask, type Handing } from './assign-task.ts'
import { changeTask, type TaskChange } from './change-task.ts'
import { claimTask, releaseTask } from './claim-task.ts'
import { completeTask, type Submission } from './complete-task.ts'
import { completeTasks } from './complete-tasks.ts'
import { readCopiedTo } from './copies.view.ts'
import { copyTask, seeCopy } from './copy-task.ts'
import { handOverWork } from './hand-over-work.ts'
import { saveDraft } from './save-draft.ts'
import { sendBackTask } from './send-back-task.ts'
import { readTask } from './task.view.ts'
import { urgeTask } from './urge-task.ts'
import { withdrawTask } from './withdraw-task.ts'
import { readWorklist, type WorklistQuery } from './worklist.view.ts'

type Values = Readonly<Record<string, unknown>>
/** What whoever submits may do with fields and sees of records. */
type Own = Pick<Submission, 'rights' | 'linked'>

/** Where callers find what people do with tasks. Each operation is a file of its own. */
export class Tasks {
  readonly #setup: EngineSetup

  constructor(setup: EngineSetup) {
    this.#setup = setup
  }

  #at(tx: Transaction, now: Instant): At {
    return { setup: this.#setup, tx, now }
  }

  claim = (tx: Transaction, id: string, actor: Actor, now: Instant) => claimTask(this.#at(tx, now), id, actor)
  release = (tx: Transaction, id: string, actor: Actor, now: Instant) => releaseTask(this.#at(tx, now), id, actor)
  urge = (tx: Transaction, id: string, actor: Actor, now: Instant) => urgeTask(this.#at(tx, now), id, actor)
  withdraw = (tx: Transaction, id: string, actor: Actor, now: Instant) => withdrawTask(this.#at(tx, now), id, actor)
  seeCopy = (tx: Transaction, id: string, actor: Actor, now: Instant) => seeCopy(this.#at(tx, now), id, actor)
  endAbsence = (tx: Transaction, id: string, actor: Actor, now: Instant) => endAbsence(this.#at(tx, now), id, actor)
  endAbsencesWith = (tx: Transaction, deputy: string, now: Instant) => endAbsencesWith(this.#at(tx, now), deputy)

  assign(tx: Transaction, id: string, handing: Handing, actor: Actor, now: Instant) {
    return assignTask(this.#at(tx, now), id, handing, actor)
  }

  delegate(tx: Transaction, id: string, handing: Handing, actor: Actor, now: Instant) {
    return delegateTask(this.#at(tx, now), id, handing, actor)
  }

  /** `rights` on fields of the form count beside those that the step gives: what either of them forbids is forbidden. */
  complete(tx: Transaction, id: string, values: Values, actor: Actor, now: Instant, own: Own = {}) {
    return completeTask(this.#at(tx, now), { id, values, ...own }, actor)
  }

  /** Works through transactions of its own, many tasks each; `now` is asked for each. */
  completeMany(database: Database, many: Parameters<typeof completeTasks>[2], actor: Actor, now: () => Instant) {
    return completeTasks(this.#setup, database, many, actor, now)
  }

  saveDraft(tx: Transaction, id: string, values: Values, actor: Actor, now: Instant) {
    return saveDraft(this.#at(tx, now), id, values, actor)
  }

  addApprover(tx: Transaction, id: string, added: Parameters<typeof addApprover>[2], actor: Actor, now: Instant) {
    return addApprover(this.#at(tx, now), id, added, actor)
  }

  sendBack(tx: Transaction, id: string, sent: Parameters<typeof sendBackTask>[2], actor: Actor, now: Instant) {
    return sendBackTask(this.#at(tx, now), id, sent, actor)
  }

  change(tx: Transaction, id: string, change: TaskChange, actor: Actor, now: Instant) {
    return changeTask(this.#at(tx, now), id, change, actor)
  }

  copy(tx: Transaction, id: string, to: readonly string[], actor: Actor, now: Instant) {
    return copyTask(this.#at(tx, now), id, to, actor)
  }

  /** Works through many transactions of its own; `now` is asked for each. */
  handOverWork(database: Database, change: Parameters<typeof handOverWork>[2], actor: Actor, now: () => Instant) {
    return handOverWork(this.#setup, database, change, actor, now)
  }

  addAbsence(tx: Transaction, rule: Absence, actor: Actor, now: Instant) {
    return addAbsence(this.#at(tx, now), rule, actor)
  }

  absences(database: Database, actor: Actor, now: Instant) {
    return listAbsences(database, actor, now)
  }

  read(database: Database, id: string, actor: Actor) {
    return readTask(database, this.#setup.definitions, id, actor)
  }

  worklist(database: Database, query: WorklistQuery, actor: Actor, now: Instant) {
    return readWorklist(database, this.#setup.definitions, query, actor, now)
  }

  copiedTo(database: Database, person: string, page: Parameters<typeof readCopiedTo>[3]) {
    return readCopiedTo(database, this.#setup.definitions, person, page)
  }
}
