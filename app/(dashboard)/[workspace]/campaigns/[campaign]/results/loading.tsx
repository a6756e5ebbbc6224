import { SkeletonHead, SkeletonPanels } from '@/components/ui/skeleton'

export default function ResultsLoading() {
  return (
    <>
      <SkeletonHead />
      <SkeletonPanels heights={['h-80', 'h-80 max-md:hidden']} />
    </>
  )
}
