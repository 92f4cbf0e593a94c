import { Star } from "lucide-react"

import { IconButton } from "~/components/ui/IconButton"

import { isSame, toggleStar, useStars, type Mark } from "./marks"
import styles from "./StarButton.module.css"

/** Keeps an experiment at hand: in the rail, on the start page, in the list of experiments. */
export function StarButton({ mark }: { mark: Mark }) {
  const isStarred = useStars().some((star) => isSame(star, mark))
  return (
    <IconButton
      label={isStarred ? "Remove the star" : "Star"}
      aria-pressed={isStarred}
      className={styles["star"]}
      onClick={() => toggleStar(mark)}
    >
      <Star size={16} />
    </IconButton>
  )
}
