import type { Attribute, JobSpec, Listeners, TaskOccasion } from '../settings.ts'
import { optionalAttribute, readAttribute } from './attributes.ts'
import type { Drawing } from './drawing.ts'
import { child, children, extension, type Source, text } from './source.ts'

const TASK_OCCASIONS: readonly TaskOccasion[] = ['creating', 'assigning', 'updating', 'completing']

const JOB_TYPE = { en: 'job type', zh: '工作类型' }
const RETRIES = { en: 'number of retries', zh: '重试次数' }
const PRIORITY = { en: 'priority', zh: '优先级' }

/** The work of `zeebe:taskDefinition`; null where the element has none. One without a type is refused. */
export function readJob(source: Source, drawing: Drawing): JobSpec | null {
  const definition = extension(source, 'zeebe:TaskDefinition')
  if (definition === null) return null
  const own = extension(source, 'zeebe:JobPriorityDefinition')
  const priority = optionalAttribute(own, 'priority', source, PRIORITY, drawing)
  refuseNoWholeNumber(priority, source, PRIORITY, drawing)
  return readSpec(definition, source, readHeaders(source, drawing), priority ?? drawing.jobPriority, drawing)
}

/** Work that listens to the beginning and the end of an element or a process. */
export function readListeners(source: Source, drawing: Drawing): Listeners {
  const all = readListening(source, 'zeebe:ExecutionListeners', ['start', 'end'], drawing)
  const jobsOn = (occasion: string) => all.flatMap(({ on, job }) => (on === occasion ? [job] : []))
  return { start: jobsOn('start'), end: jobsOn('end') }
}

/** Work that listens to what happens to a user task. */
export const readTaskListeners = (source: Source, drawing: Drawing): { on: TaskOccasion; job: JobSpec }[] =>
  readListening(source, 'zeebe:TaskListeners', TASK_OCCASIONS, drawing)

function readListening<Occasion extends string>(
  source: Source,
  type: string,
  occasions: readonly Occasion[],
  drawing: Drawing,
): { on: Occasion; job: JobSpec }[] {
  const listeners = extension(source, type)
  if (listeners === null) return []
  // What the element itself tells its workers it tells its listeners too; their own headers come first.
  const shared = readHeaders(source, drawing)
  return children(listeners, 'listeners').flatMap((listener) => {
    const written = text(listener, 'eventType')
    const on = occasions.find((occasion) => occasion === written)
    if (on === undefined) {
      drawing.problems.add(
        source,
        'process.listener-not-executed',
        `A listener on “${written ?? ''}” is not executed: ${occasions.join(', ')} are.`,
        `不支持在“${written ?? ''}”时的监听器，只支持 ${occasions.join('、')}。`,
      )
      return []
    }
    const own = child(listener, 'headers')
    const headers = { ...shared, ...(own === null ? {} : headersOf(own, source, drawing)) }
    return [{ on, job: readSpec(listener, source, headers, drawing.jobPriority, drawing) }]
  })
}

function readSpec(
  from: Source,
  owner: Source,
  headers: Readonly<Record<string, string>>,
  priority: Attribute | null,
  drawing: Drawing,
): JobSpec {
  const { problems } = drawing
  const type = text(from, 'type')
  if (type === null) {
    problems.add(
      owner,
      'process.job-type-missing',
      'Its work needs a type: the name of what is to be done.',
      '它的工作需要类型，即要做的工作的名称。',
    )
  }
  const retries = optionalAttribute(from, 'retries', owner, RETRIES, drawing)
  refuseNoWholeNumber(retries, owner, RETRIES, drawing)
  return { type: readAttribute(type ?? '', owner, JOB_TYPE, drawing), retries, headers, priority }
}

/** Refuses constant text that is no whole number. */
function refuseNoWholeNumber(attribute: Attribute | null, owner: Source, what: typeof RETRIES, drawing: Drawing): void {
  if (attribute?.kind !== 'text' || /^-?\d{1,6}$/.test(String(attribute.value))) return
  drawing.problems.add(
    owner,
    'process.not-a-number',
    `Its ${what.en} “${String(attribute.value)}” is no whole number.`,
    `它的${what.zh}“${String(attribute.value)}”不是整数。`,
  )
}

/** What the worker is told besides the variables. */
export function readHeaders(source: Source, drawing: Drawing): Readonly<Record<string, string>> {
  const headers = extension(source, 'zeebe:TaskHeaders')
  return headers === null ? {} : headersOf(headers, source, drawing)
}

function headersOf(headers: Source, owner: Source, { problems }: Drawing): Readonly<Record<string, string>> {
  const entries = children(headers, 'values').flatMap((header) => {
    const key = text(header, 'key')
    if (key !== null) return [[key, text(header, 'value') ?? ''] as const]
    problems.add(owner, 'process.header-without-key', 'One of its headers has no key.', '它有一个没有键的请求头。')
    return []
  })
  return Object.fromEntries(entries)
}
