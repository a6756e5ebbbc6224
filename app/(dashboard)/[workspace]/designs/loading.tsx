import { SkeletonHead, SkeletonTiles } from '@/components/ui/skeleton'

export default function DesignsLoading() {
  return (
    <>
      <SkeletonHead action={false} />
      <SkeletonTiles count={18} />
    </>
  )
}
