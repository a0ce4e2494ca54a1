import { ApartmentOutlined, CompressOutlined, DownloadOutlined, SearchOutlined } from '@ant-design/icons'
import { Button, Dropdown, Tooltip } from 'antd'
import type Modeler from 'bpmn-js/lib/Modeler'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { RedoIcon, UndoIcon } from '../../step-back-icons.tsx'
import { fitBesidePalette } from '../drawing/drawing-options.ts'
import styles from './expert.module.css'
import { pngOf, saveFile, standAlone } from './export-drawing.ts'

interface FlowToolbarProps {
  readonly modeler: Modeler | null
  readonly steps: { readonly canUndo: boolean; readonly canRedo: boolean }
  onLayOut(): void
}

interface Canvas {
  getRootElement(): { readonly id: string }
}

/** What can be done with a drawing besides drawing. */
export function FlowToolbar({ modeler, steps, onLayOut }: FlowToolbarProps) {
  const { t } = useTranslation()
  const act = (name: string) => modeler?.get<{ trigger(action: string): void }>('editorActions').trigger(name)
  const tool = (words: string, icon: ReactNode, isOff: boolean, onClick: () => void) => (
    <Tooltip title={words}>
      <Button type="text" icon={icon} aria-label={words} disabled={isOff || modeler === null} onClick={onClick} />
    </Tooltip>
  )
  return (
    <div className={styles.toolbar} role="toolbar" aria-label={t('studioFlow.tools')}>
      {tool(t('studioFlow.undo'), <UndoIcon />, !steps.canUndo, () => act('undo'))}
      {tool(t('studioFlow.redo'), <RedoIcon />, !steps.canRedo, () => act('redo'))}
      {tool(t('studioFlow.find'), <SearchOutlined />, false, () => act('find'))}
      {tool(t('studioFlow.fit'), <CompressOutlined />, false, () => {
        if (modeler !== null) fitBesidePalette(modeler.get('canvas'))
      })}
      <Button type="text" icon={<ApartmentOutlined />} disabled={modeler === null} onClick={onLayOut}>
        {t('studioFlow.layOut')}
      </Button>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            { key: 'bpmn', label: t('studioFlow.asBpmn') },
            { key: 'svg', label: t('studioFlow.asSvg') },
            { key: 'png', label: t('studioFlow.asPng') },
          ],
          onClick: ({ key }) => {
            if (modeler !== null) void exported(modeler, key)
          },
        }}
      >
        <Button type="text" icon={<DownloadOutlined />} disabled={modeler === null}>
          {t('studioFlow.export')}
        </Button>
      </Dropdown>
    </div>
  )
}

async function exported(modeler: Modeler, kind: string): Promise<void> {
  const name = modeler.get<Canvas>('canvas').getRootElement().id
  if (kind === 'bpmn') {
    const { xml = '' } = await modeler.saveXML({ format: true })
    saveFile(new Blob([xml], { type: 'application/xml' }), `${name}.bpmn`)
    return
  }
  const svg = standAlone((await modeler.saveSVG()).svg)
  if (kind === 'svg') saveFile(new Blob([svg], { type: 'image/svg+xml' }), `${name}.svg`)
  else saveFile(await pngOf(svg), `${name}.png`)
}
