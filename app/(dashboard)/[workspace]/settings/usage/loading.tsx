import { Sheet } from '@/components/ui/sheet'
import { Skeleton, SkeletonRows } from '@/components/ui/skeleton'

export default function UsageLoading() {
  return (
    <div className="grid gap-4">
      <Skeleton shape="block" className="h-80" />
      <Sheet className="px-4">
        <SkeletonRows rows={6} />
      </Sheet>
    </div>
  )
}
