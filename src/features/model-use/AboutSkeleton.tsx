import { RowsSkeleton } from "~/components/feedback/Skeleton"

export const AboutSkeleton = () => <RowsSkeleton rows={12} label="Reading what the model is" />
