import { type Element, isSubProcess, type Marker, nameIn } from '../flow.ts'
import { type Bounds, bottom, center } from '../geometry.ts'
import { TASK_PADDING } from '../layout/scopes/sizes.ts'
import { FONT, LINE } from '../text/label-size.ts'
import { drawText } from './draw-text.ts'
import { number, path, tag } from './svg.ts'
import { taskIcon } from './task-icons.ts'

const ROUND = 10
const MARK = 14

export function drawActivity(element: Element, bounds: Bounds, isExpanded: boolean, language: string): string {
  const isOpen = isSubProcess(element) && isExpanded
  const border = drawBorder(element, bounds, isOpen)
  const icon = taskIcon(element.kind)
  const placed =
    icon === '' ? '' : tag('g', { transform: `translate(${number(bounds.x + 6)} ${number(bounds.y + 5)})` }, icon)
  return border + placed + drawName(element, bounds, isOpen, language) + drawMarks(marksOf(element, isOpen), bounds)
}

function drawBorder(element: Element, bounds: Bounds, isOpen: boolean): string {
  const { kind, isEventSubProcess } = element
  const own = isOpen ? 'frame' : classOf(element)
  const more = `${isEventSubProcess ? ' dotted' : ''}${kind === 'callActivity' ? ' thick' : ''}`
  const rect = (className: string, inset: number) =>
    tag('rect', {
      class: className,
      x: bounds.x + inset,
      y: bounds.y + inset,
      width: Math.max(0, bounds.width - 2 * inset),
      height: Math.max(0, bounds.height - 2 * inset),
      rx: ROUND - inset,
    })
  return rect(`${own}${more}`, 0) + (kind === 'transaction' ? rect('frame', 3.5) : '')
}

function classOf({ kind }: Element): string {
  if (kind === 'userTask' || kind === 'manualTask') return 'person'
  if (kind === 'businessRuleTask') return 'rule'
  return kind === 'task' ? 'shape' : 'work'
}

function drawName(element: Element, bounds: Bounds, isOpen: boolean, language: string): string {
  const text = nameIn(element.name, language)
  if (isOpen) {
    const room = { x: bounds.x + 12, y: bounds.y + 8, width: Math.max(20, bounds.width - 24), height: LINE }
    return drawText(text, room, {
      size: FONT.title,
      className: 'name title',
      vertical: 'top',
      anchor: 'start',
      most: 1,
    })
  }
  const room = {
    x: bounds.x + TASK_PADDING,
    y: bounds.y,
    width: Math.max(20, bounds.width - 2 * TASK_PADDING),
    height: bounds.height,
  }
  const most = Math.max(1, Math.floor((bounds.height - 8) / LINE))
  return drawText(text, room, { size: FONT.inside, className: 'name', vertical: 'middle', most })
}

type FootMark = Marker | 'closed'

const ORDER: readonly FootMark[] = ['closed', 'loop', 'parallel', 'sequential', 'compensation', 'adHoc']

function marksOf(element: Element, isOpen: boolean): FootMark[] {
  const own: FootMark[] = [...element.markers]
  if (isSubProcess(element) && !isOpen) own.push('closed')
  return ORDER.filter((mark) => own.includes(mark))
}

function drawMarks(marks: readonly FootMark[], bounds: Bounds): string {
  const { x } = center(bounds)
  const first = x - (marks.length * (MARK + 4) - 4) / 2 + MARK / 2
  return marks
    .map((mark, position) => {
      const place = `translate(${number(first + position * (MARK + 4))} ${number(bottom(bounds) - 11)})`
      return tag('g', { transform: place }, drawMark(mark))
    })
    .join('')
}

function drawMark(mark: FootMark): string {
  switch (mark) {
    case 'closed':
      return path('M-6-6H6V6H-6zM0-3.5V3.5M-3.5 0H3.5', 'mark')
    case 'loop':
      return path('M-2 5.5A5.5 5.5 0 1 1 2.5 5.2M-5.5 5.8H-2V2.3', 'mark')
    case 'parallel':
      return path('M-4-5V5M0-5V5M4-5V5', 'mark bold')
    case 'sequential':
      return path('M-5-4H5M-5 0H5M-5 4H5', 'mark bold')
    case 'compensation':
      return path('M0-4.5v9L-6.5 0zM6.5-4.5v9L0 0z', 'mark')
    case 'adHoc':
      return path('M-6 2C-4-4-1.5-3 0 0S4 4 6-2', 'mark bold')
    case 'collection':
      return ''
  }
}
