import type { Vocabulary } from '@aftersale/contract'
import type { JsonDocument } from '../wording/json-document.ts'

export const ACTIONS = [
  'change-case',
  'note',
  'tell',
  'watch',
  'open-case',
  'start-flow',
  'publish',
  'webhook',
] as const

/** An action as it is added: with the first of what it may name, so that it can be read at once. */
export function beginAction(action: string, { templates, caseTypes, processes, groups }: Vocabulary): JsonDocument {
  const [template, type, process, group] = [templates[0]?.key, caseTypes[0]?.key, processes[0]?.key, groups[0]?.key]
  switch (action) {
    case 'change-case':
      return { action, priority: '"high"' }
    case 'note':
    case 'tell':
      return { action, template: template ?? '' }
    case 'watch':
      return { action, groups: group === undefined ? [] : [group] }
    case 'open-case':
      return { action, type: type ?? '' }
    case 'start-flow':
      return { action, process: process ?? '' }
    case 'webhook':
      return { action, url: 'https://', secret: 'SHARED' }
    default:
      return { action, message: '' }
  }
}

/** Which members of an action are shown as fields of which kind; the others stay in the file as they are. */
export const MEMBERS: Readonly<Record<string, readonly (readonly [name: MemberName, kind: MemberKind])[]>> = {
  'change-case': [
    ['priority', 'priority'],
    ['title', 'feel'],
  ],
  note: [['template', 'template']],
  tell: [['template', 'template']],
  watch: [
    ['groups', 'groups'],
    ['persons', 'persons'],
  ],
  'open-case': [
    ['type', 'type'],
    ['customer', 'feel'],
    ['order', 'feel'],
    ['title', 'feel'],
  ],
  'start-flow': [['process', 'process']],
  publish: [
    ['message', 'text'],
    ['correlationKey', 'feel'],
  ],
  webhook: [
    ['url', 'text'],
    ['secret', 'text'],
  ],
}

export type MemberName =
  | 'priority'
  | 'title'
  | 'template'
  | 'groups'
  | 'persons'
  | 'type'
  | 'customer'
  | 'order'
  | 'process'
  | 'message'
  | 'correlationKey'
  | 'url'
  | 'secret'

export type MemberKind = 'feel' | 'text' | 'priority' | 'template' | 'groups' | 'persons' | 'type' | 'process'

/** The priority that FEEL says literally (`"high"`); null where it is reckoned. */
export const literalOf = (feel: string): string | null => /^"(low|normal|high|urgent)"$/.exec(feel)?.[1] ?? null
