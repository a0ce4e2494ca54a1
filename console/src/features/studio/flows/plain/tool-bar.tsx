import type { CardLayout, Scope } from '@aftersale/modelling'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { RedoIcon, UndoIcon } from '../../step-back-icons.tsx'
import styles from './plain.module.css'
import { ScopePath } from './scope-path.tsx'
import type { Edits } from './use-edits.ts'
import { ZoomButtons } from './zoom-buttons.tsx'

type ToolBarProps = {
  readonly edits: Edits
  /** From the whole flow to the part that is shown. */
  readonly path: readonly Scope[]
  readonly scope: Scope
  readonly layout: CardLayout
  readonly isReadOnly: boolean
  readonly onScope: (id: string) => void
}

/** Where one is in the flow, steps back and forth, and how much of it is shown. */
export function ToolBar({ edits, path, scope, layout, isReadOnly, onScope }: ToolBarProps) {
  const { t } = useTranslation()
  return (
    <div className={styles.bar}>
      <ScopePath path={path} onScope={onScope} />
      <div className={styles.tools}>
        {isReadOnly ? null : (
          <>
            <Button
              icon={<UndoIcon />}
              aria-label={t('plain.undo')}
              title={`${t('plain.undo')} (Ctrl Z)`}
              disabled={!edits.canUndo}
              onClick={edits.undo}
            />
            <Button
              icon={<RedoIcon />}
              aria-label={t('plain.redo')}
              title={`${t('plain.redo')} (Ctrl Y)`}
              disabled={!edits.canRedo}
              onClick={edits.redo}
            />
          </>
        )}
        <ZoomButtons scope={scope} layout={layout} />
      </div>
    </div>
  )
}
