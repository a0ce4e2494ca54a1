import { readDecisionModel } from '@aftersale/decision'
import { readProcesses } from '@aftersale/process'
import type { DeploymentProblem, Draft, Resource } from './draft.ts'

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
  const drafts = read.value.map(({ id, name, nodes }): Draft => {
    const calls = [...nodes.values()].flatMap((node) => {
      const [kind, attribute] =
        node.kind === 'serviceTask'
          ? (['job', node.jobType] as const)
          : node.kind === 'businessRuleTask'
            ? (['decision', node.decisionId] as const)
            : node.kind === 'userTask'
              ? (['form', node.formId] as const)
              : (['job', null] as const)
      // A name that FEEL computes is known only when the step runs; what it then does not find is an incident.
      if (attribute === null || attribute.kind === 'feel') return []
      return [{ kind, name: String(attribute.value), element: node.id }]
    })
    return { kind: 'process', key: id, name, resource, calls }
  })
  return { drafts }
}

/** Forms are form-js schemas; what is in them is checked where they are filled in. */
function readFormResource(resource: Resource): Read {
  const schema = parsedJson(resource.content)
  const id = typeof schema === 'object' && schema !== null && 'id' in schema ? schema.id : null
  if (typeof id === 'string') return { drafts: [{ kind: 'form', key: id, name: id, resource, calls: [] }] }
  const message = {
    en: `“${resource.name}” is not a form: it is no JSON object with an id.`,
    'zh-CN': `“${resource.name}” 不是表单：不是带 id 的 JSON 对象。`,
  }
  return { problems: [{ resource: resource.name, code: 'engine.not-a-form', element: null, message }] }
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
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
  return {
    drafts: read.value.decisions.map(
      ({ id, name }): Draft => ({ kind: 'decision', key: id, name, resource, calls: [] }),
    ),
  }
}
