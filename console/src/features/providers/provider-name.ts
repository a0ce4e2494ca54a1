import type { TFunction } from 'i18next'
import { wordText } from '../../text/words.ts'

/** Who is asked, by what the company calls them; a person in words. */
export const providerName = (name: string, t: TFunction): string =>
  name === 'manual' ? t('provider.byHand') : wordText('provider', name, t)
