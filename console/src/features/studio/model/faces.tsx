import type { ModelKind } from '@aftersale/contract'
import { type ComponentType, lazy } from 'react'
import type { EditorProps } from '../editor-props.ts'

/** What a way of looking at a file is given beside what every editor is. */
interface FaceProps extends EditorProps {
  readonly resource: string
  /** The element that somebody asked to see; null: none. */
  readonly shown: string | null
  /** Keeps in mind which part is looked at, for when the file is loaded anew. */
  onShow(part: string): void
  /** Leads to the view in which an element can be changed that this one cannot draw. */
  onOpenExpert(element: string): void
}

export interface Face {
  readonly name: 'plain' | 'rules' | 'expert' | 'form' | 'template' | 'type' | 'automation' | 'calendar' | 'text'
  readonly component: ComponentType<FaceProps>
  /** It judges what is drawn itself, at once, and lists what would be refused. */
  readonly listsProblems?: true
}

const text: Face = {
  name: 'text',
  component: lazy(async () => ({ default: (await import('./text-editor.tsx')).TextEditor })),
}

const plain: Face = {
  name: 'plain',
  component: lazy(async () => ({ default: (await import('../flows/plain/plain-flow.tsx')).PlainFlow })),
}

const expert: Face = {
  name: 'expert',
  component: lazy(async () => ({ default: (await import('../flows/expert/expert-flow.tsx')).ExpertFlow })),
  listsProblems: true,
}

const rules: Face = {
  name: 'rules',
  component: lazy(async () => ({ default: (await import('../rules/rule-editor.tsx')).RuleEditor })),
}

const form: Face = {
  name: 'form',
  component: lazy(async () => ({ default: (await import('../forms/form-editor.tsx')).FormEditor })),
}

const template: Face = {
  name: 'template',
  component: lazy(async () => ({ default: (await import('../templates/template-editor.tsx')).TemplateEditor })),
}

const type: Face = {
  name: 'type',
  component: lazy(async () => ({ default: (await import('../case-types/case-type-editor.tsx')).CaseTypeEditor })),
}

const automation: Face = {
  name: 'automation',
  component: lazy(async () => ({ default: (await import('../automations/automation-editor.tsx')).AutomationEditor })),
}

const calendar: Face = {
  name: 'calendar',
  component: lazy(async () => ({ default: (await import('../calendars/calendar-editor.tsx')).CalendarEditor })),
}

const FACES: Record<ModelKind, readonly Face[]> = {
  flow: [plain, expert, text],
  rules: [rules, text],
  form: [form, text],
  calendar: [calendar, text],
  'case-type': [type, text],
  template: [template, text],
  automation: [automation, text],
}

/** The ways of looking at files of a kind, the one first that most people want. Each is loaded when it is opened. */
export const facesOf = (kind: ModelKind): readonly Face[] => FACES[kind]
