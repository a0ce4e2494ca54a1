import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { FIELD_KINDS, type FieldKindName } from './document/field-kinds.ts'
import { DRAGGED_KIND } from './field-list.tsx'
import styles from './forms.module.css'

/** Kinds of fields: a click adds one after the field that is chosen, the mouse carries one to its place. */
export function Palette({ onAdd }: { readonly onAdd: (kind: FieldKindName) => void }) {
  const { t } = useTranslation()
  return (
    <div className={styles.palette} role="group" aria-label={t('studioForm.add')}>
      {FIELD_KINDS.map((kind) => (
        <Button
          key={kind}
          size="small"
          draggable
          onDragStart={({ dataTransfer }) => dataTransfer.setData(DRAGGED_KIND, kind)}
          onClick={() => onAdd(kind)}
        >
          + {t(`studioForm.kinds.${kind}`)}
        </Button>
      ))}
    </div>
  )
}
