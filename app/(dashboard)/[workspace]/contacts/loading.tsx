import { Sheet } from '@/components/ui/sheet'
import { SkeletonHead, SkeletonRows } from '@/components/ui/skeleton'

export default function ContactsLoading() {
  return (
    <>
      <SkeletonHead />
      <Sheet className="px-4">
        <SkeletonRows rows={12} />
      </Sheet>
    </>
  )
}
