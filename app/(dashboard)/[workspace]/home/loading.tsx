import { SkeletonHead, SkeletonPanels } from '@/components/ui/skeleton'

export default function HomeLoading() {
  return (
    <>
      <SkeletonHead />
      <SkeletonPanels heights={['h-120', 'h-120 max-md:hidden']} />
    </>
  )
}
