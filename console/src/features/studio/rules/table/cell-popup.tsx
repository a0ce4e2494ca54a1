import { Grid, Modal, Popover } from 'antd'
import type { ReactElement, ReactNode } from 'react'

type CellPopupProps = {
  readonly isOpen: boolean
  readonly title: string
  readonly opener: ReactElement
  readonly children: ReactNode
  readonly onOpenChange: (isOpen: boolean) => void
}

/** What opens at a cell. A table has thousands of cells, so that only the one that is open has anything to open with. */
export function CellPopup(props: CellPopupProps) {
  return props.isOpen ? <Opened {...props} /> : props.opener
}

function Opened({ isOpen, title, opener, children, onOpenChange }: CellPopupProps) {
  const screens = Grid.useBreakpoint()
  // Beside a cell there is no room on a phone.
  if (screens.md === false) {
    return (
      <>
        {opener}
        <Modal open={isOpen} title={title} footer={null} destroyOnHidden onCancel={() => onOpenChange(false)}>
          {children}
        </Modal>
      </>
    )
  }
  return (
    <Popover
      open={isOpen}
      trigger="click"
      placement="bottomLeft"
      title={title}
      content={children}
      onOpenChange={onOpenChange}
    >
      {opener}
    </Popover>
  )
}
