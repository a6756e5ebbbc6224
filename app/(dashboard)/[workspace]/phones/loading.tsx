import { SkeletonHead, SkeletonPanels } from '@/components/ui/skeleton'

export default function PhonesLoading() {
  return (
    <>
      <SkeletonHead />
      <SkeletonPanels
        heights={['h-140', 'h-140 max-md:hidden', 'h-140 max-md:hidden', 'h-140 max-lg:hidden']}
      />
    </>
  )
}
