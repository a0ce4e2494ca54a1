import { type ComponentProps } from 'react'
import { useTranslation } from 'react-i18next'
import { SideSheet } from '../../../shell/sheet/side-sheet.tsx'
import { TrialPanel } from './trial-panel.tsx'

type TrialSheetProps = ComponentProps<typeof TrialPanel> & { readonly name: string; readonly onClose: () => void }

/** The same beside the editors of a file. */
export function TrialSheet({ name, onClose, ...panel }: TrialSheetProps) {
  const { t } = useTranslation()
  return (
    <SideSheet title={t('studioTrial.title', { name })} onClose={onClose} isWide>
      <TrialPanel {...panel} />
    </SideSheet>
  )
}
