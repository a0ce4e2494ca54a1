import { Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Model } from '../studio-queries.ts'

/** Says that there is a draft, and whose. */
export function DraftMark({ model: { draft } }: { readonly model: Pick<Model, 'draft'> }) {
  const { t } = useTranslation()
  if (draft === null) return null
  return <Tag color="gold">{t('studio.draftOf', { name: draft.changedBy })}</Tag>
}
