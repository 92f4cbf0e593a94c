import { RowsSkeleton } from "~/components/feedback/Skeleton"

export const LineageSkeleton = () => <RowsSkeleton rows={5} label="Asking where it comes from and where it went" />
