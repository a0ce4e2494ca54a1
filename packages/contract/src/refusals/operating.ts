import { z } from 'zod'
import { exampleProblem, migrationProblem } from '../migration-problem.ts'
import { factualRefusal, plainRefusal } from './refusal.ts'

/** What is said of files that are deployed: in which, at which element or field. */
export const deploymentProblems = z.array(
  z.object({
    resource: z.string(),
    code: z.string(),
    element: z.string().nullable(),
    message: z.object({ en: z.string(), 'zh-CN': z.string() }),
  }),
)

/** Instances, incidents, definitions and messages. */
export const operatingRefusals = {
  'engine.instance-not-found': plainRefusal(404, {
    en: 'Instance not found.',
    'zh-CN': '没有这个流程实例。',
  }),
  'engine.instance-ended': plainRefusal(409, {
    en: 'This instance has ended and can no longer be changed.',
    'zh-CN': '此流程实例已结束，不能再更改。',
  }),
  'engine.instance-suspended': plainRefusal(409, {
    en: 'This instance is suspended; resume it first.',
    'zh-CN': '此流程实例已暂停，请先恢复。',
  }),
  'engine.incident-not-found': plainRefusal(404, {
    en: 'Incident not found.',
    'zh-CN': '没有这个异常。',
  }),
  'engine.incident-resolved': plainRefusal(409, {
    en: 'This incident has already been resolved.',
    'zh-CN': '此异常已被解决，已由他人处理。',
  }),
  'engine.process-not-found': plainRefusal(404, {
    en: 'No such process, or no such version of it, is deployed.',
    'zh-CN': '没有部署这个流程或这个版本。',
  }),
  'engine.version-not-found': plainRefusal(404, {
    en: 'This process has no such version.',
    'zh-CN': '此流程没有这个版本。',
  }),
  'engine.no-plain-start': plainRefusal(409, {
    en: 'This process has no plain start event: a message, a signal, a timer or a condition begins it.',
    'zh-CN': '此流程没有普通启动事件，只能由消息、信号、定时器或条件启动。',
  }),
  'engine.start-key-used': factualRefusal(
    409,
    { processKey: z.string() },
    { processKey: 'exchange' },
    {
      en: ({ processKey }) => `An instance of “${processKey}” was started with this idempotency key.`,
      'zh-CN': ({ processKey }) => `此幂等键已用于启动“${processKey}”的实例。`,
    },
  ),
  'engine.visit-not-active': factualRefusal(
    409,
    { visit: z.int() },
    { visit: 4 },
    {
      en: ({ visit }) => `Nothing with the key ${visit} is active in this instance, or not as this needs it.`,
      'zh-CN': ({ visit }) => `此流程实例中没有处于所需状态、键为 ${visit} 的活动节点。`,
    },
  ),
  'engine.cannot-begin-there': factualRefusal(
    422,
    { element: z.string() },
    { element: 'AskManager' },
    {
      en: ({ element }) => `“${element}” is no element of this version that can be begun by itself.`,
      'zh-CN': ({ element }) => `“${element}”不是此版本中可以单独启动的节点。`,
    },
  ),
  'engine.scope-unclear': factualRefusal(
    422,
    { element: z.string(), scopes: z.array(z.int()) },
    { element: 'AskManager', scopes: [4, 7] },
    {
      en: ({ element, scopes }) => `“${element}” could begin in several visits: say in which of ${scopes.join(', ')}.`,
      'zh-CN': ({ element, scopes }) => `“${element}”可以在多个实例中启动，请指定其一：${scopes.join('、')}。`,
    },
  ),
  'engine.mapping-wrong': factualRefusal(
    422,
    { problems: z.array(migrationProblem) },
    { problems: [exampleProblem] },
    {
      en: ({ problems: wrong }) => `The mapping does not fit. ${wrong.map(({ message }) => message.en).join(' ')}`,
      'zh-CN': ({ problems: wrong }) => `映射不适用。${wrong.map(({ message }) => message['zh-CN']).join('')}`,
    },
  ),
  'engine.not-deployable': factualRefusal(
    422,
    { problems: deploymentProblems },
    {
      problems: [
        {
          resource: 'exchange.bpmn',
          code: 'process.no-entry',
          element: 'Exchange',
          message: { en: 'The process has nothing to begin with.', 'zh-CN': '流程没有可以开始的节点。' },
        },
      ],
    },
    {
      en: ({ problems: wrong }) => `Nothing was published: ${wrong.length} problems were found.`,
      'zh-CN': ({ problems: wrong }) => `没有部署任何内容：发现 ${wrong.length} 个问题。`,
    },
  ),
  'engine.message-published': plainRefusal(409, {
    en: 'A message with this id was published before and still lives.',
    'zh-CN': '相同标识的消息已经发布且仍然有效。',
  }),
  'engine.bad-time-to-live': factualRefusal(
    422,
    { text: z.string() },
    { text: 'one hour' },
    {
      en: ({ text }) => `“${text}” is no ISO 8601 duration such as PT1H.`,
      'zh-CN': ({ text }) => `“${text}”不是 ISO 8601 时长，例如 PT1H。`,
    },
  ),
  'engine.bad-retention': factualRefusal(
    422,
    { text: z.string() },
    { text: 'two years' },
    {
      en: ({ text }) => `“${text}” is no ISO 8601 duration that leads on, such as P2Y.`,
      'zh-CN': ({ text }) => `“${text}”不是有效的 ISO 8601 时长，例如 P2Y。`,
    },
  ),
}
