import { instant, isoOf } from '@aftersale/kernel'
import { z } from 'zod'
import { fieldProblem } from '../field-problem.ts'
import { instantText } from '../scalars.ts'
import { listed } from './listed.ts'
import { factualRefusal, plainRefusal } from './refusal.ts'

const EIGHT = instant('2026-03-01T08:00:00Z')
const LIN = 'lin@example.com'

const how = z.enum([
  'completed',
  'interrupted',
  'instance-canceled',
  'modified',
  'sent-back',
  'withdrawn',
  'decided',
  'replaced',
])
type Ended = { readonly how: z.output<typeof how>; readonly by: string | null; readonly at: string }

/** What became of a task, for whoever came too late. */
const ended = {
  en: ({ how: what, by, at }: Ended): string => {
    const who = by === null ? '' : ` by ${by}`
    switch (what) {
      case 'completed':
        return `This task was completed${who} at ${at}.`
      case 'interrupted':
        return `This task was closed at ${at}: the flow moved on without it, for example because it timed out.`
      case 'instance-canceled':
        return `This task is closed: its flow was cancelled${who} at ${at}.`
      case 'modified':
        return `This task is closed: the flow was moved to another step${who} at ${at}.`
      case 'sent-back':
        return `This task is closed: the case was sent back${who} at ${at}.`
      case 'withdrawn':
        return `This task is closed: the previous step was taken back${who} at ${at}.`
      case 'decided':
        return `This approval was decided${who} at ${at}; your answer is no longer needed.`
      case 'replaced':
        return `This part of the approval was changed${who} at ${at}.`
    }
  },
  'zh-CN': ({ how: what, by, at }: Ended): string => {
    const who = by === null ? '' : `由 ${by} `
    switch (what) {
      case 'completed':
        return `此任务已于 ${at} ${who}完成，他人已先处理。`
      case 'interrupted':
        return `此任务已于 ${at} 被收回：流程已继续（例如已超时）。`
      case 'instance-canceled':
        return `此任务已结束：所属流程已于 ${at} ${who}取消。`
      case 'modified':
        return `此任务已结束：流程已于 ${at} ${who}调整。`
      case 'sent-back':
        return `此任务已结束：已于 ${at} ${who}退回。`
      case 'withdrawn':
        return `此任务已结束：上一步已于 ${at} ${who}撤回。`
      case 'decided':
        return `此审批已于 ${at} ${who}得出结论，无需再处理。`
      case 'replaced':
        return `此审批环节已于 ${at} ${who}变更。`
    }
  },
}

const withdrawal = z.enum(['not-completed', 'went-on', 'touched'])

/** What people do with tasks, and who is slower. */
export const taskRefusals = {
  'tasks.not-found': plainRefusal(404, { en: 'Task not found.', 'zh-CN': '没有这个任务。' }),
  'tasks.not-open': factualRefusal(
    409,
    { closedAt: instantText, by: z.string().nullable(), how },
    { closedAt: EIGHT, by: LIN, how: 'completed' },
    {
      en: ({ closedAt, ...facts }) => ended.en({ ...facts, at: isoOf(closedAt) }),
      'zh-CN': ({ closedAt, ...facts }) => ended['zh-CN']({ ...facts, at: isoOf(closedAt) }),
    },
  ),
  'tasks.suspended': plainRefusal(409, {
    en: 'This task’s flow is suspended. Nothing can be done until it is resumed.',
    'zh-CN': '此任务所属流程已挂起，恢复前无法操作。',
  }),
  'tasks.being-checked': plainRefusal(409, {
    en: 'The flow is still checking the last action on this task. Try again in a few seconds.',
    'zh-CN': '流程正在检查刚才的操作，请过几秒再看。',
  }),
  'tasks.denied': plainRefusal(409, {
    en: 'The flow does not allow this. The task is unchanged.',
    'zh-CN': '流程不允许此操作，任务保持不变。',
  }),
  'tasks.taken': factualRefusal(
    409,
    { by: z.string(), since: instantText.nullable() },
    { by: LIN, since: EIGHT },
    {
      en: ({ by, since }) => `This task is assigned to ${by}${since === null ? '' : ` since ${isoOf(since)}`}.`,
      'zh-CN': ({ by, since }) => `此任务${since === null ? '' : `已于 ${isoOf(since)} `}由 ${by} 处理。`,
    },
  ),
  'tasks.not-candidate': factualRefusal(
    403,
    { groups: z.array(z.string()) },
    { groups: ['store-managers'] },
    {
      en: ({ groups }) => `This task is for other people${groups.length === 0 ? '' : `: ${listed(groups, ', ')}`}.`,
      'zh-CN': ({ groups }) => `此任务由其他人处理${groups.length === 0 ? '' : `：${listed(groups, '、')}`}。`,
    },
  ),
  'tasks.not-claimed': plainRefusal(409, {
    en: 'This task has no assignee. Claim it first.',
    'zh-CN': '此任务无人领取，请先领取。',
  }),
  'tasks.is-approval': plainRefusal(409, {
    en: 'This is one approver’s part of an approval. It can only be answered or reassigned.',
    'zh-CN': '这是审批中某位审批人的环节，只能审批或转办。',
  }),
  'tasks.no-approval': plainRefusal(409, {
    en: 'This task is decided by one person, so no approver can be added.',
    'zh-CN': '此任务由一人处理，不能加签。',
  }),
  'tasks.not-approver': factualRefusal(
    409,
    { who: z.string() },
    { who: LIN },
    {
      en: ({ who }) => `${who} is not a pending approver of this task.`,
      'zh-CN': ({ who }) => `${who} 不是此任务尚未表态的审批人。`,
    },
  ),
  'tasks.already-approver': factualRefusal(
    409,
    { who: z.string() },
    { who: LIN },
    {
      en: ({ who }) => `${who} is already an approver of this task.`,
      'zh-CN': ({ who }) => `${who} 已是此任务的审批人。`,
    },
  ),
  'tasks.already-theirs': factualRefusal(
    409,
    { who: z.string() },
    { who: LIN },
    {
      en: ({ who }) => `It is already assigned to ${who}.`,
      'zh-CN': ({ who }) => `已在 ${who} 处。`,
    },
  ),
  'tasks.person-unknown': factualRefusal(
    422,
    { person: z.string() },
    { person: LIN },
    {
      en: ({ person }) => `No person has the email address ${person}.`,
      'zh-CN': ({ person }) => `没有邮箱为 ${person} 的人员。`,
    },
  ),
  'tasks.cannot-send-back': factualRefusal(
    409,
    { to: z.string(), allowed: z.array(z.string()) },
    { to: 'Fill', allowed: ['Check'] },
    {
      en: ({ to, allowed }) => `This task can’t be sent back to ${to}. Allowed: ${listed(allowed, ', ') || 'none'}.`,
      'zh-CN': ({ to, allowed }) => `此任务不能退回到 ${to}。可退回到：${listed(allowed, '、') || '无'}。`,
    },
  ),
  'tasks.cannot-withdraw': factualRefusal(
    409,
    { why: withdrawal, by: z.string().nullable(), at: instantText.nullable() },
    { why: 'touched', by: LIN, at: EIGHT },
    {
      en: ({ why, by, at }) => {
        if (why === 'not-completed') return 'This task was not completed, so there is nothing to take back.'
        if (why === 'went-on') return 'The flow has already moved on, so this can’t be taken back.'
        return `Too late: ${by ?? 'someone'} started the next task${at === null ? '' : ` at ${isoOf(at)}`}.`
      },
      'zh-CN': ({ why, by, at }) => {
        if (why === 'not-completed') return '此任务尚未完成，无需撤回。'
        if (why === 'went-on') return '流程已继续执行，无法撤回。'
        return `无法撤回：${by ?? '他人'}已${at === null ? '' : `于 ${isoOf(at)} `}开始处理下一个任务。`
      },
    },
  ),
  'tasks.completed-by-other': factualRefusal(
    409,
    { by: z.string() },
    { by: LIN },
    {
      en: ({ by }) => `${by} completed this task; only they can take it back.`,
      'zh-CN': ({ by }) => `此任务由 ${by} 完成，只能由其本人撤回。`,
    },
  ),
  'tasks.urged-recently': factualRefusal(
    409,
    { nextAt: instantText, minutes: z.int() },
    { nextAt: EIGHT, minutes: 10 },
    {
      en: ({ nextAt, minutes }) =>
        `You sent a reminder less than ${minutes} minutes ago. You can send another from ${isoOf(nextAt)}.`,
      'zh-CN': ({ nextAt, minutes }) => `您在 ${minutes} 分钟内已催办过，${isoOf(nextAt)} 后可再次催办。`,
    },
  ),
  'tasks.values-wrong': factualRefusal(
    422,
    { fields: z.array(fieldProblem) },
    { fields: [{ path: 'decision', en: 'is missing', 'zh-CN': '不能为空' }] },
    {
      en: () => 'Some fields are missing or invalid.',
      'zh-CN': () => '表单未按要求填写。',
    },
  ),
  'tasks.copy-not-found': plainRefusal(404, {
    en: 'You were not CC’d on this.',
    'zh-CN': '没有抄送给您的这项内容。',
  }),
  'tasks.absence-not-found': plainRefusal(404, { en: 'Absence not found.', 'zh-CN': '没有这条外出设置。' }),
  'tasks.absence-of-other': factualRefusal(
    403,
    { person: z.string() },
    { person: LIN },
    {
      en: ({ person }) => `Only ${person} or an administrator can set their deputy.`,
      'zh-CN': ({ person }) => `只有 ${person} 本人或管理员可以设置其代理人。`,
    },
  ),
  'tasks.absence-own-deputy': plainRefusal(422, {
    en: 'A person can’t be their own deputy.',
    'zh-CN': '代理人不能是本人。',
  }),
  'tasks.absence-times-wrong': plainRefusal(422, {
    en: 'The end must be after the start and not in the past.',
    'zh-CN': '结束时间必须晚于开始时间，且不能是过去。',
  }),
  'tasks.absence-overlaps': factualRefusal(
    409,
    { startsAt: instantText, endsAt: instantText },
    { startsAt: EIGHT, endsAt: instant('2026-03-09T08:00:00Z') },
    {
      en: ({ startsAt, endsAt }) =>
        `A deputy is already set from ${isoOf(startsAt)} to ${isoOf(endsAt)}. End that absence first.`,
      'zh-CN': ({ startsAt, endsAt }) => `${isoOf(startsAt)} 至 ${isoOf(endsAt)} 已设置代理人，请先结束该设置。`,
    },
  ),
  'tasks.absence-circle': factualRefusal(
    409,
    { persons: z.array(z.string()) },
    { persons: [LIN, 'chen@example.com', LIN] },
    {
      en: ({ persons }) => `These deputies form a loop: ${persons.join(' → ')}.`,
      'zh-CN': ({ persons }) => `代理形成循环：${persons.join(' → ')}。`,
    },
  ),
  'tasks.absence-chain-too-long': factualRefusal(
    409,
    { persons: z.array(z.string()), most: z.int() },
    { persons: [LIN, 'chen@example.com'], most: 5 },
    {
      en: ({ persons, most }) => `More than ${most} deputies in a row: ${persons.join(' → ')}.`,
      'zh-CN': ({ persons, most }) => `代理层级超过 ${most} 层：${persons.join(' → ')}。`,
    },
  ),
}
