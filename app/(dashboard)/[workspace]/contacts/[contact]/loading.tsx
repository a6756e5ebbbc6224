import { SkeletonHead, SkeletonPanels } from '@/components/ui/skeleton'

export default function ContactLoading() {
  return (
    <>
      <SkeletonHead />
      <SkeletonPanels heights={['h-120', 'h-120']} />
    </>
  )
}
