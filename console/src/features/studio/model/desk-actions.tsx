import { Button, Dropdown } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../../shell/use-may.ts'
import studio from '../studio.module.css'
import type { ModelDetail } from '../studio-queries.ts'
import { DiscardSheet } from './discard-sheet.tsx'
import { downloadFile } from './download-file.ts'
import { isDue, isUnsaved } from './draft-machine.ts'
import { HistorySheet } from './history-sheet.tsx'
import { PublishSheet } from './publish/publish-sheet.tsx'
import { TryButton } from './try-button.tsx'
import type { DraftDesk } from './use-draft.ts'
import { useFileChoice } from './use-file-choice.tsx'
import type { Checked } from './use-problems.ts'

type DeskActionsProps = {
  readonly model: ModelDetail
  readonly desk: DraftDesk
  readonly problems: Checked
  readonly onShow: (element: string) => void
}
type Sheet = 'publish' | 'history' | 'discard'

/** What is done with a draft as a whole. */
export function DeskActions({ model, desk, problems, onShow }: DeskActionsProps) {
  const { t } = useTranslation()
  const mayDraft = useMay('flows.draft')
  const mayPublish = useMay('flows.deploy')
  const [sheet, setSheet] = useState<Sheet | null>(null)
  const { state, replace, save } = desk
  const hasDraft = state.revision > 0
  // What was typed a moment ago is saved first: who presses publish has not pressed in vain.
  const isWaiting = sheet === 'publish' && isUnsaved(state) && (state.phase === 'quiet' || state.phase === 'saving')
  const publish = () => {
    setSheet('publish')
    if (isDue(state)) void save()
  }
  const takeFile = async (file: File) => {
    const content = await file.text()
    if (content !== '') replace({ kind: 'replaced', content, saved: state.saved, revision: state.revision })
  }
  const choice = useFileChoice('.bpmn,.dmn,.form,.json,.xml', (file) => void takeFile(file))
  const items = [
    { key: 'history', label: t('studio.history') },
    { key: 'download', label: t('studio.download') },
    ...(mayDraft ? [{ key: 'upload', label: t('studio.upload') }] : []),
    ...(mayDraft && hasDraft ? [{ key: 'discard', label: t('studio.discard'), danger: true }] : []),
  ]
  const choose = (key: string) => {
    if (key === 'download') downloadFile(model.resource, state.content)
    else if (key === 'upload') choice.open()
    else setSheet(key as Sheet)
  }
  return (
    <>
      {choice.input}
      <div className={studio.together}>
        <TryButton model={model} content={state.content} />
        {mayPublish ? (
          <Button type="primary" disabled={!hasDraft && !isUnsaved(state)} loading={isWaiting} onClick={publish}>
            {t('studio.publish')}
          </Button>
        ) : null}
        <Dropdown trigger={['click']} menu={{ items, onClick: ({ key }) => choose(key) }}>
          <Button aria-label={t('studio.more')}>{t('studio.more')}</Button>
        </Dropdown>
      </div>
      {sheet === 'publish' && hasDraft && !isUnsaved(state) ? (
        <PublishSheet
          model={model}
          desk={desk}
          checked={problems}
          onClose={() => setSheet(null)}
          onDrop={() => setSheet('discard')}
          onShow={(element) => {
            setSheet(null)
            onShow(element)
          }}
        />
      ) : null}
      {sheet === 'history' ? <HistorySheet model={model} desk={desk} onClose={() => setSheet(null)} /> : null}
      {sheet === 'discard' ? <DiscardSheet model={model} desk={desk} onClose={() => setSheet(null)} /> : null}
    </>
  )
}
