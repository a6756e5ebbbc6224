import type { Metadata } from 'next'
import { WordsOf, words } from '@/app/words'
import { navCommands, workspaceNav } from '@/components/shell/nav'
import { PageHead } from '@/components/ui/page-head'
import { BoardPart } from './board'
import { CurvePart, FunnelPart, HeatPart, SmallChartsPart, WaterfallPart } from './charts'
import { ButtonPart, ChipPart, FieldPart, SelectPart } from './controls'
import { DefinitionPart, DialogPart, EmptyPart, SkeletonPart, ToastPart } from './feedback'
import { BulbPart, ColourPart, TypePart } from './foundations'
import { HandsetPart } from './handsets'
import { PartsShell } from './parts-shell'
import { TablePart } from './tables'

export const metadata: Metadata = { title: 'Parts' }

/** Every part of Marquee, in both themes: the page to look at before building a screen. */
export default async function PartsPage() {
  const t = await words('shell')
  const nav = workspaceNav(t, 'larkfield', { phones: true })
  return (
    <WordsOf rooms={['shell', 'charts', 'handset']}>
      <PartsShell
        nav={[...nav, { href: '/parts', label: 'Parts', icon: 'parts', foot: true }]}
        commands={navCommands(t, nav)}
      >
        <PageHead title="Parts" note="Every part of Marquee, in both themes." />
        <div className="grid grid-cols-6 gap-4 max-lg:grid-cols-1">
          <BoardPart />
          <BulbPart />
          <ColourPart />
          <TypePart />
          <ButtonPart />
          <FieldPart />
          <SelectPart />
          <ChipPart />
          <ToastPart />
          <TablePart />
          <EmptyPart />
          <SkeletonPart />
          <DefinitionPart />
          <DialogPart />
          <HandsetPart />
          <FunnelPart />
          <CurvePart />
          <WaterfallPart />
          <HeatPart />
          <SmallChartsPart />
        </div>
      </PartsShell>
    </WordsOf>
  )
}
