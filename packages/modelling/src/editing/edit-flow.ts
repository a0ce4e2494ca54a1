import { accept, type Result, refuse } from '@aftersale/kernel'
import { readProcesses } from '@aftersale/process'
import { openDocument, type PlainRefusal } from '../document/open-document.ts'
import { writeDocument } from '../document/write-document.ts'
import { changeStep } from './change.ts'
import { insertStep } from './insert.ts'
import { moveStep } from './move.ts'
import type { PlainEdit } from './plain-edit.ts'
import { removeStep, removeWay } from './remove.ts'
import { addWay, changeWays, leadWay } from './ways.ts'
import { type Editing, editingOf } from './wiring.ts'

/** A flow after an edit, and the card or way that the edit was about where it is there now. */
export interface Edited {
  readonly xml: string
  readonly focus: string | null
}

/**
 * One edit of a BPMN document. Whatever the edit does not name stays as it is, extensions that nobody here knows included;
 * a document with content that writing would drop is refused. Ids of what stays do not change.
 */
export async function editFlow(xml: string, edit: PlainEdit): Promise<Result<Edited, PlainRefusal>> {
  const opened = await openDocument(xml)
  if (!opened.ok) return opened
  const editing = editingOf(opened.value)
  const done = apply(editing, edit)
  if (!done.ok) return done
  const { focus, swapped } = done.value
  const written = await writeDocument(xml, opened.value, { isRebuilt: isRebuilding(edit), swapped })
  if (!written.ok) return written
  const problem = await newProblem(xml, written.value)
  return problem === null ? accept({ xml: written.value, focus }) : refuse(problem)
}

/** An edit is no way to break a flow: what would not execute because of it is refused, with the reason that the engine gives. */
async function newProblem(before: string, after: string): Promise<PlainRefusal | null> {
  const read = await readProcesses(after)
  if (read.ok) return null
  const old = await readProcesses(before)
  const known = new Set(old.ok ? [] : old.refusal.problems.map(({ code, element }) => `${code} ${element ?? ''}`))
  const problem = read.refusal.problems.find(({ code, element }) => !known.has(`${code} ${element ?? ''}`))
  if (problem === undefined) return null
  const { element, name, message } = problem
  const named = (words: string, quoted: string) => (name === null ? words : `${quoted}${words}`)
  return {
    code: 'modelling.would-not-execute',
    element,
    message: { en: named(message.en, `“${name ?? ''}”: `), 'zh-CN': named(message['zh-CN'], `“${name ?? ''}”：`) },
  }
}

const isRebuilding = ({ kind }: PlainEdit): boolean => kind !== 'change' && kind !== 'ways'

/** What an edit is about now, and which two steps changed places. */
interface Done {
  readonly focus: string | null
  readonly swapped: readonly [string, string] | null
}

function apply(editing: Editing, edit: PlainEdit): Result<Done, PlainRefusal> {
  switch (edit.kind) {
    case 'insert':
      return about(insertStep(editing, edit.flow, edit.step), null)
    case 'change':
      return about(changeStep(editing, edit.element, edit.changes), edit.element)
    case 'remove':
      return about(removeStep(editing, edit.element, edit.keep), null)
    case 'remove-way':
      return about(removeWay(editing, edit.flow), null)
    case 'move': {
      const moved = moveStep(editing, edit.element, edit.direction)
      return moved.ok ? accept({ focus: edit.element, swapped: [edit.element, moved.value] }) : moved
    }
    case 'ways':
      return about(changeWays(editing, edit.element, edit.ways), edit.element)
    case 'add-way':
      return about(addWay(editing, edit.element, edit), edit.element)
    default:
      return about(leadWay(editing, edit.flow, edit.to), edit.flow)
  }
}

/** About what was named or, of an insertion, what came in. */
const about = (done: Result<string | null, PlainRefusal>, named: string | null): Result<Done, PlainRefusal> =>
  done.ok ? accept({ focus: named ?? done.value, swapped: null }) : done
