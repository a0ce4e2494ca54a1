import { z } from 'zod'
import { listed } from './listed.ts'
import { deploymentProblems } from './operating.ts'
import { factualRefusal, plainRefusal } from './refusal.ts'

/** Drafts of flows, rules, forms and what else the business is made of. */
export const studioRefusals = {
  'studio.model-not-found': plainRefusal(404, {
    en: 'File not found, neither published nor as a draft.',
    'zh-CN': '没有这个文件，既没有已发布的版本，也没有草稿。',
  }),
  'studio.version-not-found': plainRefusal(404, {
    en: 'This file has no such version.',
    'zh-CN': '此文件没有这个版本。',
  }),
  'studio.draft-not-found': plainRefusal(404, {
    en: 'This file has no draft; someone may have published or discarded it.',
    'zh-CN': '此文件没有草稿，可能已被他人发布或放弃。',
  }),
  'studio.name-unusable': plainRefusal(422, {
    en: 'File names may contain letters, digits, dots, hyphens and underscores and must end in .bpmn, .dmn, .form, .calendar.json, .case-type.json, .message.json or .automation.json.',
    'zh-CN':
      '文件名只能包含字母、数字、点、连字符和下划线，并以 .bpmn、.dmn、.form、.calendar.json、.case-type.json、.message.json 或 .automation.json 结尾。',
  }),
  'studio.draft-changed': factualRefusal(
    409,
    { by: z.string(), at: z.string(), revision: z.int() },
    { by: 'Fang Wang', at: '2026-03-01T08:00:00.000Z', revision: 8 },
    {
      en: ({ by }) => `${by} has changed this draft. Nothing was overwritten; review their changes first.`,
      'zh-CN': ({ by }) => `${by} 已修改此草稿，您的更改未覆盖对方内容，请先查看对方的修改。`,
    },
  ),
  'studio.draft-behind': factualRefusal(
    409,
    { version: z.int(), by: z.string() },
    { version: 4, by: 'Fang Wang' },
    {
      en: ({ version, by }) =>
        `Version ${version} was published meanwhile${by === '' ? '' : ` by ${by}`}; this draft began before it. Compare, then publish over it if that is what you want.`,
      'zh-CN': ({ version, by }) =>
        `${by === '' ? '' : `${by} `}已发布第 ${version} 版，此草稿早于该版本。请先对比差异，确认后再发布。`,
    },
  ),
  'studio.nothing-changed': plainRefusal(409, {
    en: 'This draft is identical to the published version: there is nothing to publish.',
    'zh-CN': '草稿与当前版本相同，无需发布。',
  }),
  'studio.not-publishable': factualRefusal(
    422,
    { problems: deploymentProblems },
    {
      problems: [
        {
          resource: 'exchange.bpmn',
          code: 'process.no-way-out',
          element: 'AskManager',
          message: { en: 'Nothing leads on from here.', 'zh-CN': '此处没有后续步骤。' },
        },
      ],
    },
    {
      en: ({ problems }) => `Not published: fix ${problems.length} problems first.`,
      'zh-CN': ({ problems }) => `未发布：有 ${problems.length} 处需要先修正。`,
    },
  ),
  'studio.draft-unreadable': factualRefusal(
    422,
    { problems: deploymentProblems },
    {
      problems: [
        {
          resource: 'exchange.bpmn',
          code: 'process.no-way-out',
          element: 'AskManager',
          message: { en: 'Nothing leads on from here.', 'zh-CN': '此处没有后续步骤。' },
        },
      ],
    },
    {
      en: ({ problems }) => `Can’t test this yet: fix ${problems.length} problems first.`,
      'zh-CN': ({ problems }) => `暂时无法试运行：有 ${problems.length} 处需要先修正。`,
    },
  ),
  'studio.nothing-to-try': plainRefusal(422, {
    en: 'No published flow uses these files, so there are no past cases to test them on.',
    'zh-CN': '没有已发布的流程使用这些文件，因此没有可供试运行的历史工单。',
  }),
  'studio.pilot-running': factualRefusal(
    409,
    { processes: z.array(z.string()) },
    { processes: ['return-refund'] },
    {
      en: ({ processes }) => `A pilot of ${listed(processes, ', ')} is already running; end it first.`,
      'zh-CN': ({ processes }) => `${listed(processes, '、')} 已有试点在进行，请先结束。`,
    },
  ),
  'studio.pilot-without-flow': plainRefusal(422, {
    en: 'This can’t be piloted: no flow uses it, or it applies to all cases at once.',
    'zh-CN': '无法只对部分工单试点：没有流程使用它，或它对所有工单同时生效。',
  }),
  'studio.pilot-not-found': plainRefusal(404, {
    en: 'Pilot not found.',
    'zh-CN': '没有这个试点。',
  }),
  'studio.pilot-ended': plainRefusal(409, {
    en: 'This pilot has ended.',
    'zh-CN': '此试点已结束。',
  }),
}
