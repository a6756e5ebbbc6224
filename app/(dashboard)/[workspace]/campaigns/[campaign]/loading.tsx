import { SkeletonHead, SkeletonPanels } from '@/components/ui/skeleton'

export default function CampaignLoading() {
  return (
    <>
      <SkeletonHead />
      <SkeletonPanels heights={['h-160', 'h-160 max-md:hidden', 'h-160 max-lg:hidden']} />
    </>
  )
}
