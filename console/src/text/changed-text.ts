import type { Language } from '@aftersale/contract'
import type { Instant } from '@aftersale/kernel'
import type { TFunction } from 'i18next'
import { listedText } from './format.ts'

type Changed = { readonly deployedAt: Instant; readonly deployedBy: string | null }

/** When something was changed and by whom; what came with the program, that alone: nobody here has changed it. */
export const changedText = ({ deployedAt, deployedBy }: Changed, t: TFunction, language: Language): string =>
  deployedBy === null ? t('role.fromPack') : `${listedText(deployedAt, language)} · ${deployedBy}`
