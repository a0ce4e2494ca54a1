import type { Permission } from '@aftersale/contract'

/** The pages of administration by topic. `may`: any of these opens it. */
const topicGroups = [
  {
    group: 'people',
    topics: [
      { to: '/admin/people', text: 'people', may: ['persons.manage'] },
      { to: '/admin/roles', text: 'roles', may: ['roles.see'] },
      { to: '/admin/units', text: 'units', may: ['roles.see'] },
      { to: '/admin/absences', text: 'absences', may: ['persons.manage'] },
    ],
  },
  {
    group: 'rules',
    topics: [
      { to: '/admin/case-types', text: 'caseTypes', may: ['settings.see'] },
      { to: '/admin/fields', text: 'fields', may: ['settings.see'] },
      { to: '/admin/words', text: 'words', may: ['settings.see'] },
      { to: '/admin/templates', text: 'templates', may: ['settings.see'] },
      { to: '/admin/calendars', text: 'calendars', may: ['settings.see'] },
      { to: '/admin/portal', text: 'portal', may: ['settings.see'] },
      { to: '/admin/automations', text: 'automations', may: ['automations.see'] },
    ],
  },
  {
    group: 'operation',
    topics: [
      { to: '/admin/incidents', text: 'incidents', may: ['incidents.see'] },
      { to: '/admin/jobs', text: 'jobs', may: ['flows.see'] },
      { to: '/admin/providers', text: 'providers', may: ['providers.see'] },
      { to: '/admin/api-keys', text: 'apiKeys', may: ['api-keys.manage'] },
      { to: '/admin/audit', text: 'audit', may: ['audit.see'] },
    ],
  },
] as const

type TopicGroup = (typeof topicGroups)[number]
type Topic = TopicGroup['topics'][number]

/** Whether an address is that of all topics, and of none of them. */
export const isStart = (path: string): boolean => /^\/admin\/?$/.test(path)

/** Whether an address is of a topic that somebody with these permissions may not open. */
export const isClosedTo = (path: string, permissions: readonly Permission[]): boolean =>
  topicGroups
    .flatMap(({ topics }): readonly Topic[] => topics)
    .some(({ to, may }) => path.startsWith(to) && !may.some((permission) => permissions.includes(permission)))

/** What somebody with these permissions may open, groups without a topic left out. */
export const topicsFor = (permissions: readonly Permission[]) =>
  topicGroups
    .map(({ group, topics }): { group: TopicGroup['group']; topics: readonly Topic[] } => ({
      group,
      topics: topics.filter(({ may }) => may.some((permission) => permissions.includes(permission))),
    }))
    .filter(({ topics }) => topics.length > 0)
