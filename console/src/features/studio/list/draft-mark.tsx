import { useTranslation } from 'react-i18next'
import type { Model } from '../studio-queries.ts'
import { Mark } from './mark.tsx'

/** Says that there is a draft, and whose. */
export function DraftMark({ model: { draft } }: { readonly model: Pick<Model, 'draft'> }) {
  const { t } = useTranslation()
  if (draft === null) return null
  return <Mark tone="waiting">{t('studio.draftOf', { name: draft.changedBy })}</Mark>
}
