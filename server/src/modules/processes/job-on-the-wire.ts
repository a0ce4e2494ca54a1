import { type AnswerOf, errorBodyOf, type KnownRefusal, type Language, type routes } from '@aftersale/contract'
import { type FeelContext, feelToJson } from '@aftersale/feel'
import type { Result } from '@aftersale/kernel'
import type { ActivatedJob, JobRefusal, JobReport } from '../../engine/index.ts'

type JobOnTheWire = AnswerOf<typeof routes.activateJobs>['jobs'][number]
type AnswerOnTheWire = AnswerOf<typeof routes.completeJobs>['answers'][number]

/** A job as a worker in any language gets it: values as JSON. */
export function jobOnTheWire(job: ActivatedJob): JobOnTheWire {
  return { ...job, headers: { ...job.headers }, variables: variablesOnTheWire(job.variables) }
}

const variablesOnTheWire = (variables: FeelContext) => feelToJson(variables) as JobOnTheWire['variables']

/** What became of one of many reports. */
export function answerOnTheWire(
  { jobId: id }: JobReport,
  answer: Result<null, JobRefusal | KnownRefusal<'cases.fields-not-yours'>>,
  language: Language,
): AnswerOnTheWire {
  return { id, accepted: answer.ok, error: answer.ok ? null : errorBodyOf(answer.refusal, language).error }
}
