import { readDecisionModel, versionTagsOfModel } from '@aftersale/decision'
import { readForm } from '@aftersale/form'
import { type Binding, type FlowNode, readProcesses } from '@aftersale/process'
import type { Call, DeploymentProblem, Draft, Resource } from './draft.ts'

type Named = Extract<FlowNode, { kind: 'callActivity' }>['processId']

type Read = { readonly drafts: readonly Draft[] } | { readonly problems: readonly DeploymentProblem[] }

/** Reads one file into the definitions that it holds, or into every reason why it cannot be deployed. */
export async function readResource(resource: Resource): Promise<Read> {
  if (resource.name.endsWith('.bpmn')) return readProcessResource(resource)
  if (resource.name.endsWith('.dmn')) return readDecisionResource(resource)
  if (resource.name.endsWith('.form')) return readFormResource(resource)
  const message = {
    en: `“${resource.name}” is neither a process (.bpmn), a decision (.dmn) nor a form (.form).`,
    'zh-CN': `“${resource.name}” 不是流程（.bpmn）、决策（.dmn）或表单（.form）。`,
  }
  return { problems: [{ resource: resource.name, code: 'engine.unknown-resource', element: null, message }] }
}

async function readProcessResource(resource: Resource): Promise<Read> {
  const read = await readProcesses(resource.content)
  if (!read.ok) return { problems: read.refusal.problems.map((problem) => ({ ...problem, resource: resource.name })) }
  const drafts = read.value.map((process): Draft => {
    const { id: key, name, versionTag } = process
    const calls = [...process.nodes.values()].flatMap(callsOf)
    return { kind: 'process', key, name, versionTag, resource, calls, process }
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

function readFormResource(resource: Resource): Read {
  const read = readForm(resource.content)
  if (read.ok) {
    const { id } = read.value
    const versionTag = formTag(resource.content)
    return { drafts: [{ kind: 'form', key: id, name: id, versionTag, resource, calls: [], process: null }] }
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
      return { kind: 'decision', key: id, name, versionTag: tags.get(id) ?? null, resource, calls: [], process: null }
    }),
  }
}
