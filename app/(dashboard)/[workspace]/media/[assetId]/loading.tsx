import { Skeleton } from '@/components/ui/skeleton'

export default function AssetLoading() {
  return (
    <>
      <Skeleton shape="line" className="mb-5 h-8 w-72" />
      <div className="grid gap-4 lg:grid-cols-[minmax(0,568px)_minmax(0,1fr)]">
        <Skeleton shape="picture" className="aspect-3/4 w-full" />
        <Skeleton shape="block" className="h-120 w-full max-md:hidden" />
      </div>
    </>
  )
}
