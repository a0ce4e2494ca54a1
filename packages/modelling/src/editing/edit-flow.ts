import { accept, type Result, refuse } from '@aftersale/kernel'
import { readProcesses } from '@aftersale/process'
import { openDocument, type PlainRefusal, refusal } from '../document/open-document.ts'
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
  if (opened.value.losses.length > 0) {
    return refusal(
      'would-lose',
      'The file has content that would be lost when it is written here: mend that first in the editor that it came from.',
      '文件中有在此保存会丢失的内容：请先在原来的编辑器中修正。',
    )
  }
  const editing = editingOf(opened.value)
  const done = apply(editing, edit)
  if (!done.ok) return done
  const written = await writeDocument(opened.value, isRebuilding(edit))
  const problem = await newProblem(xml, written)
  return problem === null ? accept({ xml: written, focus: done.value }) : refuse(problem)
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

function apply(editing: Editing, edit: PlainEdit): Result<string | null, PlainRefusal> {
  switch (edit.kind) {
    case 'insert':
      return insertStep(editing, edit.flow, edit.step)
    case 'change':
      return about(changeStep(editing, edit.element, edit.changes), edit.element)
    case 'remove':
      return removeStep(editing, edit.element, edit.keep)
    case 'remove-way':
      return removeWay(editing, edit.flow)
    case 'move':
      return about(moveStep(editing, edit.element, edit.direction), edit.element)
    case 'ways':
      return about(changeWays(editing, edit.element, edit.ways), edit.element)
    case 'add-way':
      return about(addWay(editing, edit.element, edit), edit.element)
    default:
      return about(leadWay(editing, edit.flow, edit.to), edit.flow)
  }
}

const about = (done: Result<unknown, PlainRefusal>, id: string): Result<string, PlainRefusal> =>
  done.ok ? accept(id) : done
