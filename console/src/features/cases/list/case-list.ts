import type { CaseSummary, ListedCase } from '@aftersale/contract'
import type { TFunction } from 'i18next'
import { createElement } from 'react'
import { api } from '../../../api/client.ts'
import { answered } from '../../../api/refused.ts'
import type { ListColumn, ListDefinition, ListFilter, Saying } from '../../../shell/lists/machine/definition.ts'
import { useGroups, useOutcomes, useReasons, useShops } from '../../../shell/lists/word-options.ts'
import { listedText, moneyText } from '../../../text/format.ts'
import { listText } from '../../../text/list-text.ts'
import { wordText } from '../../../text/words.ts'
import { CustomerName } from '../../customers/customer-name.tsx'
import { RemainingTime } from '../../tasks/index.ts'
import { groupText } from '../group-text.ts'
import { judgementText } from '../judgement-text.ts'
import { outcomeText } from '../outcome-text.ts'
import { reasonText } from '../reason-text.ts'
import { starsText } from '../stars-text.ts'
import { StateTag } from '../state-tag.tsx'
import { productText, subjectText } from '../subject-text.ts'
import { PriorityMark } from './priority-mark.tsx'

type State = CaseSummary['state']
const STATES: readonly State[] = ['waiting', 'stuck', 'running', 'closed']
const PRIORITIES = ['urgent', 'high', 'normal', 'low'] as const
const states = ({ t }: Saying) => [
  { value: 'open', label: t('lists.open') },
  ...STATES.map((value) => ({ value, label: t(`states.case.${value}`) })),
]

/** What a list of cases may be narrowed to, but for the fields of a type. */
export const caseFilters = (options: {
  readonly types: NonNullable<ListFilter['useOptions']>
  readonly units: NonNullable<ListFilter['useOptions']>
  readonly assignees: NonNullable<ListFilter['useOptions']>
}): readonly ListFilter[] => [
  { name: 'state', label: 'state', kind: 'choice', options: states },
  { name: 'type', label: 'type', kind: 'choice', useOptions: options.types },
  {
    name: 'priority',
    label: 'priority',
    kind: 'choice',
    options: ({ t }) => PRIORITIES.map((value) => ({ value, label: t(`priorities.${value}`) })),
  },
  { name: 'overdue', label: 'overdue', kind: 'flag' },
  { name: 'assignee', label: 'assignee', kind: 'choice', useOptions: options.assignees },
  {
    name: 'group',
    label: 'group',
    kind: 'choice',
    useOptions: useGroups,
  },
  { name: 'unit', label: 'unit', kind: 'choice', useOptions: options.units, may: 'roles.see' },
  {
    name: 'judgement',
    label: 'judgement',
    kind: 'choice',
    options: ({ t }) => ['approve', 'person'].map((value) => ({ value, label: judgementText(value, t) })),
  },
  {
    name: 'reason',
    label: 'reason',
    kind: 'choice',
    useOptions: useReasons,
  },
  { name: 'outcome', label: 'outcome', kind: 'choice', useOptions: useOutcomes },
  {
    name: 'score',
    label: 'score',
    kind: 'choice',
    options: () => ['5', '4', '3', '2', '1'].map((value) => ({ value, label: starsText(Number(value)) })),
  },
  { name: 'ratedFrom', label: 'ratedFrom', kind: 'day' },
  { name: 'ratedBefore', label: 'ratedBefore', kind: 'day' },
  { name: 'refunded', label: 'refunded', kind: 'flag' },
  { name: 'openedFrom', label: 'openedFrom', kind: 'day' },
  { name: 'openedBefore', label: 'openedBefore', kind: 'day' },
  { name: 'closedFrom', label: 'closedFrom', kind: 'day' },
  { name: 'closedBefore', label: 'closedBefore', kind: 'day' },
  { name: 'customer', label: 'customer', kind: 'text' },
  { name: 'order', label: 'order', kind: 'text' },
  { name: 'product', label: 'product', kind: 'text' },
  { name: 'source', label: 'source', kind: 'choice', useOptions: useShops },
  { name: 'field', label: 'field', kind: 'text' },
]

const outcomeOf = (outcome: string | null, t: TFunction) => (outcome === null ? null : outcomeText(outcome, t))

const groupsOf = ({ groups }: ListedCase, { t, language }: Saying) =>
  listText(
    groups.map((group) => groupText(group, t)),
    language,
  )

/** Who has to act, as the page of the case tells it: who has its tasks, else for whom they are. */
function withWhom(one: ListedCase, saying: Saying): string | null {
  const { state, assignees, groups } = one
  if (assignees.length > 0)
    return listText(
      assignees.map(({ name }) => name),
      saying.language,
    )
  if (groups.length > 0) return groupsOf(one, saying)
  return state === 'waiting' ? saying.t('lists.outside') : null
}

/** The columns of a list of cases; `typeName` says what a type is called. */
export const caseColumns = (typeName: (type: string) => string): readonly ListColumn<ListedCase>[] => [
  { key: 'number', label: 'number', cell: ({ number }) => number },
  {
    key: 'state',
    label: 'state',
    cell: ({ state, outcome }) => createElement(StateTag, { state, outcome }),
    phone: 'end',
  },
  {
    key: 'priority',
    label: 'priority',
    sort: 'priority',
    cell: ({ priority }) => createElement(PriorityMark, { priority }),
    phone: 'plain',
  },
  {
    key: 'subject',
    label: 'subject',
    cell: (one, { language }) => subjectText(one, language) ?? typeName(one.type),
    phone: 'line',
  },
  { key: 'type', label: 'type', cell: ({ type }) => typeName(type), phone: 'plain' },
  { key: 'title', label: 'title', cell: ({ title }) => title, phone: 'line' },
  {
    key: 'customer',
    label: 'customer',
    cell: ({ customerName, customer }) =>
      customer === null ? null : createElement(CustomerName, { name: customerName, number: customer }),
    phone: 'plain',
  },
  { key: 'order', label: 'order', cell: ({ orderNumber }) => orderNumber },
  { key: 'product', label: 'product', cell: (one, { language }) => productText(one, language) },
  {
    key: 'quantity',
    label: 'quantity',
    isNumber: true,
    cell: ({ quantity }, { language }) => quantity?.toLocaleString(language),
  },
  {
    key: 'reason',
    label: 'reason',
    cell: ({ reason }, { t }) => (reason === null ? null : reasonText(reason, t)),
    phone: 'line',
  },
  { key: 'outcome', label: 'outcome', cell: ({ outcome }, { t }) => outcomeOf(outcome, t) },
  { key: 'group', label: 'group', cell: groupsOf },
  { key: 'assignee', label: 'assignee', cell: withWhom },
  {
    key: 'refund',
    label: 'refund',
    isNumber: true,
    sort: 'refund',
    cell: ({ refund }, { language }) => (refund === null ? null : moneyText(refund, language)),
    phone: 'end',
  },
  {
    key: 'due',
    label: 'due',
    isNumber: true,
    sort: 'due',
    cell: ({ openedAt, dueAt }) =>
      dueAt === null ? null : createElement(RemainingTime, { since: openedAt, due: dueAt }),
  },
  {
    key: 'opened',
    label: 'opened',
    isNumber: true,
    sort: 'opened',
    cell: ({ openedAt }, { language }) => listedText(openedAt, language),
    phone: 'line',
  },
  {
    key: 'closed',
    label: 'closed',
    isNumber: true,
    cell: ({ closedAt }, { language }) => (closedAt === null ? null : listedText(closedAt, language)),
  },
  {
    key: 'score',
    label: 'score',
    cell: ({ score }) => (score === null ? null : starsText(score)),
    phone: 'plain',
  },
  { key: 'source', label: 'source', cell: ({ source }, { t }) => wordText('source', source, t) },
  { key: 'channel', label: 'channel', cell: ({ channel }, { t }) => channel && wordText('channel', channel, t) },
]

type Made = Pick<ListDefinition<ListedCase>, 'columns' | 'filters'>

/** The list of cases. Sorted by what presses, found by their words, counted by the server. */
export const caseList = ({ columns, filters }: Made): ListDefinition<ListedCase> => ({
  name: 'cases',
  may: 'cases.see',
  fetch: (query, signal) => answered(api().listCases({ query: query as object, signal })),
  count: (query, signal) => answered(api().countCases({ query: query as object, signal })),
  keyOf: ({ number }) => number,
  address: ({ number }) => `/cases/${encodeURIComponent(number)}`,
  columns,
  usual: ['number', 'state', 'priority', 'subject', 'customer', 'reason', 'assignee', 'refund', 'due', 'opened'],
  usualSort: 'opened',
  filters,
  tabs: { filter: 'state', values: states },
  search: 'q',
})
