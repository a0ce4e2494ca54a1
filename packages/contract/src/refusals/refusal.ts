import { z } from 'zod'
import type { Language } from '../language.ts'

/** HTTP statuses that a refusal may have. From 500 on they are trouble or a defect on our side, not the caller's to mend. */
export type RefusalStatus =
  | 400
  | 401
  | 403
  | 404
  | 405
  | 406
  | 409
  | 410
  | 413
  | 415
  | 416
  | 421
  | 422
  | 429
  | 500
  | 503
  | 507

type Texts<F> = Readonly<Record<Language, (facts: F) => string>>

/** One entry of the closed list: status, the shape of its facts with an example, and its sentence in both languages. */
export type RefusalEntry<S extends z.ZodRawShape = z.ZodRawShape> = {
  readonly status: RefusalStatus
  readonly facts: z.ZodObject<S>
  readonly example: z.output<z.ZodObject<S>>
  readonly texts: Texts<z.output<z.ZodObject<S>>>
}

/** A refusal whose sentence needs no facts. */
export function plainRefusal(status: RefusalStatus, texts: Readonly<Record<Language, string>>) {
  return factualRefusal(status, {}, {}, { en: () => texts.en, 'zh-CN': () => texts['zh-CN'] })
}

/** A refusal whose sentence is made from facts. `example` shows them in the API documentation. */
export function factualRefusal<S extends z.ZodRawShape>(
  status: RefusalStatus,
  facts: S,
  example: z.output<z.ZodObject<S>>,
  texts: Texts<z.output<z.ZodObject<S>>>,
): RefusalEntry<S> {
  return { status, facts: z.object(facts), example, texts }
}
