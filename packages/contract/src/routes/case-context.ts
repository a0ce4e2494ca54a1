import { z } from 'zod'
import { caseSummary } from '../cases.ts'
import { exampleCase } from '../examples.ts'
import { defineRoutes } from '../route.ts'
import { identifier } from '../scalars.ts'

const params = z.strictObject({ id: identifier.meta({ description: "The case's id or its number" }) })
const named = z.object({ id: identifier, number: z.string() })
const namedList = z.array(named)

/** What else there is of a case, and how its flow stands. */
export const caseContextRoutes = defineRoutes({
  getCaseContext: {
    method: 'GET',
    path: '/api/cases/{id}/context',
    topic: 'cases',
    summary: {
      en: 'Which records belong to a case, and the other cases of its customer',
      'zh-CN': '工单关联的业务单据，以及该客户的其他工单',
    },
    access: 'session',
    permission: 'cases.see',
    params,
    answers: {
      200: z
        .object({
          instanceId: identifier.meta({ description: 'Of its flow' }),
          order: named.nullable(),
          customer: named.extend({ name: z.string() }).nullable(),
          returns: namedList,
          refunds: namedList,
          exchanges: namedList,
          repairs: namedList,
          earlier: z
            .array(caseSummary)
            .meta({ description: 'The latest ten others of the same customer, of those that one sees' }),
        })
        .meta({
          description: 'Records of a kind that one may not see are left out',
          examples: [
            {
              instanceId: '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d13',
              order: { id: '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d20', number: '536365' },
              customer: { id: '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d21', number: '14527', name: '王芳' },
              returns: [{ id: '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d30', number: 'RT00000042' }],
              refunds: [],
              exchanges: [],
              repairs: [],
              earlier: [exampleCase],
            },
          ],
        }),
    },
    refusals: ['cases.not-found'],
  },
  getCaseFlow: {
    method: 'GET',
    path: '/api/cases/{id}/flow',
    topic: 'cases',
    summary: {
      en: 'The flow of a case as a picture, where it stands in it, and where it has been',
      'zh-CN': '工单流程图、当前所在环节与已走过的环节',
    },
    access: 'session',
    permission: 'cases.see',
    params,
    query: z.strictObject({ language: z.enum(['en', 'zh-CN']).default('en') }),
    answers: {
      200: z
        .object({
          svg: z.string().meta({ description: 'Each element is a group with its id as `data-element`' }),
          at: z.array(z.string()).meta({ description: 'Ids of the elements at which it is' }),
          been: z.array(z.string()).meta({ description: 'Ids of the elements that it has entered' }),
          stopped: z.array(z.string()).meta({ description: 'Ids of the elements with an incident' }),
        })
        .meta({ examples: [{ svg: '<svg/>', at: ['Decide'], been: ['Start', 'Judge', 'Decide'], stopped: [] }] }),
    },
    refusals: ['cases.not-found', 'cases.flow-forgotten'],
  },
})
