import { Skeleton, SkeletonTiles } from '@/components/ui/skeleton'

export default function LibraryLoading() {
  return (
    <>
      <Skeleton shape="line" className="mb-5 h-8 w-48" />
      <SkeletonTiles count={12} />
    </>
  )
}
