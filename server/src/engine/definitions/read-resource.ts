import { readDecisionModel, versionTagsOfModel } from '@aftersale/decision'
import { readForm } from '@aftersale/form'
import { type HolidayNotices, readCalendar } from '@aftersale/kernel'
import { type Binding, type FlowNode, namedCalendars, type ProcessDefinition, readProcesses } from '@aftersale/process'
import type { Call, DeploymentProblem, Draft, Resource } from './draft.ts'

type Named = Extract<FlowNode, { kind: 'callActivity' }>['processId']

/** What a definition of another kind has none of. */
const NOTHING = { calls: [], process: null, calendar: null }

type Read = { readonly drafts: readonly Draft[] } | { readonly problems: readonly DeploymentProblem[] }

/** Reads one file into the definitions that it holds, or into every reason why it cannot be deployed. */
export async function readResource(resource: Resource, notices?: HolidayNotices): Promise<Read> {
  if (resource.name.endsWith('.bpmn')) return readProcessResource(resource)
  if (resource.name.endsWith('.dmn')) return readDecisionResource(resource)
  if (resource.name.endsWith('.form')) return readFormResource(resource)
  if (resource.name.endsWith('.calendar.json')) return readCalendarResource(resource, notices)
  const message = {
    en: `“${resource.name}” is neither a process (.bpmn), a decision (.dmn), a form (.form) nor a calendar (.calendar.json).`,
    'zh-CN': `“${resource.name}” 不是流程（.bpmn）、决策（.dmn）、表单（.form）或日历（.calendar.json）。`,
  }
  return { problems: [{ resource: resource.name, code: 'engine.unknown-resource', element: null, message }] }
}

async function readProcessResource(resource: Resource): Promise<Read> {
  const read = await readProcesses(resource.content)
  if (!read.ok) return { problems: read.refusal.problems.map((problem) => ({ ...problem, resource: resource.name })) }
  const drafts = read.value.map((process): Draft => {
    const { id: key, name, versionTag } = process
    const calls = [...[...process.nodes.values()].flatMap(callsOf), ...calendarsOf(process)]
    return { ...NOTHING, kind: 'process', key, name, versionTag, resource, calls, process }
  })
  return { drafts }
}

/** A name that FEEL computes is known only when the step runs; what it then does not find is an incident. */
function callsOf(node: FlowNode): Call[] {
  const call = (kind: Call['kind'], name: Named | null, binding: Binding): Call[] =>
    name?.kind === 'text' ? [{ kind, name: String(name.value), binding, element: node.id }] : []
  switch (node.kind) {
    case 'businessRuleTask':
      return node.decision === null ? [] : call('decision', node.decision.id, node.decision.binding)
    case 'userTask':
      return node.form === null ? [] : call('form', node.form.id, node.form.binding)
    case 'startEvent':
      return call('form', node.formId, 'latest')
    case 'callActivity':
      return call('process', node.processId, node.binding)
    default:
      return []
  }
}

const calendarsOf = (process: ProcessDefinition): Call[] =>
  namedCalendars(process).flatMap(({ element, name }): Call[] =>
    name.kind === 'text' ? [{ kind: 'calendar', name: String(name.value), binding: 'latest', element }] : [],
  )

function readFormResource(resource: Resource): Read {
  const read = readForm(resource.content)
  if (read.ok) {
    const { id } = read.value
    const versionTag = formTag(resource.content)
    return { drafts: [{ ...NOTHING, kind: 'form', key: id, name: id, versionTag, resource }] }
  }
  return {
    problems: read.refusal.problems.map(({ code, at, message }) => ({
      resource: resource.name,
      code,
      element: at || null,
      message,
    })),
  }
}

/** Form editors keep the tag beside the id of the form. */
function formTag(content: string): string | null {
  const { versionTag } = JSON.parse(content) as { readonly versionTag?: unknown }
  return typeof versionTag === 'string' && versionTag !== '' ? versionTag : null
}

function readDecisionResource(resource: Resource): Read {
  const read = readDecisionModel(resource.content)
  if (!read.ok) {
    return {
      problems: read.refusal.problems.map((problem) => ({
        resource: resource.name,
        code: problem.code,
        element: problem.id ?? null,
        message: problem.sentence,
      })),
    }
  }
  const tags = versionTagsOfModel(resource.content)
  return {
    drafts: read.value.decisions.map(({ id, name }): Draft => {
      return { ...NOTHING, kind: 'decision', key: id, name, versionTag: tags.get(id) ?? null, resource }
    }),
  }
}

/** The name stands there in both languages, as in other files of a pack. */
function readCalendarResource(resource: Resource, notices?: HolidayNotices): Read {
  const read = readCalendar(resource.content, notices)
  if (!read.ok) {
    return {
      problems: read.refusal.problems.map(({ code, at, message }) => {
        return { resource: resource.name, code, element: at || null, message }
      }),
    }
  }
  const { id, name, calendar } = read.value
  const names = `${name.en} · ${name['zh-CN']}`
  return { drafts: [{ ...NOTHING, kind: 'calendar', key: id, name: names, versionTag: null, resource, calendar }] }
}
