import { z } from 'zod'
import { defineRoutes } from '../route.ts'
import { identifier, instantText, text } from '../scalars.ts'
import { absence } from '../tasks.ts'

const params = z.strictObject({ id: identifier })
const person = text(200).meta({ description: 'An e-mail address' })

const exampleAbsence: z.input<typeof absence> = {
  id: '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d14',
  person: 'lin@example.com',
  deputy: 'chen@example.com',
  processId: null,
  startsAt: '2026-03-02T00:00:00+08:00',
  endsAt: '2026-03-09T00:00:00+08:00',
  madeBy: 'lin@example.com',
}

/** What people do with tasks. Whoever comes too late is told who was faster, and when. */
export const absenceRoutes = defineRoutes({
  listAbsences: {
    method: 'GET',
    path: '/api/absences',
    topic: 'tasks',
    summary: { en: 'Who is away and who stands in', 'zh-CN': '外出与代理人' },
    access: 'session',
    permission: 'tasks.do',
    answers: { 200: z.object({ items: z.array(absence) }).meta({ examples: [{ items: [exampleAbsence] }] }) },
    refusals: [],
  },
  addAbsence: {
    method: 'POST',
    path: '/api/absences',
    topic: 'tasks',
    summary: {
      en: "Says who does a person's new tasks while they are away",
      'zh-CN': '设置外出期间的代理人，新任务转给代理人',
    },
    access: 'session',
    permission: 'tasks.do',
    audited: true,
    body: z
      .strictObject({
        person: person.optional().meta({ description: 'Oneself where absent; others by an administrator' }),
        deputy: person,
        processId: text(200).nullable().default(null),
        startsAt: instantText,
        endsAt: instantText,
      })
      .meta({
        examples: [
          { deputy: 'chen@example.com', startsAt: '2026-03-02T00:00:00+08:00', endsAt: '2026-03-09T00:00:00+08:00' },
        ],
      }),
    answers: { 201: absence.meta({ examples: [exampleAbsence] }) },
    refusals: [
      'tasks.person-unknown',
      'tasks.absence-of-other',
      'tasks.absence-own-deputy',
      'tasks.absence-times-wrong',
      'tasks.absence-overlaps',
      'tasks.absence-circle',
      'tasks.absence-chain-too-long',
    ],
  },
  endAbsence: {
    method: 'DELETE',
    path: '/api/absences/{id}',
    topic: 'tasks',
    summary: { en: 'The person is back', 'zh-CN': '结束外出' },
    access: 'session',
    permission: 'tasks.do',
    audited: true,
    params,
    answers: { 204: z.undefined() },
    refusals: ['tasks.absence-not-found', 'tasks.absence-of-other'],
  },
})
