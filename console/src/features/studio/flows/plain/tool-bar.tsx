import type { Scope } from '@aftersale/modelling'
import { CompressOutlined, MinusOutlined, PlusOutlined, RedoOutlined, UndoOutlined } from '@ant-design/icons'
import { useReactFlow } from '@xyflow/react'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../../../text/use-language.ts'
import styles from './plain.module.css'
import type { Edits } from './use-edits.ts'

type ToolBarProps = {
  readonly edits: Edits
  /** From the whole flow to the part that is shown. */
  readonly path: readonly Scope[]
  readonly isReadOnly: boolean
  readonly onScope: (id: string) => void
}

/** Where one is in the flow, steps back and forth, and how much of it is shown. */
export function ToolBar({ edits, path, isReadOnly, onScope }: ToolBarProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const flow = useReactFlow()
  return (
    <div className={styles.bar}>
      <nav className={styles.path} aria-label={t('plain.path')}>
        {path.map(({ id, name }, at) => {
          const said = name[language] === '' ? t('plain.wholeFlow') : name[language]
          return at === path.length - 1 ? (
            <span key={id} aria-current="page">
              {said}
            </span>
          ) : (
            <span key={id}>
              <button type="button" className="link-button" onClick={() => onScope(id)}>
                {said}
              </button>
              <span aria-hidden> / </span>
            </span>
          )
        })}
      </nav>
      <div className={styles.tools}>
        {isReadOnly ? null : (
          <>
            <Button
              icon={<UndoOutlined />}
              aria-label={t('plain.undo')}
              title={`${t('plain.undo')} (Ctrl Z)`}
              disabled={!edits.canUndo}
              onClick={edits.undo}
            />
            <Button
              icon={<RedoOutlined />}
              aria-label={t('plain.redo')}
              title={`${t('plain.redo')} (Ctrl Y)`}
              disabled={!edits.canRedo}
              onClick={edits.redo}
            />
          </>
        )}
        <Button icon={<MinusOutlined />} aria-label={t('plain.smaller')} onClick={() => void flow.zoomOut()} />
        <Button icon={<PlusOutlined />} aria-label={t('plain.larger')} onClick={() => void flow.zoomIn()} />
        <Button icon={<CompressOutlined />} onClick={() => void flow.fitView({ padding: 0.05 })}>
          {t('plain.fit')}
        </Button>
      </div>
    </div>
  )
}
