import { z } from 'zod'
import { exampleVersion, versionDetail, versionSummary } from '../operating.ts'
import { deploymentProblems } from '../refusals/operating.ts'
import { defineRoutes } from '../route.ts'
import { text } from '../scalars.ts'

const processKey = text(200).meta({ description: 'The id of the process in its drawing' })
const list = z.object({ items: z.array(versionSummary) }).meta({ examples: [{ items: [exampleVersion] }] })
const rule = z.object({ processKey: z.string(), keepFor: z.string().nullable() })

/** What is deployed: processes, decisions and forms, and how long what they leave behind is kept. */
export const definitionRoutes = defineRoutes({
  deploy: {
    method: 'POST',
    path: '/api/deployments',
    topic: 'definitions',
    summary: {
      en: 'Deploys processes, decisions, forms and calendars together: all of them or, with every reason, none',
      'zh-CN': '一并部署流程、决策、表单与日历：全部成功，否则一个都不部署并给出全部原因',
    },
    access: 'session',
    permission: 'flows.deploy',
    bodyLimit: 32 * 1024 * 1024,
    body: z
      .strictObject({
        resources: z
          .array(
            z.strictObject({
              name: text(200),
              content: z
                .string()
                .min(1)
                .max(16 * 1024 * 1024),
            }),
          )
          .min(1)
          .max(500)
          .meta({ description: 'Files; the ending says what each is: `.bpmn`, `.dmn`, `.form` or `.calendar.json`' }),
      })
      .meta({ examples: [{ resources: [{ name: 'exchange.bpmn', content: '<definitions/>' }] }] }),
    answers: {
      200: z
        .object({
          items: z.array(
            z.object({
              kind: z.enum(['process', 'decision', 'form', 'calendar']),
              key: z.string(),
              version: z.int(),
              isNew: z.boolean().meta({ description: 'False: the latest version is the same already' }),
            }),
          ),
          warnings: deploymentProblems.meta({ description: 'What may come out otherwise later' }),
        })
        .meta({
          examples: [{ items: [{ kind: 'process', key: 'exchange', version: 3, isNew: true }], warnings: [] }],
        }),
    },
    refusals: ['engine.not-deployable'],
  },
  listProcesses: {
    method: 'GET',
    path: '/api/processes',
    topic: 'definitions',
    summary: { en: 'Deployed processes, the latest version of each', 'zh-CN': '已部署的流程及其最新版本' },
    access: 'session',
    permission: 'flows.see',
    answers: { 200: list },
    refusals: [],
  },
  listVersions: {
    method: 'GET',
    path: '/api/processes/{key}/versions',
    topic: 'definitions',
    summary: { en: 'Versions of a process, the newest first', 'zh-CN': '流程的各个版本，最新的在前' },
    access: 'session',
    permission: 'flows.see',
    params: z.strictObject({ key: processKey }),
    answers: { 200: list },
    refusals: ['engine.process-not-found'],
  },
  getVersion: {
    method: 'GET',
    path: '/api/processes/{key}/versions/{version}',
    topic: 'definitions',
    summary: { en: 'One version: its drawing, and what begins it', 'zh-CN': '单个版本：流程图与启动方式' },
    access: 'session',
    permission: 'flows.see',
    params: z.strictObject({ key: processKey, version: z.string().regex(/^[1-9]\d{0,8}$/) }),
    answers: {
      200: versionDetail.meta({
        examples: [
          {
            version: 3,
            name: { en: 'Exchange', 'zh-CN': '换货' },
            versionTag: null,
            resource: 'exchange.bpmn',
            xml: '<definitions/>',
            starts: [{ event: 'Asked', kind: 'message', name: 'exchange-asked', dueAt: null }],
          },
        ],
      }),
    },
    refusals: ['engine.version-not-found'],
  },
  getRetention: {
    method: 'GET',
    path: '/api/retention',
    topic: 'definitions',
    summary: { en: 'How long ended instances are kept', 'zh-CN': '已结束实例的保留期限' },
    access: 'session',
    permission: 'settings.see',
    answers: {
      200: z
        .object({
          items: z.array(rule).meta({
            description: 'Processes without a rule follow the one with the empty key; without that, for ever',
          }),
        })
        .meta({ examples: [{ items: [{ processKey: 'exchange', keepFor: 'P2Y' }] }] }),
    },
    refusals: [],
  },
  setRetention: {
    method: 'POST',
    path: '/api/retention',
    topic: 'definitions',
    summary: { en: 'Sets how long ended instances of a process are kept', 'zh-CN': '设置流程已结束实例的保留期限' },
    access: 'person',
    permission: 'retention.set',
    body: z
      .strictObject({
        processKey: z
          .union([z.literal(''), processKey])
          .meta({ description: 'Empty: every process without a rule of its own' }),
        keepFor: text(50).nullable().meta({ description: 'ISO 8601 duration, such as P2Y; null: no rule' }),
      })
      .meta({ examples: [{ processKey: 'exchange', keepFor: 'P2Y' }] }),
    answers: { 200: rule.meta({ examples: [{ processKey: 'exchange', keepFor: 'P2Y' }] }) },
    refusals: ['engine.bad-retention'],
  },
})
