import type { TFunction } from 'i18next'
import { failureOf } from '../../api/failure.ts'

/** Why a form was not carried out, in one sentence. */
export function problemText(error: unknown, t: TFunction): string {
  const failure = failureOf(error)
  switch (failure.kind) {
    case 'offline':
      return t('states.notSent')
    case 'signed-out':
      return t('states.signedOut')
    case 'trouble':
      return failure.message ?? t('states.troubleWords')
    default:
      return failure.message
  }
}
