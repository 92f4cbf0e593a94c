import { MOST_SMOOTHING } from "~/charts/line/lineOptions"
import { Button } from "~/components/ui/Button"
import { DelayedSearchField } from "~/components/ui/DelayedSearchField"
import { Select } from "~/components/ui/Select"
import { Slider } from "~/components/ui/Slider"
import { Menu, MenuCheck } from "~/components/ui/Menu"
import type { XMode } from "~/domain/metrics/curve"
import { useDelayed } from "~/hooks/useDelayed"

import styles from "./MetricWall.module.css"
import type { WallOptions } from "./wallSearch"

const MODES: readonly { value: XMode; label: string }[] = [
  { value: "step", label: "Step" },
  { value: "relative", label: "Relative time" },
  { value: "wall", label: "Wall time" },
]

type Props = { options: WallOptions; onOptions: (change: Partial<WallOptions>) => void }

/** What holds for every chart of the wall. */
export function WallToolbar({ options, onOptions }: Props) {
  const isZoomed = options.xRange !== undefined || options.yRange !== undefined
  const [smoothing, setSmoothing] = useDelayed(options.smoothing, (weight) => onOptions({ smoothing: weight }))
  return (
    <div className={styles["toolbar"]} role="toolbar" aria-label="Charts">
      <DelayedSearchField label="Find a metric" value={options.find} onChange={(find) => onOptions({ find })} />
      <Select
        label="Horizontal axis"
        isLabelHidden
        options={MODES}
        value={options.x}
        // Steps, seconds and dates have nothing in common: a zoom does not carry over.
        onChange={(x) => onOptions({ x, xRange: undefined })}
      />
      <Slider
        label="Smoothing"
        value={smoothing}
        min={0}
        max={MOST_SMOOTHING}
        step={0.01}
        format={(weight) => (weight === 0 ? "off" : weight.toFixed(2))}
        onChange={setSmoothing}
      />
      <AxesMenu options={options} onOptions={onOptions} />
      {isZoomed && <Button onClick={() => onOptions({ xRange: undefined, yRange: undefined })}>Reset zoom</Button>}
      {options.only.length > 0 && (
        <Button onClick={() => onOptions({ only: [] })}>
          {options.only.length === 1 ? "1 run shown" : `${options.only.length} runs shown`}: show all
        </Button>
      )}
    </div>
  )
}

function AxesMenu({ options, onOptions }: Props) {
  const active = [options.logY && "log y", options.logX && "log x", options.inliers && "no outliers"].filter(Boolean)
  return (
    <Menu trigger={<Button>{active.length === 0 ? "Axes" : `Axes: ${active.join(", ")}`}</Button>}>
      <MenuCheck checked={options.logY} onChange={(logY) => onOptions({ logY })}>
        Logarithmic y
      </MenuCheck>
      <MenuCheck checked={options.logX} onChange={(logX) => onOptions({ logX })}>
        Logarithmic x
      </MenuCheck>
      <MenuCheck checked={options.inliers} onChange={(inliers) => onOptions({ inliers })}>
        Ignore outliers: fit y to 5–95 % of the values
      </MenuCheck>
    </Menu>
  )
}
