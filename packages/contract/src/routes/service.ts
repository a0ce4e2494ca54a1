import { z } from 'zod'
import { defineRoutes } from '../route.ts'
import { instantText, json } from '../scalars.ts'

const alive = z.object({ status: z.literal('alive') }).meta({ examples: [{ status: 'alive' }] })
const ready = z
  .object({
    status: z.literal('ready'),
    hints: z.array(z.string()).optional().meta({
      description: 'What somebody should look at although it works: `calendars.years-unknown`',
    }),
  })
  .meta({ examples: [{ status: 'ready' }] })

/** Whether the process lives and can work, and what its API is. */
export const serviceRoutes = defineRoutes({
  getHealth: {
    method: 'GET',
    path: '/health',
    topic: 'service',
    summary: { en: 'Whether the process lives', 'zh-CN': '进程是否存活' },
    access: 'open',
    answers: { 200: alive },
    refusals: [],
  },
  getReady: {
    method: 'GET',
    path: '/ready',
    topic: 'service',
    summary: {
      en: 'Whether it can work: the database answers, its schema is current, the queue runs, and it is not stopping',
      'zh-CN': '是否可以工作：数据库可用、结构为最新、队列在运行且未在停止',
    },
    access: 'open',
    answers: { 200: ready },
    refusals: ['http.not-ready'],
  },
  getTime: {
    method: 'GET',
    path: '/api/time',
    topic: 'service',
    summary: {
      en: 'What time it is to the server; a demonstration has a time of its own',
      'zh-CN': '服务器当前时间；演示环境有自己的时间',
    },
    access: 'session',
    permission: 'own-account',
    answers: { 200: z.object({ now: instantText }).meta({ examples: [{ now: '2026-03-01T08:00:00Z' }] }) },
    refusals: [],
  },
  getOpenApi: {
    method: 'GET',
    path: '/api/openapi.json',
    topic: 'service',
    summary: { en: 'This API as an OpenAPI 3.1 document', 'zh-CN': '本 API 的 OpenAPI 3.1 文档' },
    access: 'session',
    permission: 'own-account',
    answers: { 200: z.record(z.string(), json).meta({ examples: [{ openapi: '3.1.1' }] }) },
    refusals: [],
  },
})
