import type { CardKind } from '@aftersale/modelling'
import {
  ApartmentOutlined,
  AuditOutlined,
  BranchesOutlined,
  CheckCircleOutlined,
  ClockCircleOutlined,
  CodeOutlined,
  FolderOpenOutlined,
  HourglassOutlined,
  MergeCellsOutlined,
  MessageOutlined,
  PlayCircleOutlined,
  SwapOutlined,
  TableOutlined,
  ThunderboltOutlined,
} from '@ant-design/icons'

const ICONS: Readonly<Record<CardKind, typeof CodeOutlined>> = {
  start: PlayCircleOutlined,
  person: AuditOutlined,
  rule: TableOutlined,
  work: ThunderboltOutlined,
  tell: MessageOutlined,
  wait: ClockCircleOutlined,
  branch: BranchesOutlined,
  parallel: ApartmentOutlined,
  join: MergeCellsOutlined,
  race: HourglassOutlined,
  call: SwapOutlined,
  group: FolderOpenOutlined,
  end: CheckCircleOutlined,
  advanced: CodeOutlined,
}

/** The picture of a kind of step. */
export function CardIcon({ kind }: { readonly kind: CardKind }) {
  const Icon = ICONS[kind]
  return <Icon aria-hidden />
}
