import type { Trouble } from '../../platform/trouble.ts'
import type { Context, Texts } from '../frame/index.ts'

/** What one examination found; `mend` says what to do where the sentence does not. */
export type Finding = {
  readonly check: string
  readonly status: 'ok' | 'warn' | 'fail'
  readonly says: Texts
  readonly mend?: Texts
}

/** What an examination may look at. */
type Patient = Pick<Context, 'root' | 'dataDir' | 'env' | 'signal'> & { readonly port: number }

export type Examination = (patient: Patient) => Promise<readonly Finding[]>

export const ok = (check: string, says: Texts): Finding => ({ check, status: 'ok', says })
export const warn = (check: string, says: Texts, mend: Texts): Finding => ({ check, status: 'warn', says, mend })
export const fail = (check: string, says: Texts, mend: Texts): Finding => ({ check, status: 'fail', says, mend })

/** Trouble's own sentence says what to mend. */
export const troubled = (check: string, { text }: Trouble): Finding => ({ check, status: 'fail', says: text })
