import { z } from 'zod'
import { defineRoutes, isForStaff, type Route } from '../route.ts'

/** So many questions go in one request; a page asks a dozen. */
export const READS_MOST = 30

const text = z.string().max(4_096)

const read = z
  .strictObject({
    route: z.string().min(1).max(80).meta({ description: 'The `operationId` of a route of this API that only reads' }),
    params: z.record(z.string(), text).optional().meta({ description: 'What stands in its path' }),
    query: z
      .record(z.string(), z.union([text, z.array(text)]))
      .optional()
      .meta({ description: 'Its query, as text; a list where a name stands several times' }),
  })
  .meta({ id: 'Read' })

export type Read = z.input<typeof read>

const readAnswer = z
  .object({
    at: z.int().min(0).meta({ description: 'Which of the questions, from 0' }),
    status: z.int().meta({ description: 'The status that the route would have answered with alone' }),
    body: z.unknown().meta({ description: 'The body that it would have answered with alone' }),
  })
  .meta({
    id: 'ReadAnswer',
    examples: [{ at: 0, status: 200, body: { now: '2026-03-01T08:00:00Z' } }],
  })

export type ReadAnswer = z.output<typeof readAnswer>

/** What a page asks at once, in one request. */
export const readRoutes = defineRoutes({
  readTogether: {
    method: 'POST',
    path: '/api/reads',
    topic: 'service',
    summary: {
      en: 'Several questions in one request, each answered as its own route would, a line of JSON each as soon as it is known',
      'zh-CN': '一次请求读取多项，每项的结果与单独请求时相同，得到一项即返回一行 JSON',
    },
    access: 'session',
    permission: 'own-account',
    body: z
      .strictObject({ reads: z.array(read).min(1).max(READS_MOST) })
      .meta({ id: 'ReadTogether', examples: [{ reads: [{ route: 'getTime' }] }] }),
    keepsContent: true,
    stream: true,
    answers: { 200: readAnswer },
    refusals: [],
  },
})

/** Whether a route may be asked together with others: it reads for staff, answers JSON, and nobody writes down that it was asked. */
export const isReadTogether = (route: Route): boolean =>
  route.method === 'GET' &&
  isForStaff(route) &&
  !(route.stream ?? route.binary ?? route.html ?? route.handsOut ?? route.audited)
