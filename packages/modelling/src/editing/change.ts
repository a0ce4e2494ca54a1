import { accept, type Result } from '@aftersale/kernel'
import { setWords } from '../document/names.ts'
import { type PlainRefusal, refusal } from '../document/open-document.ts'
import type { Part } from '../document/part.ts'
import { eventOf } from '../reading/read-event.ts'
import { stepOf } from '../reading/read-step.ts'
import { nodeOf } from './places.ts'
import type { Changes } from './plain-edit.ts'
import {
  hasVerdict,
  setDecision,
  setDue,
  setForm,
  setPolicy,
  setRights,
  setTemplate,
  setVerdict,
  setWait,
  setWho,
} from './settings.ts'
import { arrivingAt, type Editing, leaving } from './wiring.ts'

/** Changes what a step says; refused where a step of its kind does not say such a thing. */
export function changeStep(editing: Editing, id: string, changes: Changes): Result<null, PlainRefusal> {
  const found = nodeOf(editing, id)
  if (!found.ok) return found
  const part = found.value
  const ends = { arriving: arrivingAt(part).length, leaving: leaving(part).length }
  const { kind } = stepOf(part, ends)
  if (changes.name !== undefined) setWords(part, changes.name)
  if (kind === 'person') changePerson(part, changes)
  else if (PERSONAL.some((name) => changes[name] !== undefined)) return wrong(id)
  if (changes.template !== undefined) {
    if (kind !== 'tell') return wrong(id)
    setTemplate(part, changes.template)
  }
  if (changes.decision !== undefined) {
    if (kind !== 'rule') return wrong(id)
    setDecision(part, changes.decision, null)
  }
  if (changes.wait !== undefined) {
    if (eventOf(part).kind !== 'timer') return wrong(id)
    setWait(part, changes.wait)
  }
  return accept(null)
}

const PERSONAL = ['who', 'form', 'due', 'policy', 'rights'] as const

function changePerson(task: Part, { who, form, due, policy, rights }: Changes): void {
  if (who !== undefined) setWho(task, who)
  if (form !== undefined) setForm(task, form)
  if (due !== undefined) setDue(task, due)
  if (rights !== undefined) setRights(task, rights)
  if (policy === undefined) return
  setPolicy(task, policy)
  if (hasVerdict(task)) setVerdict(task, policy !== null)
}

const wrong = (id: string) =>
  refusal('wrong-kind', 'A step of this kind has no such setting.', '此类步骤没有这项设置。', id)
